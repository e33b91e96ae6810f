"""What commands do around an export: exit codes, what `verify` runs and refuses, what `dev` starts."""

from __future__ import annotations

import json
import os
import socket
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
import typer
from kedro_to_dagster import dev
from kedro_to_dagster.cli import main, tracked
from kedro_to_dagster.codes.command import DEFECT, PORT_UNUSABLE
from kedro_to_dagster.codes.package import EDITS_IN_CONFLICT
from kedro_to_dagster.errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from kedro_to_dagster.inspect.dagster_yml.models import DevOptions
from kedro_to_dagster.options import Options
from kedro_to_dagster.review.opening import options_of
from kedro_to_dagster.verify import verification, workspace
from kedro_to_dagster.verify.comparing import Comparison
from kedro_to_dagster.verify.files import Files
from kedro_to_dagster.verify.plan import Target
from kedro_to_dagster.verify.request import Request
from kedro_to_dagster.verify.request import options_of as options_of_request
from kedro_to_dagster.verify.results import Counts, PipelineResult, Result
from kedro_to_dagster.verify.running import Run
from kedro_to_dagster.verify.workspace import Workspace

from .models import node, project

# Exit codes ----------------------------------------------------------------------------------------------


def _call(monkeypatch: pytest.MonkeyPatch, outcome: Any, *arguments: str) -> int:
    def app(**_: Any) -> Any:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    monkeypatch.setattr(main, "app", app)
    return main.call(list(arguments))


REFUSED = PORT_UNUSABLE(port=3000, cause="it is taken")


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (None, 0),
        (5, 5),
        ("text", 0),
        (REFUSED, 2),
        (typer.Exit(1), 1),
        (typer.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (click.UsageError("No such option"), 2),
        (RuntimeError("x"), int(DEFECT(kind="x", message="y").exit_code)),
    ],
)
def test_every_end_of_a_command_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, outcome: Any, code: int
) -> None:
    assert _call(monkeypatch, outcome) == code


def test_an_error_is_told_with_its_code_and_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _call(monkeypatch, REFUSED)
    told = capsys.readouterr().err
    assert told.startswith(f"Error {REFUSED.code}: {REFUSED.message}\n")
    assert REFUSED.hint is None or REFUSED.hint in told
    assert "Traceback" not in told
    _call(monkeypatch, REFUSED, "-v")
    assert "Traceback" in capsys.readouterr().err
    _call(monkeypatch, KeyboardInterrupt())
    assert capsys.readouterr().err == "Interrupted.\n"


@pytest.mark.parametrize(
    ("outcome", "code", "exit_code"),
    [
        (REFUSED, REFUSED.code, 2),
        (click.UsageError("No such option"), "usage", 2),
        (RuntimeError("x"), None, None),
    ],
)
def test_with_json_an_error_is_an_object(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    outcome: Exception,
    code: str | None,
    exit_code: int | None,
) -> None:
    ended = _call(monkeypatch, outcome, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["exit_code"] == ended
    if code is not None:
        assert (told["error"]["code"], told["exit_code"]) == (code, exit_code)
    else:
        assert "RuntimeError" in told["error"]["message"]


def test_conflicts_end_an_export_with_their_code() -> None:
    conflict: Any = SimpleNamespace(__str__=lambda: "")
    with pytest.raises(typer.Exit) as left:
        main._refuse([conflict], Path("out"), True, False)
    assert left.value.exit_code == ExitCode.CONFLICTS
    with pytest.raises(KedroToDagsterError) as error:
        main._refuse([conflict], Path("out"), False, False)
    assert error.value.code == EDITS_IN_CONFLICT(out="out", listed="").code
    main._refuse([], Path("out"), False, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [(None, None), ("a", ("a",)), (" a, b ,,c ", ("a", "b", "c")), ("", ())],
)
def test_names_are_given_with_commas_between_them(
    text: str | None, names: tuple[str, ...] | None
) -> None:
    assert main._names(text) == names


def test_files_that_git_does_not_track_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    state = SimpleNamespace(digests={"a.py": "1"}, shared={"pyproject.toml": ()})
    asked: list[tuple[str, ...]] = []

    def untracked(out: Path, paths: tuple[str, ...]) -> tuple[str, ...]:
        asked.append(paths)
        return paths[:1]

    monkeypatch.setattr(tracked, "read_state", lambda _: state)
    monkeypatch.setattr(tracked, "untracked", untracked)
    with pytest.raises(KedroToDagsterError, match=r"  a\.py") as error:
        tracked.refuse_untracked(tmp_path)
    assert error.value.exit_code == ExitCode.DRIFT
    assert asked == [("a.py", "pyproject.toml")]
    with pytest.raises(typer.Exit) as left:
        tracked.refuse_untracked(tmp_path, as_json=True)
    assert left.value.exit_code == ExitCode.DRIFT
    monkeypatch.setattr(tracked, "untracked", lambda *_: ())
    tracked.refuse_untracked(tmp_path)
    tracked.refuse_untracked(tmp_path, as_json=True)
    monkeypatch.setattr(tracked, "read_state", lambda _: None)
    tracked.refuse_untracked(tmp_path)


# dev -----------------------------------------------------------------------------------------------------


def _dev(folder: Path = Path("/out"), **options: Any) -> dev.Dev:
    return dev.Dev(
        project=Path("/project"),
        folder=folder,
        module="shop_dagster.definitions",
        export_arguments=(),
        options=DevOptions(**options),
    )


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({}, "http://127.0.0.1:3000"),
        ({"port": 8080}, "http://127.0.0.1:8080"),
        ({"host": "0.0.0.0"}, "http://127.0.0.1:3000"),
        ({"host": "box", "port": 1}, "http://box:1"),
    ],
)
def test_the_user_interface_is_where_dagster_is_told_to_serve(
    options: dict[str, Any], address: str
) -> None:
    assert _dev(**options).address == address


def test_dagster_is_given_the_options_that_are_set() -> None:
    command = dev._command(DevOptions(), "m")
    assert command[-5:] == ["-m", "dagster", "dev", "-m", "m"]
    options = DevOptions(
        host="h", port=1, log_level="debug", log_format="json", live_data_poll_rate=2
    )
    assert dev._command(options, "m")[-10:] == [
        "--host", "h", "--port", "1", "--log-level", "debug", "--log-format", "json",
        "--live-data-poll-rate", "2",
    ]  # fmt: skip


def test_dagster_finds_the_package_and_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    variables = dev._environment(_dev())
    assert variables["PYTHONPATH"] == str(Path("/out/src"))
    assert variables["KEDRO_PROJECT_PATH"] == str(Path("/project"))
    assert variables["PATH"] == os.environ["PATH"]
    monkeypatch.setenv("PYTHONPATH", "/more")
    assert dev._environment(_dev())["PYTHONPATH"] == os.pathsep.join(
        [str(Path("/out/src")), "/more"]
    )


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)):
            dev._check_port(_dev(port=port))
    dev._check_port(_dev(port=port))
    dev._check_port(_dev())


def test_an_export_that_fails_is_an_error_only_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[Any] = []

    def run(command: list[str], **given: Any) -> Any:
        ran.append((command[1:], given["cwd"]))
        return SimpleNamespace(returncode=3)

    monkeypatch.setattr(dev.subprocess, "run", run)
    served = replace(_dev(), export_arguments=("--env", "prod"))
    assert dev.export(served, check=False) is False
    assert ran == [
        (["-m", "kedro_to_dagster", "export", "/out", "--env", "prod"], Path("/project"))
    ]
    with pytest.raises(UsageError):
        dev.export(served)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=0))
    assert dev.export(served) is True


def test_a_dagster_that_does_not_answer_is_not_reloaded() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert dev.reload(_dev(port=port)) is False


# Options of a package ------------------------------------------------------------------------------------

KEDRO = '[tool.kedro]\npackage_name = "shop"\nproject_name = "shop"\nkedro_init_version = "1.0.0"\n'


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A package, beside the project that it is of."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project/pyproject.toml").write_text(KEDRO)
    out = tmp_path / "out"
    (out / "src/shop_dagster").mkdir(parents=True)
    _manifest(out, {"env": "prod"})
    _project_module(out, "shop")
    return out


def _manifest(out: Path, options: dict[str, Any]) -> None:
    content = {"kedro-to-dagster": "1", "options": options, "files": {}}
    (out / "kedro-to-dagster.json").write_text(json.dumps(content))


def _project_module(out: Path, name: str, kind: str = "KedroProject") -> None:
    text = f"project = {kind}(anchor=__file__, package_name={name!r})\nother(package_name='x')\n"
    (out / "src/shop_dagster/project.py").write_text(text)


def test_a_package_is_exported_again_with_the_options_of_its_manifest(exported: Path) -> None:
    kedro_project = exported.parent / "project"
    assert options_of(exported, kedro_project).environment == "prod"
    assert options_of(exported, kedro_project, environment="test").environment == "test"
    with pytest.raises(UsageError, match="elsewhere"):
        options_of(exported.parent / "elsewhere", kedro_project)


@pytest.mark.parametrize("kind", ["KedroProject", "CopiedProject"])
def test_a_package_of_another_project_is_refused(exported: Path, kind: str) -> None:
    _project_module(exported, "bakery", kind)
    with pytest.raises(UsageError, match="bakery"):
        options_of(exported, exported.parent / "project")
    # One that says nothing of its project is taken for its package.
    _project_module(exported, "bakery", "Another")
    assert options_of(exported, exported.parent / "project").environment == "prod"


def test_runtime_parameters_must_be_given_again(exported: Path) -> None:
    _manifest(exported, {"params": ["a.b", "c"]})
    kedro_project = exported.parent / "project"
    with pytest.raises(UsageError, match="c") as error:
        options_of(exported, kedro_project, (("a.b", 1),))
    assert "a.b" not in error.value.message
    assert options_of(exported, kedro_project, (("a.b", 1), ("c", 2))).params[1] == ("c", 2)


def test_verify_takes_the_options_of_the_package_but_for_the_environment(exported: Path) -> None:
    given = Options(project=exported.parent / "project")
    assert options_of_request(Request(options=given)) is given
    assert options_of_request(Request(options=given, out=exported)).environment == "prod"
    _manifest(exported, {"env": ["prod", "test"]})
    other = options_of_request(Request(options=replace(given, environment="test"), out=exported))
    assert (other.environment, other.other_environments) == ("test", ())
    same = options_of_request(Request(options=replace(given, environment="prod"), out=exported))
    assert (same.environment, same.other_environments) == ("prod", ("test",))


# verify --------------------------------------------------------------------------------------------------

BREWING = project(
    {"daily": [node("brew", ["water", "params:heat"], ["tea"])]}, parameters={"params:heat": 1}
)
DAILY = Target(
    name="daily", pipeline=BREWING.pipelines[0], job="daily", arguments=("--pipeline=daily",)
)
SUCCEEDED = Run(state="succeeded")
SAME = Comparison(result=Result.SAME, state="succeeded", counts=Counts(), differences=())
DIFFERENT = replace(SAME, result=Result.DIFFERENT)


def _verified(
    monkeypatch: pytest.MonkeyPatch,
    *comparisons: Comparison,
    target: Target = DAILY,
    package: Run = SUCCEEDED,
    executors: Any = (),
    **values: Any,
) -> tuple[PipelineResult, list[str], list[dict[str, bool]]]:
    ran: list[str] = []
    rules: list[dict[str, bool]] = []
    waiting = list(comparisons)

    def run_side(work: Any, target: Target, side: str, *_: Any, **seed: int) -> Any:
        ran.append(side)
        kept = Files(dict.fromkeys(values.get("kept", ())))
        return SimpleNamespace(run=package if side == "package" else SUCCEEDED, files=kept)

    def compare(kedro: Any, again: Any, package: Any, places: Any, **given: bool) -> Comparison:
        rules.append(given)
        assert (again is not None) is ("kedro_again" in ran)
        return waiting.pop(0)

    monkeypatch.setattr(verification, "run_side", run_side)
    monkeypatch.setattr(verification, "compare", compare)
    monkeypatch.setattr(verification, "places_of", lambda *_: None)
    job = SimpleNamespace(name="daily", settings=SimpleNamespace(executor=values.get("executor")))
    plan = SimpleNamespace(
        left_in_memory=lambda _: values.get("in_memory", []),
        has_partitions=values.get("has_partitions", False),
        package=SimpleNamespace(
            all_jobs=(job,),
            executors=executors,
            executor=SimpleNamespace(path=("executors", "far")),
        ),
    )
    work: Any = SimpleNamespace(
        plan=plan,
        options=SimpleNamespace(project=Path()),
        request=SimpleNamespace(multiprocess=values.get("multiprocess", False), max_partitions=50),
    )
    start: Any = None
    result = verification._verify_target(work, target, start, lambda _: nullcontext())
    return result, ran, rules


def test_kedro_runs_once_more_only_where_something_is_different(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result, ran, _ = _verified(monkeypatch, SAME)
    assert (result.result, result.kedro_runs, ran) == (Result.SAME, 1, ["kedro", "package"])
    result, ran, _ = _verified(monkeypatch, DIFFERENT, replace(SAME, notes=("It varies.",)))
    assert (result.result, result.kedro_runs) == (Result.SAME, 2)
    assert (ran, result.notes) == (["kedro", "package", "kedro_again"], ("It varies.",))
    gone = Run(state="no job")
    result, ran, _ = _verified(monkeypatch, DIFFERENT, package=gone)
    assert (result.result, result.kedro_runs, len(ran)) == (Result.DIFFERENT, 1, 2)


def test_a_pipeline_without_a_job_and_a_job_of_too_many_partitions_are_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result, ran, _ = _verified(monkeypatch, target=replace(DAILY, job=None, reason="It is empty."))
    assert (result.result, result.state, ran) == (Result.NOT_COMPARED, "It is empty.", [])
    result, _, _ = _verified(monkeypatch, target=replace(DAILY, job=None))
    assert result.state == "the package has no job for it"
    result, _, _ = _verified(monkeypatch, package=Run(state="partitions", count=99))
    assert result.result is Result.NOT_COMPARED
    assert "each of 99 partitions" in result.state and "50" in result.state


def test_what_is_not_compared_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    result, _, _ = _verified(monkeypatch, SAME, target=replace(DAILY, has_other_config=True))
    (note,) = result.notes
    assert "run_config" in note
    result, _, _ = _verified(monkeypatch, SAME, in_memory=["model", "score"])
    assert result.notes == ("Only in memory at the end, and not compared: model, score.",)
    kept = ["model (in memory)", "score (in memory)"]
    result, _, _ = _verified(monkeypatch, SAME, in_memory=["model", "score"], kept=kept)
    assert result.notes == ()


@pytest.mark.parametrize(
    ("values", "counts_calls", "has_processes"),
    [
        ({}, True, False),
        ({"multiprocess": True}, False, True),
        ({"has_partitions": True}, False, False),
        ({"executors": ("far",)}, True, True),
        ({"executors": ("near",)}, True, False),
        ({"executors": ("near",), "executor": "near"}, True, True),
    ],
)
def test_what_is_compared_depends_on_where_steps_run(
    monkeypatch: pytest.MonkeyPatch,
    values: dict[str, Any],
    counts_calls: bool,
    has_processes: bool,
) -> None:
    made = tuple(
        SimpleNamespace(variable=name, runs_elsewhere=True) for name in values.get("executors", ())
    )
    _, _, rules = _verified(monkeypatch, SAME, **{**values, "executors": made})
    assert rules == [
        {
            "counts_calls": counts_calls,
            "has_processes": has_processes,
            "same_numbers": counts_calls and not has_processes,
        }
    ]


def _work(tmp_path: Path, out: Path | None = None, **options: Any) -> Workspace:
    copy: Any = SimpleNamespace(
        linked={"data": Path("/data")}, changed_originals=lambda: (), folder=tmp_path / "start"
    )
    plan: Any = SimpleNamespace(
        project=BREWING,
        package=SimpleNamespace(
            partition_sensors=(SimpleNamespace(function_name="days"),), copies=None
        ),
        has_partitions=False,
        left_in_memory=lambda _: ["tea", "cup"],
    )
    chosen = Options(project=tmp_path / "project", **options)
    return Workspace(
        request=Request(options=chosen, out=out),
        options=chosen,
        plan=plan,
        folder=tmp_path / "work",
        copy=copy,
        generated="shop_dagster",
        state=tmp_path / "start",
    )


def test_every_run_is_made_in_the_same_place(tmp_path: Path) -> None:
    work = _work(tmp_path)
    assert work.place == tmp_path / "work/run/project"
    assert work.package == tmp_path / "work/package"
    inside = _work(tmp_path, tmp_path / "project/dagster")
    assert inside.package == inside.place / "dagster"
    assert _work(tmp_path, tmp_path / "out").package == tmp_path / "work/package"


def test_kedro_is_told_the_environment_and_has_its_parameters_in_a_file(tmp_path: Path) -> None:
    assert workspace._arguments(_work(tmp_path), DAILY, tmp_path / "own") == ["--pipeline=daily"]
    work = _work(
        tmp_path, environment="prod", conf_source="/conf", params=(("a", {"b": 1}), ("c", 1))
    )
    target = replace(DAILY, params={"a": {"d": 2}, "c": 3})
    told = workspace._arguments(work, target, tmp_path / "own")
    file = tmp_path / "own/kedro_run.json"
    assert told == ["--pipeline=daily", "--env=prod", "--conf-source=/conf", f"--config={file}"]
    assert json.loads(file.read_text()) == {"run": {"params": {"a": {"b": 1, "d": 2}, "c": 3}}}


def test_a_run_is_told_where_it_is_and_what_it_may_not_touch(tmp_path: Path) -> None:
    work = _work(tmp_path)
    request = workspace._request(work, DAILY, "kedro_again", tmp_path / "own")
    assert (request["side"], request["job"], request["sensors"]) == ("kedro", "daily", ["days"])
    assert request["source"] == str(work.place / "src")
    assert request["generated_source"] == str(work.package / "src")
    assert request["protected"] == ["/data", str((tmp_path / "project").resolve())]
    assert str(work.folder) in request["exempt"]
    assert request["record"] == str(tmp_path / "own/record.jsonl")
    assert workspace._request(work, DAILY, "package", tmp_path)["side"] == "package"
    files = {"tea": "own/memory/0.pickle", "cup": "own/memory/1.pickle"}
    assert request["in_memory"] == {name: str(tmp_path / file) for name, file in files.items()}
    copies: Any = SimpleNamespace(**vars(work.plan.package) | {"copies": object()})
    plan: Any = SimpleNamespace(**vars(work.plan) | {"package": copies})
    copied = workspace._request(replace(work, plan=plan), DAILY, "package", tmp_path)
    assert copied["in_memory"] == {}
    work.request = replace(work.request, multiprocess=True)
    assert workspace._request(work, DAILY, "package", tmp_path)["in_memory"] == {}
    work.request = replace(work.request, allow_external=True)
    assert workspace._request(work, DAILY, "package", tmp_path)["protected"] == ["/data"]


def test_only_a_committed_package_is_told_of_the_parameters_that_it_has(tmp_path: Path) -> None:
    params = (("heat", 2), ("other", 3))
    assert workspace._run_config(_work(tmp_path, params=params)) == {}
    committed = _work(tmp_path, tmp_path / "out", params=params)
    assert workspace._run_config(committed) == {
        "resources": {"parameters": {"config": {"heat": 2}}}
    }
    assert workspace._run_config(_work(tmp_path, tmp_path / "out")) == {}
    unknown = _work(tmp_path, tmp_path / "out", params=params[1:])
    assert workspace._run_config(unknown) == {}


def test_a_run_that_reaches_out_of_its_copy_is_an_error(tmp_path: Path) -> None:
    work = _work(tmp_path)
    workspace._check(work, replace(SUCCEEDED, imported=str(work.place / "src")), "package")
    with pytest.raises(ProjectError, match=r"/data/a"):
        workspace._check(work, replace(SUCCEEDED, refused=("/data/a",)), "package")
    with pytest.raises(ProjectError, match=r"/elsewhere"):
        workspace._check(work, replace(SUCCEEDED, imported="/elsewhere"), "package")
    ended = Run(state="ended", printed=" last words \n")
    with pytest.raises(ProjectError, match="last words"):
        workspace._check(work, ended, "kedro_again")
    workspace._check(work, ended, "package")
    changed: Any = SimpleNamespace(changed_originals=lambda: (Path("/data/b"),), linked={})
    work.copy = changed
    with pytest.raises(ProjectError, match=r"/data/b.*has been changed|has been changed.*/data/b"):
        workspace._check(work, SUCCEEDED, "package")


def test_the_next_pipeline_begins_with_what_kedro_has_left(tmp_path: Path) -> None:
    work = _work(tmp_path)
    folders = [tmp_path / name for name in ("start", "one", "two")]
    for folder in folders:
        folder.mkdir()
    work.go_on()
    assert work.state == folders[0]
    work.project_copies = folders[1:]
    work.go_on()
    assert work.state == folders[1]
    assert [folder.exists() for folder in folders] == [False, True, False]
    assert work.project_copies == []


@pytest.mark.parametrize("keep", [True, False])
def test_the_folders_of_the_runs_stay_if_that_is_asked_for(keep: bool) -> None:
    with workspace.work_folder(keep) as folder:
        (folder / "inner").mkdir()
        (folder / "inner/file").write_text("x")
        (folder / "inner").chmod(0o500)
    assert folder.exists() is keep
    if keep:
        workspace._remove(folder)
        assert not folder.exists()
