"""The command line: its options, what it prints, and its exit codes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from ..support.cases import files_below, run, run_code
from ..support.projects import write_project

SCRIPT = Path(sys.executable).with_name("kedro-to-dagster")
MANIFEST = "kedro-to-dagster.json"
DEFINITIONS = "src/tiny_project_dagster/definitions.py"
TWO_PIPELINES = """
    "__default__": pipeline([node(double, "text", "doubled", name="double")]),
    "other": pipeline([node(double, "text", "other_doubled", name="other_double")]),
"""
# A dataset class that is not installed where the export runs.
NOT_INSTALLED = "text: {type: moon.dust.DustDataset, filepath: data/text.txt}\n"


def _run(*arguments: str | Path, folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "kedro_to_dagster", *arguments, folder=folder, check=False, **changes)


def _export(folder: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    result = _run("export", "out", *options, folder=folder)
    assert result.returncode == 0, result.stderr
    return result


def _refused(
    folder: Path, code: int, error: str, *options: str | Path
) -> subprocess.CompletedProcess[str]:
    """Export, to see it refused with an exit code and an error code, and nothing written."""
    result = _run("export", "out", *options, folder=folder)
    assert result.returncode == code, result.stdout + result.stderr
    assert f"Error {error}: " in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert not (folder / "out").exists()
    return result


def _add_to_pyproject(project: Path, text: str) -> None:
    path = project / "pyproject.toml"
    path.write_text(f"{path.read_text()}\n{text}\n")


# What it tells of itself ------------------------------------------------------------------------


def test_the_version_is_printed(tmp_path: Path) -> None:
    result = run(SCRIPT, "--version", folder=tmp_path)
    assert result.stdout == f"kedro-to-dagster {version('kedro-to-dagster')}\n"


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_options_examples_and_exit_codes(tmp_path: Path, flag: str) -> None:
    shown = " ".join(run(SCRIPT, "export", flag, folder=tmp_path, COLUMNS="200").stdout.split())
    options = ["--project", "--env", "--package", "--pipelines", "--conf-source", "--params"]
    options += ["--runtime", "--force", "--strict", "--verbose", "--quiet", "--help"]
    assert [option for option in options if option not in shown] == []
    assert "kedro-to-dagster export ./dagster --env prod" in shown
    for code in (
        "0 done",
        "2 bad usage",
        "3 the project cannot be exported",
        "4 diagnostics",
        "5",
        "130",
    ):
        assert code in shown


def test_without_a_command_help_is_shown(tmp_path: Path) -> None:
    result = _run(folder=tmp_path)
    assert result.returncode == 2
    assert "Usage: kedro-to-dagster" in result.stdout + result.stderr


# Success ----------------------------------------------------------------------------------------


def test_an_export_ends_with_a_summary_in_plain_lines(empty_project: Path) -> None:
    result = _export(empty_project)
    assert result.stdout.splitlines()[0] == (
        "Exported tiny_project to out: 1 pipeline, 1 node, 2 datasets."
    )
    assert result.stdout.splitlines()[1].endswith("added, 0 changed, 0 removed, 0 unchanged.")
    assert result.stdout.splitlines()[2] == "Plan: 5 translated."
    assert len(result.stdout.splitlines()) == 4
    assert "\x1b" not in result.stdout
    assert result.stderr == ""
    assert (empty_project / "out" / DEFINITIONS).is_file()


def test_quiet_prints_nothing(empty_project: Path) -> None:
    result = _export(empty_project, "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_what_is_approximated_is_told_with_its_place(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", catalog=NOT_INSTALLED)
    shown = _export(project).stdout
    assert "K2D103 approximated: conf/base/catalog.yml:1 (text): " in shown
    assert "1 approximated" in shown


def test_notes_are_shown_only_if_asked_for(tmp_path: Path) -> None:
    pipelines = '"__default__": pipeline([node(double, "text", "dou-bled", name="double")])'
    project = write_project(tmp_path / "project", pipelines=pipelines)
    plain, verbose = _export(project).stdout, _export(project, "-v").stdout
    assert "K2D401" not in plain
    assert "1 note (-v shows them)" in plain
    assert "K2D401 note: dataset 'dou-bled' is called 'dou_bled' in Dagster." in verbose


def test_a_second_export_leaves_everything_unchanged(empty_project: Path) -> None:
    _export(empty_project)
    before = files_below(empty_project / "out")
    shown = _export(empty_project).stdout
    assert f"Files: 0 added, 0 changed, 0 removed, {len(before)} unchanged." in shown
    assert files_below(empty_project / "out") == before


def test_the_project_is_found_from_a_folder_inside_of_it(empty_project: Path) -> None:
    _export(empty_project / "src" / "tiny_project")
    assert (empty_project / "src/tiny_project/out" / DEFINITIONS).is_file()


def test_the_project_is_named_from_elsewhere(empty_project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    _export(elsewhere, "--project", empty_project)
    assert (elsewhere / "out" / DEFINITIONS).is_file()


def test_kedro_s_own_command_line_does_the_same(empty_project: Path) -> None:
    _export(empty_project)
    result = run("-m", "kedro", "to-dagster", "export", "./by-kedro", folder=empty_project)
    assert "Exported tiny_project to by-kedro" in result.stdout
    assert files_below(empty_project / "by-kedro") == files_below(empty_project / "out")


def test_errors_under_kedro_s_own_command_line_have_the_same_exit_code(
    empty_project: Path,
) -> None:
    command = ("-m", "kedro", "to-dagster", "export", "out", "--env", "moon")
    result = run(*command, folder=empty_project, check=False)
    assert result.returncode == 2
    assert "Error K2D906: " in result.stderr
    assert "Traceback" not in result.stderr


def test_the_console_script_does_the_same(empty_project: Path) -> None:
    _export(empty_project)
    run(SCRIPT, "export", "by-script", folder=empty_project)
    assert files_below(empty_project / "by-script") == files_below(empty_project / "out")


# Options ----------------------------------------------------------------------------------------


def test_package_names_the_python_package(empty_project: Path) -> None:
    _export(empty_project, "--package", "tiny_flow")
    assert (empty_project / "out/src/tiny_flow/definitions.py").is_file()


def test_pipelines_are_chosen_by_name(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines=TWO_PIPELINES)
    assert "1 pipeline, 1 node" in _export(project, "--pipelines", "other").stdout
    assert "2 pipelines, 2 nodes" in _export(project, "-p", "other, __default__").stdout


def test_params_fill_in_the_configuration(tmp_path: Path) -> None:
    catalog = """
    text:
      type: text.TextDataset
      filepath: "data/${runtime_params:folder}/text.txt"
    """
    project = write_project(tmp_path / "project", catalog=catalog)
    _export(project, "--params", "folder=june")
    resources = project / "out/src/tiny_project_dagster/resources.py"
    assert 'filepath="data/june/text.txt"' in resources.read_text()


def test_params_that_are_not_given_are_left_open_and_reported(tmp_path: Path) -> None:
    catalog = 'text: {type: text.TextDataset, filepath: "${runtime_params:folder}/text.txt"}'
    project = write_project(tmp_path / "project", catalog=catalog)
    shown = _export(project, "-v").stdout
    assert "K2D307 note: the runtime parameter 'folder' is left open" in shown
    assert "'filepath' of dataset 'text' (${runtime_params:folder}/text.txt)" in shown


def test_a_type_that_only_a_run_would_know_is_refused(tmp_path: Path) -> None:
    catalog = 'text: {type: "${runtime_params:kind}", filepath: text.txt}'
    project = write_project(tmp_path / "project", catalog=catalog)
    shown = _refused(project, 3, "K2D917").stderr
    assert "conf/base/catalog.yml:1 (text): 'type' of dataset 'text'" in shown
    assert "--params kind=" in shown


@pytest.mark.parametrize("kind", ["catalog", "parameters"])
def test_a_resolver_that_computes_with_params_needs_them_at_the_export(
    tmp_path: Path, kind: str
) -> None:
    settings = 'CONFIG_LOADER_ARGS = {"custom_resolvers": {"upper": str.upper}}'
    shouted = "${upper:${runtime_params:word}}"
    catalog = f'text: {{type: text.TextDataset, filepath: "{shouted}"}}'
    files = {
        "conf/base/catalog.yml": catalog if kind == "catalog" else "{}",
        "conf/base/parameters.yml": f'loud: "{shouted}"' if kind == "parameters" else "{}",
    }
    project = write_project(tmp_path / "project", settings=settings, files=files)
    shown = _refused(project, 3, {"catalog": "K2D913", "parameters": "K2D916"}[kind]).stderr
    assert "the resolver 'upper' needs the value of a runtime parameter" in shown
    assert "--params" in shown
    assert "Exported" in _export(project, "--params", "word=moon").stdout


def test_a_package_may_stand_in_the_folder_of_the_configuration(tmp_path: Path) -> None:
    """Its options are no part of `dagster.yml`, whose pattern finds them."""
    settings = 'CONF_SOURCE = "."\nCONFIG_LOADER_ARGS = {"base_env": ".", "default_run_env": "."}\n'
    project = write_project(
        tmp_path / "project",
        settings=settings,
        files={"catalog.yml": "text: {type: text.TextDataset, filepath: data/text.txt}\n"},
    )
    shutil.rmtree(project / "conf")
    for _ in range(2):
        run("-m", "kedro_to_dagster", "export", "dagster", folder=project)
    run("-m", "kedro_to_dagster", "check", "dagster", "--fresh", folder=project)


def test_conf_source_names_another_configuration(tmp_path: Path) -> None:
    other = "text: {type: text.TextDataset, filepath: elsewhere.txt}"
    files = {"settings_b/base/catalog.yml": other, "settings_b/local/.gitkeep": ""}
    project = write_project(tmp_path / "project", files=files)
    _export(project, "--conf-source", "settings_b")
    package = project / "out/src/tiny_project_dagster"
    assert 'filepath="elsewhere.txt"' in (package / "resources.py").read_text()
    assert 'conf_source="settings_b"' in (package / "project.py").read_text()


@pytest.fixture
def staged_project(tmp_path: Path) -> Path:
    """A project with an environment beside the base."""
    text = "text: {type: text.TextDataset, filepath: data/prod.txt}"
    return write_project(tmp_path / "project", files={"conf/prod/catalog.yml": text})


def test_env_names_the_environment(staged_project: Path) -> None:
    _export(staged_project, "--env", "prod")
    package = staged_project / "out/src/tiny_project_dagster"
    assert 'filepath="data/prod.txt"' in (package / "resources.py").read_text()
    assert 'environment="prod"' in (package / "project.py").read_text()


def test_kedro_env_names_the_environment_where_no_option_does(staged_project: Path) -> None:
    _run("export", "out", folder=staged_project, KEDRO_ENV="prod")
    resources = staged_project / "out/src/tiny_project_dagster/resources.py"
    assert 'filepath="data/prod.txt"' in resources.read_text()


def test_runtime_package_imports_the_runtime_instead_of_copying_it(empty_project: Path) -> None:
    _export(empty_project, "--runtime", "package")
    package = empty_project / "out/src/tiny_project_dagster"
    assert not (package / "runtime").exists()
    assert "from kedro_to_dagster_runtime.project import" in (package / "project.py").read_text()
    assert '"kedro-to-dagster"' in (empty_project / "out/pyproject.toml").read_text()


def test_options_stand_in_the_project_s_pyproject(staged_project: Path) -> None:
    table = '[tool.kedro-to-dagster]\npackage = "tiny_flow"\nenv = "prod"\nruntime = "package"'
    _add_to_pyproject(staged_project, table)
    _export(staged_project)
    package = staged_project / "out/src/tiny_flow"
    assert 'environment="prod"' in (package / "project.py").read_text()
    assert not (package / "runtime").exists()


def test_an_option_of_the_command_comes_before_pyproject(empty_project: Path) -> None:
    _add_to_pyproject(empty_project, '[tool.kedro-to-dagster]\npackage = "tiny_flow"')
    _export(empty_project, "--package", "other_flow")
    assert (empty_project / "out/src/other_flow").is_dir()
    assert not (empty_project / "out/src/tiny_flow").exists()


# Errors -----------------------------------------------------------------------------------------


def test_outside_of_a_project_the_error_says_what_to_do(tmp_path: Path) -> None:
    assert "--project" in _refused(tmp_path, 2, "K2D901").stderr


def test_an_argument_that_is_missing_is_a_usage_error(empty_project: Path) -> None:
    result = _run("export", folder=empty_project)
    assert result.returncode == 2
    assert "Missing argument" in result.stderr


@pytest.mark.parametrize("option", [("--moon",), ("--runtime", "moon")])
def test_an_option_that_does_not_exist_is_a_usage_error(
    empty_project: Path, option: tuple[str, ...]
) -> None:
    result = _run("export", "out", *option, folder=empty_project)
    assert result.returncode == 2
    assert option[-1] in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unknown_environment_is_told_with_those_that_there_are(empty_project: Path) -> None:
    shown = _refused(empty_project, 2, "K2D906", "--env", "moon").stderr
    assert "'moon'" in shown
    assert "base, local" in shown


def test_an_unknown_pipeline_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines=TWO_PIPELINES)
    shown = _refused(project, 2, "K2D904", "--pipelines", "moon").stderr
    assert "It registers __default__, other." in shown


def test_a_configuration_folder_that_does_not_exist_is_named(empty_project: Path) -> None:
    assert "moon" in _refused(empty_project, 2, "K2D905", "--conf-source", "moon").stderr


@pytest.mark.parametrize(
    "name", ["a-b", "class", "é", "_x", "x_", "json", "dagster", "yaml", "tiny_project"]
)
def test_a_name_that_the_package_cannot_have_is_refused(empty_project: Path, name: str) -> None:
    """Not Python's, not a distribution's, or that of a module of Python, a library, the project."""
    assert f"'{name}'" in _refused(empty_project, 2, "K2D907", "--package", name).stderr


def test_params_that_are_not_name_and_value_are_refused(empty_project: Path) -> None:
    assert "name=value" in _refused(empty_project, 2, "K2D908", "--params", "moon").stderr


@pytest.mark.parametrize("item", ["moon='", "moon=[1", "moon=${"])
def test_params_whose_value_is_no_yaml_are_refused(empty_project: Path, item: str) -> None:
    assert f"'{item}'" in _refused(empty_project, 2, "K2D908", "--params", item).stderr


@pytest.mark.parametrize(
    ("table", "code", "named"),
    [
        ("[tool.kedro-to-dagster]\npackge = 'x'", "K2D902", "'packge'"),
        ("[tool.kedro-to-dagster]\nstrict = 'yes'", "K2D903", "strict"),
        ("[tool.kedro-to-dagster", "K2D903", "pyproject.toml"),
    ],
)
def test_a_mistake_in_pyproject_names_the_file_and_the_key(
    empty_project: Path, table: str, code: str, named: str
) -> None:
    _add_to_pyproject(empty_project, table)
    shown = _refused(empty_project, 2, code).stderr
    assert "pyproject.toml" in shown
    assert named in shown


def test_a_registry_that_raises_is_an_error_of_the_project(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines='"__default__": 1 / 0')
    shown = _refused(project, 3, "K2D911").stderr
    assert "ZeroDivisionError: division by zero" in shown


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        ('[node(double, "text", "doubled")]', "it is an instance of 'list', not a Pipeline"),
        ("None", "it is an instance of 'NoneType', not a Pipeline"),
    ],
)
def test_what_is_registered_must_be_a_pipeline(registered: str, said: str, tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines=f'"__default__": {registered}')
    shown = " ".join(_refused(project, 3, "K2D911").stderr.split())
    assert f"the pipeline '__default__', which Kedro cannot run: {said}" in shown


def test_the_name_of_a_pipeline_must_be_a_text(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project", pipelines='2024: pipeline([node(double, "text", "doubled")])'
    )
    shown = " ".join(_refused(project, 3, "K2D911").stderr.split())
    assert "the pipeline '2024', which Kedro cannot run: its name is not a string" in shown


def test_a_registry_with_a_syntax_error_is_an_error_of_the_project(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines='"__default__": pipeline([')
    assert "SyntaxError" in _refused(project, 3, "K2D911").stderr


def test_a_registry_that_leaves_the_process_is_an_error_of_the_project(tmp_path: Path) -> None:
    nodes = "import sys\n\nsys.exit(0)\n"
    project = write_project(tmp_path / "project", nodes=nodes)
    _refused(project, 3, "K2D911")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("raise RuntimeError('no settings')\n", "no settings"),
        # Kedro's settings keep their defaults then, and 'kedro registry list' says nothing.
        ("from kedro.io import NoCatalog\n", "cannot import name 'NoCatalog'"),
        ("import no_library\n", "No module named 'no_library'"),
    ],
)
def test_settings_that_raise_are_an_error_of_the_project(
    settings: str, said: str, tmp_path: Path
) -> None:
    project = write_project(tmp_path / "project", settings=settings)
    shown = " ".join(_refused(project, 3, "K2D910").stderr.split())
    assert said in shown


def test_a_logging_configuration_that_kedro_refuses_is_an_error_of_the_project(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path / "project")
    (project / "conf" / "logging.yml").write_text(
        "version: 1\nformatters: {own: {(): logging.Formatter}}\n"
    )
    assert "logging configuration" in _refused(project, 3, "K2D910").stderr


@pytest.mark.parametrize("level", ["LOUD", "[1]"])
def test_a_level_of_logs_that_there_is_not_is_an_error_of_the_project(
    tmp_path: Path, level: str
) -> None:
    project = write_project(tmp_path / "project")
    (project / "conf" / "logging.yml").write_text(
        f"version: 1\nloggers: {{quiet: {{level: null}}, own: {{level: {level}}}}}\nroot:\n"
    )
    told = " ".join(_refused(project, 3, "K2D910").stderr.split())
    assert "conf/logging.yml: unable to configure logger 'own'" in told


def test_a_project_of_an_old_kedro_is_told_how_to_migrate(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    pyproject = project / "pyproject.toml"
    pyproject.write_text(
        re.sub(r'(?<=kedro_init_version = ")[^"]*', "0.19.12", pyproject.read_text())
    )
    told = _refused(project, 3, "K2D938").stderr
    assert "for Kedro 0.19.12" in told
    assert "about/migration" in told


def test_a_project_without_pipelines_is_an_error_of_the_project(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines="")
    assert "register_pipelines" in _refused(project, 3, "K2D912").stderr


def test_a_catalog_that_is_not_valid_is_an_error_of_the_project(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", catalog="text: {filepath: text.txt}")
    shown = _refused(project, 3, "K2D914").stderr
    assert "conf/base/catalog.yml:1" in shown
    assert "type" in shown


def test_strict_tells_what_is_approximated_and_writes_nothing(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", catalog=NOT_INSTALLED)
    shown = _refused(project, 4, "K2D930", "--strict").stderr
    assert "K2D103 approximated" in shown


def test_strict_accepts_a_project_that_is_translated_as_it_is(empty_project: Path) -> None:
    _export(empty_project, "--strict")


def test_an_edited_file_is_refused_and_kept_unless_forced(empty_project: Path) -> None:
    _export(empty_project)
    edited = empty_project / "out" / DEFINITIONS
    edited.write_text("mine = 1\n")
    result = _run("export", "out", folder=empty_project)
    assert result.returncode == 2
    assert "Error K2D923: " in result.stderr
    assert DEFINITIONS in result.stderr
    assert edited.read_text() == "mine = 1\n"
    assert "1 changed" in _export(empty_project, "--force").stdout
    assert edited.read_text() != "mine = 1\n"


def test_a_folder_of_something_else_is_refused_and_kept(empty_project: Path) -> None:
    result = _run("export", "conf", folder=empty_project)
    assert result.returncode == 2
    assert "Error K2D921: " in result.stderr
    assert not (empty_project / "conf" / MANIFEST).exists()


def test_a_folder_that_cannot_be_written_is_no_defect_of_the_tool(empty_project: Path) -> None:
    (empty_project / "file").write_text("")
    result = _run("export", "file/out", folder=empty_project)
    assert result.returncode == 2
    assert "defect" not in result.stderr
    assert "Traceback" not in result.stderr


def test_verbose_shows_where_an_error_comes_from(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pipelines='"__default__": 1 / 0')
    result = _run("export", "out", "-v", folder=project)
    assert result.returncode == 3
    assert "Traceback" in result.stderr
    assert "1 / 0" in result.stderr
    assert "Error K2D911: " in result.stderr


def test_what_a_project_prints_when_it_is_imported_is_kept_out(tmp_path: Path) -> None:
    nodes = 'print("noise")\n\n\ndef double(text):\n    return text + text\n'
    project = write_project(tmp_path / "project", nodes=nodes)
    assert "noise" not in _export(project).stdout


# Several environments -----------------------------------------------------------------------------


@pytest.fixture
def two_environments(tmp_path: Path) -> Path:
    files = {"conf/prod/catalog.yml": "text: {type: text.TextDataset, filepath: prod.txt}"}
    return write_project(tmp_path / "project", files=files)


def test_a_package_of_several_environments_holds_what_differs(two_environments: Path) -> None:
    _export(two_environments, "--env", "base", "--env", "prod")
    package = two_environments / "out/src/tiny_project_dagster"
    assert 'filepath="data/text.txt"' in (package / "resources.py").read_text()
    assert 'filepath="prod.txt"' in (package / "environments/prod.py").read_text()
    manifest = json.loads((two_environments / "out/kedro-to-dagster.json").read_text())
    assert manifest["options"]["env"] == ["base", "prod"]


def test_the_environments_can_stand_in_pyproject(two_environments: Path) -> None:
    with (two_environments / "pyproject.toml").open("a") as file:
        file.write('[tool.kedro-to-dagster]\nenv = ["base", "prod"]')
    _export(two_environments)
    package = two_environments / "out/src/tiny_project_dagster"
    assert (package / "environments/prod.py").is_file()
    _export(two_environments, "--env", "prod")
    assert not (package / "environments").exists()


def test_an_environment_that_does_not_exist_is_refused_among_several(
    two_environments: Path,
) -> None:
    assert "'moon'" in _refused(two_environments, 2, "K2D906", "-e", "base", "-e", "moon").stderr


def test_an_environment_that_the_package_does_not_hold_ends_the_loading(
    two_environments: Path,
) -> None:
    _export(two_environments, "--env", "base", "--env", "prod")
    load = "import sys; sys.path.insert(0, 'out/src'); import tiny_project_dagster.definitions"
    run_code(load, folder=two_environments, KEDRO_ENV="prod")
    failed = run_code(load, folder=two_environments, check=False, KEDRO_ENV="moon")
    assert "KEDRO_ENV is 'moon'" in failed.stderr
    assert "base, prod" in failed.stderr


def test_schedules_are_chosen_and_other_differences_of_dagster_yml_are_reported(
    two_environments: Path,
) -> None:
    conf = two_environments / "conf"
    base = (
        "schedules: {daily: {cron_schedule: '0 1 * * *'}}\n"
        "jobs: {__default__: {pipeline: __default__, schedule: daily}}\n"
    )
    (conf / "base/dagster.yml").write_text(base)
    (conf / "prod/dagster.yml").write_text("schedules: {daily: {cron_schedule: '0 5 * * *'}}\n")
    assert "K2D705" not in _export(two_environments, "--env", "base", "--env", "prod").stdout
    load = (
        "import sys; sys.path.insert(0, 'out/src'); from tiny_project_dagster.definitions import defs;"
        "print([each.cron_schedule for each in defs().schedules])"
    )
    for environment, cron in {"base": "0 1 * * *", "prod": "0 5 * * *"}.items():
        loaded = run_code(load, folder=two_environments, KEDRO_ENV=environment)
        assert loaded.stdout == f"['{cron}']\n"
    (conf / "prod/dagster.yml").write_text(
        "jobs: {__default__: {pipeline: __default__, executor: {multiprocess: {}}}}\n"
    )
    shown = _export(two_environments, "--env", "base", "--env", "prod")
    assert "K2D705 approximated" in shown.stdout


# For machines, and interrupted ------------------------------------------------------------------


def test_json_is_all_that_is_printed_errors_too(empty_project: Path) -> None:
    report = json.loads(_export(empty_project, "--json").stdout)
    assert (report["schema"], report["project"], report["folder"]) == (1, "tiny_project", "out")
    assert DEFINITIONS in report["files"]["added"]
    assert (report["conflicts"], report["counts"]["refused"]) == ([], 0)
    failed = _run("export", "out", "--env", "moon", "--json", folder=empty_project)
    answer = json.loads(failed.stdout)
    assert (failed.returncode, answer["exit_code"]) == (2, 2)
    assert answer["error"]["code"] == "K2D906"
    assert failed.stderr == ""


COMPLETION = """
import os, sys
os.environ |= {
    "_KEDRO_TO_DAGSTER_COMPLETE": "complete_bash",
    "COMP_WORDS": "kedro-to-dagster ",
    "COMP_CWORD": "1",
}
from kedro_to_dagster.cli.main import run
run([])
"""
INTERRUPT = """
import sys
from kedro_to_dagster.cli import main

def interrupted(*given, **options):
    raise KeyboardInterrupt

main.find_project = interrupted
main.run(["export", "out"])
"""


def test_a_shell_completes_the_commands_in_the_order_of_their_use(tmp_path: Path) -> None:
    shown = run_code(COMPLETION, folder=tmp_path).stdout.split()
    assert shown[:6] == ["init", "plan", "export", "check", "diff", "verify"]


def test_ctrl_c_ends_with_one_line_and_its_code(empty_project: Path) -> None:
    result = run_code(INTERRUPT, folder=empty_project, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "Interrupted.\n")


IMPORTED = """
import sys
import kedro_to_dagster.__main__
print(sorted(module for module in sys.modules if module.startswith("kedro_to_dagster.")))
"""


def test_ctrl_c_is_awaited_before_anything_is_imported(tmp_path: Path) -> None:
    assert run_code(IMPORTED, folder=tmp_path).stdout == "['kedro_to_dagster.__main__']\n"


def test_an_export_imports_nothing_that_only_some_packages_need(tmp_path: Path) -> None:
    code = (
        "import sys, kedro_to_dagster.api, kedro_to_dagster.review.check\n"
        "print({'black', 'dagster', 'libcst.matchers'} & set(sys.modules))\n"
    )
    # Not in a fork of the process that has them for other tests.
    command = [sys.executable, "-c", code]
    assert (
        subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        == "set()\n"
    )


def test_ctrl_c_after_the_work_does_not_change_its_exit_code(tmp_path: Path) -> None:
    code = (
        "import atexit, os, signal, sys\n"
        "atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "sys.argv[1:] = ['--version']\n"
        "from kedro_to_dagster.__main__ import main\n"
        "main()\n"
    )
    result = run("-c", code, folder=tmp_path, check=False)
    assert (result.returncode, result.stderr) == (0, "")
