"""Options: from the command line, the project's pyproject.toml and the environment, in this order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.errors import ExitCode, UsageError
from kedro_to_dagster.options import Options, RuntimeMode, find_project, options_from, read_options

KEDRO = '[tool.kedro]\npackage_name = "shop"\n'


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEDRO_ENV", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(KEDRO)
    return folder


def _with_table(project: Path, table: str) -> Path:
    (project / "pyproject.toml").write_text(f"{KEDRO}\n[tool.kedro-to-dagster]\n{table}\n")
    return project


# The project --------------------------------------------------------------------------------------


def test_the_project_is_the_nearest_folder_with_kedro_s_settings(project: Path) -> None:
    inner = project / "src" / "shop"
    inner.mkdir(parents=True)
    (project / "src" / "pyproject.toml").write_text("[tool.ruff]\n")
    assert find_project(project) == project
    assert find_project(inner) == project


def test_a_project_inside_of_another_is_found_first(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text(KEDRO)
    assert find_project(inner) == inner


def test_outside_of_a_project_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no Kedro project") as error:
        find_project(tmp_path)
    assert error.value.code == "K2D901"
    assert error.value.exit_code is ExitCode.USAGE


def test_a_folder_that_does_not_exist_is_not_looked_for_above_itself(project: Path) -> None:
    with pytest.raises(UsageError) as error:
        find_project(project / "misspelt")
    assert error.value.code == "K2D901"


def test_a_pyproject_that_is_no_toml_is_named(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.kedro")
    with pytest.raises(UsageError, match=r"pyproject\.toml is not valid TOML") as error:
        find_project(project)
    assert error.value.code == "K2D903"


def test_a_pyproject_that_is_no_text_is_named(project: Path) -> None:
    (project / "pyproject.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"pyproject\.toml") as error:
        find_project(project)
    assert error.value.code == "K2D903"


# Options ------------------------------------------------------------------------------------------


def test_without_any_settings_the_options_are_the_defaults(project: Path) -> None:
    assert read_options(project) == Options(project=project)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('env = "prod"', "environment", "prod"),
        ('env = ["prod"]', "environment", "prod"),
        ('package = "flow"', "package", "flow"),
        ('pipelines = ["a", "b"]', "pipelines", ("a", "b")),
        ('conf-source = "settings"', "conf_source", "settings"),
        ('params = {depth = 4, name = "x"}', "params", (("depth", 4), ("name", "x"))),
        ('runtime = "package"', "runtime", RuntimeMode.PACKAGE),
        ('runtime = "vendor"', "runtime", RuntimeMode.VENDOR),
        ("strict = true", "strict", True),
        ('dependencies = ["s3fs>=2024"]', "dependencies", ("s3fs>=2024",)),
    ],
)
def test_each_option_can_stand_in_pyproject(
    project: Path, line: str, name: str, value: Any
) -> None:
    options = read_options(_with_table(project, line))
    assert options == Options(**{"project": project, name: value})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("env = 1", "env must be a string or a list of strings, not 1"),
        ("env = []", "env must be a string or a list of strings, not []"),
        ("env = [1]", "env must be a string or a list of strings, not [1]"),
        ("package = true", "package must be a string, not True"),
        ('pipelines = "a"', "pipelines must be a list of names, not 'a'"),
        ("pipelines = [1]", "pipelines must be a list of names"),
        ("conf-source = []", "conf-source must be a string"),
        ('params = "depth=4"', "params must be a table"),
        ('runtime = "copy"', "runtime must be 'vendor' or 'package', not 'copy'"),
        ("runtime = []", "runtime must be 'vendor' or 'package'"),
        ('dependencies = "s3fs"', "dependencies must be a list of requirements"),
        ('dependencies = [">=1"]', "dependencies must be a list of requirements"),
        ('dependencies = ["a b"]', "dependencies must be a list of requirements"),
        ('strict = "yes"', "strict must be true or false, not 'yes'"),
        ('asset-key-prefix = [""]', "asset-key-prefix must be a list of names without"),
        ('asset-key-prefix = ["a/b"]', "asset-key-prefix must be a list of names without"),
    ],
)
def test_a_wrong_value_is_told_with_its_file_key_and_what_it_must_be(
    project: Path, line: str, expected: str
) -> None:
    with pytest.raises(UsageError) as error:
        read_options(_with_table(project, line))
    assert error.value.code == "K2D903"
    assert expected in str(error.value)
    assert str(project / "pyproject.toml") in str(error.value)


@pytest.mark.parametrize("key", ["environment", "conf_source", "verbose", "project", "Strict"])
def test_an_unknown_key_is_told_with_those_that_there_are(project: Path, key: str) -> None:
    with pytest.raises(UsageError, match=f"has no option '{key}'") as error:
        read_options(_with_table(project, f"{key} = true"))
    assert error.value.code == "K2D902"
    assert "env, package, pipelines, conf-source, params, runtime, jobs" in str(error.value)


def test_several_environments_can_stand_in_pyproject(project: Path) -> None:
    options = read_options(_with_table(project, 'env = ["base", "prod", "base", "eu"]'))
    assert options.environment == "base"
    assert options.other_environments == ("prod", "eu")


def test_an_environment_that_is_given_wins_over_several_in_pyproject(project: Path) -> None:
    options = read_options(_with_table(project, 'env = ["base", "prod"]'), environment="eu")
    assert (options.environment, options.other_environments) == ("eu", ())


def test_a_table_that_is_none_is_told(project: Path) -> None:
    (project / "pyproject.toml").write_text(f"[tool]\nkedro-to-dagster = true\n{KEDRO}")
    with pytest.raises(UsageError, match="kedro-to-dagster") as error:
        read_options(project)
    assert error.value.code == "K2D903"


def test_what_is_given_comes_before_pyproject(project: Path) -> None:
    _with_table(project, 'package = "flow"\nstrict = true\npipelines = ["a"]')
    options = read_options(project, package="other", pipelines=("b",))
    assert options == Options(project=project, package="other", pipelines=("b",), strict=True)


def test_what_is_not_given_leaves_pyproject_alone(project: Path) -> None:
    options = read_options(_with_table(project, 'package = "flow"'), package=None, strict=None)
    assert options.package == "flow"


@pytest.mark.parametrize(
    ("given", "line", "variable", "expected"),
    [
        ("given", 'env = "table"', "variable", "given"),
        (None, 'env = "table"', "variable", "table"),
        (None, "", "variable", "variable"),
        (None, "", "", None),
    ],
)
def test_the_environment_is_the_one_given_then_pyproject_s_then_kedro_env(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str | None,
    line: str,
    variable: str,
    expected: str | None,
) -> None:
    monkeypatch.setenv("KEDRO_ENV", variable)
    options = read_options(_with_table(project, line), environment=given)
    assert options.environment == expected


def test_the_options_of_the_last_export_are_kept(project: Path) -> None:
    kept = {"env": "prod", "pipelines": ["a"], "docker": True, "copy-code": False}
    options = options_from(kept, project, (("a.b", 1),))
    assert options.environment == "prod"
    assert options.pipelines == ("a",)
    assert options.docker and not options.copy_code
    assert options.params == (("a.b", 1),)
    assert options_from({}, project).params == ()
    assert options_from(kept, project, docker=False).docker is False


def test_what_the_last_export_kept_may_be_of_any_kind(project: Path) -> None:
    kept = {"env": ["base", "prod"], "pipelines": [], "runtime": "package"}
    options = options_from(kept, _with_table(project, 'pipelines = ["a"]'))
    assert (options.environment, options.other_environments) == ("base", ("prod",))
    # An export of no pipeline would be an empty package.
    assert options.pipelines == ("a",)
    assert options.runtime is RuntimeMode.PACKAGE
    assert options_from({"runtime": "unknown"}, project).runtime is RuntimeMode.VENDOR
