"""Exports of a made-up project, in one process: what is written, kept, checked and told apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster import api
from kedro_to_dagster.errors import StrictError, UsageError
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.manifest import MANIFEST
from kedro_to_dagster.options import Options, RuntimeMode
from kedro_to_dagster.review.check import Kind, check
from kedro_to_dagster.review.diff import diff

from .models import node, project

KEDRO = '[tool.kedro]\npackage_name = "shop"\nproject_name = "shop"\nkedro_init_version = "1.0.0"\n'
TEA = project({"__default__": [node("brew", ["water"], ["tea"])]})
MORE = project({"__default__": [node("brew", ["water"], ["tea"]), node("pour", ["tea"], ["cup"])]})
# A second writer of a dataset is an op, which is approximated.
TWICE = project({"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", ["leaf"], ["tea"])]})


class Shop:
    """A project that Kedro would load: what it is made of may change between exports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content: Project = TEA
        (folder / "src/shop").mkdir(parents=True)
        (folder / "src/shop/__init__.py").write_text("")
        (folder / "conf").mkdir()
        (folder / "pyproject.toml").write_text(KEDRO)
        self.out = folder / "dagster"

    def options(self, **values: Any) -> Options:
        return Options(project=self.folder, **values)

    def export(self, *, force: bool = False, **values: Any) -> api.Export:
        return api.export(self.options(**values), self.out, force=force)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    made = Shop(tmp_path / "shop")
    monkeypatch.setattr(api, "inspect_project", lambda options, log: made.content)
    yield made


def _assets(out: Path) -> Path:
    """The module of the assets of the only pipeline."""
    (module,) = [
        file
        for file in out.glob("src/*/assets/*.py")
        if file.stem[0] != "_" and "brew" in file.read_text()
    ]
    return module


# What an export does -------------------------------------------------------------------------------------


def test_an_export_writes_each_file_and_the_next_one_changes_none(shop: Shop) -> None:
    stages: list[str] = []
    first = api.export(shop.options(), shop.out, stage=stages.append)
    assert stages == [
        "Loading the Kedro project", "Deciding what it becomes", "Writing its code",
        f"Writing {shop.out}",
    ]  # fmt: skip
    assert first.written.added and not first.written.changed
    assert (first.edited, first.conflicts, first.drops_edits) == ((), (), False)
    again = shop.export()
    assert (again.written.added, again.written.changed, again.written.removed) == ((), (), ())
    assert again.written.unchanged == first.written.added


def test_the_manifest_keeps_the_options_that_the_project_does_not_settle(shop: Shop) -> None:
    def kept(**values: Any) -> dict[str, Any]:
        files = {file.path: file.text for file in api.generate(shop.options(**values)).files}
        options: dict[str, Any] = json.loads(files[MANIFEST])["options"]
        return options

    assert kept() == {"runtime": "vendor"}
    assert kept(environment="prod")["env"] == "prod"
    assert kept(environment="base", other_environments=("prod",))["env"] == ["base", "prod"]
    full = kept(
        package="tea_house",
        pipelines=("__default__",),
        conf_source="config",
        params=(("b", "secret"), ("a.x", 1)),
        runtime=RuntimeMode.PACKAGE,
        docker=True,
        allow_missing_pipelines=True,
        merge=True,
    )
    assert full == {
        "package": "tea_house",
        "pipelines": ["__default__"],
        "conf-source": "config",
        # Values may be secret.
        "params": ["a.x", "b"],
        "runtime": "package",
        "docker": True,
        "allow-missing-pipelines": True,
        "merge": True,
    }
    assert "env" not in kept(environment="prod", configured=("environment",))


def test_a_strict_export_of_what_is_only_approximated_writes_nothing(shop: Shop) -> None:
    shop.content = TWICE
    with pytest.raises(StrictError) as error:
        shop.export(strict=True)
    assert not shop.out.exists()
    assert [str(getattr(each, "code", "")) for each in error.value.diagnostics]
    assert shop.export().written.added
    shop.content = TEA
    assert shop.export(strict=True).written.removed


def test_an_export_over_the_project_is_refused(shop: Shop) -> None:
    for folder in (shop.folder, shop.folder / "src"):
        with pytest.raises(UsageError):
            api.export(shop.options(), folder, force=True)


def test_edits_are_refused_or_overwritten(shop: Shop) -> None:
    shop.export()
    module = _assets(shop.out)
    edited = f"{module.read_text()}\nMINE = 1\n"
    module.write_text(edited)
    shop.content = MORE
    with pytest.raises(UsageError, match=module.name):
        shop.export()
    assert module.read_text() == edited
    shop.export(force=True)
    assert "MINE" not in module.read_text()
    assert "pour" in module.read_text()


def test_an_export_says_that_edits_are_no_longer_kept(shop: Shop) -> None:
    assert shop.export(merge=True).drops_edits is False
    assert shop.export(merge=True).drops_edits is False
    assert shop.export().drops_edits is True
    assert shop.export().drops_edits is False


def test_a_folder_that_cannot_be_written_is_an_error_with_its_cause(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(api, "write", write)
    with pytest.raises(UsageError, match="No space left"):
        shop.export()


def test_a_name_that_the_package_cannot_have_is_refused(shop: Shop) -> None:
    with pytest.raises(UsageError):
        shop.export(package="dagster")


# What a check finds --------------------------------------------------------------------------------------


def test_a_package_is_current_until_the_project_or_the_package_changes(shop: Shop) -> None:
    shop.export()
    assert check(shop.options(), shop.out, fresh=True).is_current
    remembered = check(shop.options(), shop.out)
    assert remembered.is_current and remembered.generated is None
    assert remembered.files == check(shop.options(), shop.out, fresh=True).files
    shop.content = MORE
    found = check(shop.options(), shop.out, fresh=True)
    assert not found.is_current
    assert [each.path for each in found.differences] == sorted(
        each.path for each in found.differences
    )
    (module,) = [each for each in found.differences if "/assets/" in each.path]
    assert module.kind is Kind.CHANGED and module.line > 1
    assert module.wanted is not None and b"pour" in module.wanted


def test_files_that_are_missing_or_stale_are_told_apart(shop: Shop) -> None:
    shop.content = TWICE
    shop.export()
    (ops,) = [file for file in shop.out.glob("src/*/ops/*.py") if file.stem != "__init__"]
    name = ops.relative_to(shop.out).as_posix()
    shop.content = TEA
    stale = {each.path: each for each in check(shop.options(), shop.out, fresh=True).differences}[
        name
    ]
    assert (stale.kind, stale.line, stale.wanted) == (Kind.STALE, 1, None)
    shop.content = TWICE
    ops.unlink()
    found = check(shop.options(), shop.out, fresh=True)
    (missing,) = found.differences
    assert (missing.path, missing.kind, missing.line) == (name, Kind.MISSING, 1)
    assert missing.wanted is not None
    assert (found.of_kind(Kind.MISSING), found.of_kind(Kind.STALE)) == ((missing,), ())


def test_another_version_of_the_tool_is_no_difference_but_other_options_are(shop: Shop) -> None:
    shop.export()
    manifest = shop.out / MANIFEST
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**content, "kedro-to-dagster": "0.0.1"}, indent=2) + "\n")
    assert check(shop.options(), shop.out, fresh=True).is_current
    manifest.write_text(json.dumps({**content, "options": {"docker": True}}, indent=2) + "\n")
    (changed,) = check(shop.options(), shop.out, fresh=True).differences
    assert (changed.path, changed.kind) == (MANIFEST, Kind.CHANGED)


# What a diff tells ---------------------------------------------------------------------------------------


def _said(shop: Shop) -> list[str]:
    return [
        f"{change.area.value}: {change.said}" for change in diff(shop.options(), shop.out).changes
    ]


def test_a_diff_tells_what_is_done_to_the_project_and_shows_the_files(shop: Shop) -> None:
    shop.export()
    found = diff(shop.options(), shop.out)
    assert (found.changes, found.files) == ((), ())
    shop.content = replace(MORE, name="Shop ")
    (shop.folder / "src/shop/new.py").write_text("")
    found = diff(shop.options(), shop.out)
    told = [change.said for change in found.changes]
    assert any(line.startswith("pour is added") for line in told)
    (module,) = [file for file in found.files if "/assets/" in file.path]
    assert module.text.startswith(f"--- a/{module.path}\n+++ b/{module.path}\n@@ ")
    assert "+def cup(tea):\n" in module.text


def test_a_file_without_a_meaning_is_told_as_a_file(shop: Shop) -> None:
    shop.export()
    (shop.out / ".gitattributes").write_text("* text=auto\n")
    (shop.folder / "src/shop/new.py").write_text("")
    assert _said(shop) == ["files: .gitattributes is changed"]
    (shop.out / ".gitattributes").unlink()
    assert _said(shop) == ["files: .gitattributes is added"]
    (missing,) = diff(shop.options(), shop.out).files
    assert missing.text.startswith("--- /dev/null\n+++ b/.gitattributes\n")


def test_a_stale_file_is_shown_as_one_that_goes(shop: Shop) -> None:
    shop.content = TWICE
    shop.export()
    shop.content = TEA
    (shop.folder / "src/shop/new.py").write_text("")
    gone = [file for file in diff(shop.options(), shop.out).files if file.kind is Kind.STALE]
    assert gone
    for file in gone:
        assert file.text.startswith(f"--- a/{file.path}\n+++ /dev/null\n")
