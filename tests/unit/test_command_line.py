"""The command line over made-up projects, in one process: formats, exit codes, and what options lead to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import kedro_to_dagster
import pytest
from kedro_to_dagster import api
from kedro_to_dagster import dev as serving
from kedro_to_dagster import verify as verifying
from kedro_to_dagster.cli import kedro_plugin, main
from kedro_to_dagster.inspect.dagster_yml import dagster_file
from kedro_to_dagster.inspect.dagster_yml.models import DevOptions
from kedro_to_dagster.verify.results import Counts, PipelineResult, Result, Verification

from .models import node, project

KEDRO = '[tool.kedro]\npackage_name = "shop"\nproject_name = "shop"\nkedro_init_version = "1.0.0"\n'
TEA = project({"__default__": [node("brew", ["water"], ["tea"])]})


class Line:
    """The command line, on a project that Kedro would load."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.out, self._capsys = folder, folder / "dagster", capsys
        (folder / "src/shop").mkdir(parents=True)
        (folder / "conf").mkdir()
        (folder / "pyproject.toml").write_text(KEDRO)

    def __call__(
        self, command: str, *arguments: str, is_of_package: bool = True
    ) -> tuple[int, str]:
        """The exit code and what is printed."""
        self._capsys.readouterr()
        folder = (str(self.out),) if is_of_package else ()
        code = main.call([command, *folder, "--project", str(self.folder), *arguments])
        return code, self._capsys.readouterr().out


@pytest.fixture
def line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Line]:
    monkeypatch.setattr(api, "inspect_project", lambda options, log: TEA)
    yield Line(tmp_path / "shop", capsys)


def test_every_name_of_the_library_is_there_and_no_other() -> None:
    for name in kedro_to_dagster.__all__:
        assert getattr(kedro_to_dagster, name).__name__ == name
    with pytest.raises(AttributeError, match="'inspect_all'"):
        kedro_to_dagster.inspect_all  # noqa: B018


def test_an_export_is_summed_up_or_told_as_json_or_not_at_all(line: Line) -> None:
    code, told = line("export")
    assert code == 0 and told.startswith(f"Exported shop to {line.out}: 1 pipeline, 1 node,")
    code, told = line("export", "--json")
    assert (code, json.loads(told)["files"]["added"]) == (0, [])
    assert line("export", "--quiet") == (0, "")
    assert line("export", "--merge", "--force")[0] == 2


def test_options_of_an_export_are_in_the_manifest(line: Line) -> None:
    options = (
        "--env",
        "base",
        "--env",
        "prod",
        "--package",
        "tea_house",
        "--docker",
        "--params",
        "a=1",
    )
    assert line("export", *options)[0] == 0
    kept = json.loads((line.out / "kedro-to-dagster.json").read_text())["options"]
    assert kept["env"] == ["base", "prod"]
    assert (kept["package"], kept["docker"], kept["params"]) == ("tea_house", True, ["a"])
    assert (line.out / "Dockerfile").is_file()
    # Values are not kept, and have to be given again.
    assert line("check")[0] == 2
    assert line("check", "--params", "a=1")[0] == 0


def test_a_check_ends_with_one_where_the_package_is_not_current(line: Line) -> None:
    line("export")
    assert line("check") == (
        0,
        f"{line.out} is what the Kedro project exports now ({_files(line)} files).\n",
    )
    (line.out / ".gitattributes").unlink()
    code, told = line("check")
    assert code == 1 and "  missing  .gitattributes\n" in told
    for given in (("--format", "json"), ("--json",)):
        code, told = line("check", *given)
        assert (code, json.loads(told)["missing"]) == (1, [".gitattributes"])
    code, told = line("check", "--format", "github")
    assert code == 1 and told.startswith("::error file=")
    assert line("check", "--quiet") == (1, "")
    assert line("check", "--format", "other")[0] == 2


def _files(line: Line) -> int:
    return sum(
        1
        for file in line.out.rglob("*")
        if file.is_file() and ".kedro-to-dagster" not in file.parts
    )


def test_a_diff_ends_with_one_where_something_would_change(line: Line) -> None:
    line("export")
    assert line("diff")[0] == 0
    (line.out / ".gitattributes").unlink()
    code, told = line("diff")
    assert code == 1 and told.startswith("Files\n  + .gitattributes is added\n")
    for given in (("--format", "json"), ("--json",)):
        assert json.loads(line("diff", *given)[1])["changes"][0]["subject"] == ".gitattributes"
    assert line("diff", "--format", "markdown")[1].startswith("**The export changes")


def test_a_plan_is_printed_in_each_form(line: Line) -> None:
    code, told = line("plan", is_of_package=False)
    assert code == 0 and told.startswith("shop becomes shop_dagster\n")
    for given in (("--format", "json"), ("--json",)):
        assert json.loads(line("plan", *given, is_of_package=False)[1])["package"] == "shop_dagster"
    told = line("plan", "--format", "markdown", "--package", "x", is_of_package=False)[1]
    assert told.startswith("# shop as a Dagster package\n")


# verify --------------------------------------------------------------------------------------------------


def _verified(result: Result) -> Verification:
    pipeline = PipelineResult(
        name="p", job="p", result=result, state="succeeded", counts=Counts(files=1)
    )
    return Verification(
        project="shop", package=None, environment=None, executor="in_process", pipelines=(pipeline,)
    )


def test_a_verification_ends_with_one_where_something_differs(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def verify(request: Any, progress: Any) -> Verification:
        asked.append(request)
        return _verified(result)

    monkeypatch.setattr(verifying, "verify", verify)
    line.out.mkdir()
    for ended, code in ((Result.SAME, 0), (Result.DIFFERENT, 1), (Result.NOT_COMPARED, 0)):
        result = ended
        assert line("verify", is_of_package=False)[0] == code
    assert (asked[0].out, asked[0].multiprocess, asked[0].keep) == (None, False, False)
    result = Result.SAME
    for given in (("--format", "json"), ("--json",)):
        assert json.loads(line("verify", *given, is_of_package=False)[1])["result"] == "same"
    assert line("verify", "--write-fidelity", is_of_package=False)[0] == 2
    assert not (line.out / "FIDELITY.md").exists()
    given = ("--write-fidelity", "--multiprocess", "--allow-external", "--keep", "--pipeline", "p")
    assert line("verify", *given)[0] == 0
    assert "| `p` | same |" in (line.out / "FIDELITY.md").read_text()
    request = asked[-1]
    assert (request.out, request.pipelines) == (line.out, ("p",))
    assert request.multiprocess and request.allow_external and request.keep
    assert (request.link_over, request.max_partitions) == (50, 50)


# dev -----------------------------------------------------------------------------------------------------


def test_dev_serves_with_its_options_over_those_of_the_file(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Any] = []

    def serve(dev: Any, say: Any) -> int:
        served.append(dev)
        say("Exported.")
        return 7

    configured = DevOptions(host="box", log_level="debug")
    monkeypatch.setattr(serving, "serve", serve)
    monkeypatch.setattr(dagster_file, "read_dev_options", lambda options: ("shop", configured))
    assert line("dev") == (7, "Exported.\n")
    (dev,) = served
    assert (dev.project, dev.folder, dev.module) == (
        line.folder, line.out, "shop_dagster.definitions",
    )  # fmt: skip
    assert (dev.options, dev.export_arguments) == (configured, ())
    _, told = line("dev", "--json", "--env", "prod", "--force", "-p", "8080", "--host", "h")
    assert json.loads(told) == {"schema": 1, "message": "Exported."}
    assert served[-1].export_arguments == ("--env", "prod", "--force")
    assert served[-1].options == DevOptions(host="h", port="8080", log_level="debug")


# In Kedro's command line ---------------------------------------------------------------------------------


def test_the_command_of_kedro_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(main, "run", lambda arguments, program: ran.append((arguments, program)))
    monkeypatch.setattr(kedro_plugin, "run", main.run, raising=False)
    command: Any = kedro_plugin.to_dagster
    command.main(["export", "./out", "--env", "prod"], standalone_mode=False, obj=SimpleNamespace())
    assert ran == [(["export", "./out", "--env", "prod"], "kedro to-dagster")]
