"""`kedro-to-dagster verify`: the same where it is the same, and what is different in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.verify import copying

from ..support.cases import CASES, Case, export, files_below
from ..support.projects import write_project
from ..support.verifying import verified, verify

NODES = """
import logging
import time
import uuid


def double(text):
    logging.getLogger(__name__).info("doubled %s", text)
    return text + text


def shout(text):
    return text.upper()


def stamp(text):
    return f"name,at\\n{text},{time.time_ns()}\\n"


def tag(text):
    with open(f"data/tags/{uuid.uuid4()}.txt", "w") as file:
        file.write(text)
"""
PIPELINES = """
    "__default__": pipeline([
        node(double, "text", "doubled", name="double"),
        node(shout, "doubled", "shouted", name="shout"),
        node(stamp, "shouted", "stamped", name="stamp"),
        node(tag, "shouted", None, name="tag"),
    ]),
"""
SECOND = """
    "shouting": pipeline([node(shout, "doubled", "shouted", name="shout")]),
"""
CATALOG = """
text: {type: text.TextDataset, filepath: data/text.txt}
doubled: {type: text.TextDataset, filepath: data/doubled.txt}
shouted: {type: text.TextDataset, filepath: data/shouted.txt, versioned: true}
stamped: {type: text.TextDataset, filepath: data/stamped.csv}
"""
HOOKS = """
from kedro.framework.hooks import hook_impl


class Greeter:
    @hook_impl
    def before_node_run(self, node):
        pass

    @hook_impl
    def after_pipeline_run(self, run_result):
        pass


HOOKS = (Greeter(),)
"""
ASSETS = "dagster/src/tiny_project_dagster/assets/default.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a hook, a file that varies by itself, and files of a name that varies."""
    project = write_project(
        tmp_path / "project",
        nodes=NODES,
        pipelines=PIPELINES,
        catalog=CATALOG,
        settings=HOOKS,
        # What an earlier run has left must not hide that a save is lost.
        files={"data/tags/.gitkeep": "", "data/doubled.txt": "haha"},
    )
    return project


def test_a_fresh_export_does_the_same_and_nothing_but_the_copy_changes(project: Path) -> None:
    before = files_below(project)
    result = verified(project)
    assert files_below(project) == before
    assert result["schema"] == 1
    assert (result["result"], result["package"], result["kept"]) == ("same", None, None)
    (default,) = result["pipelines"]
    assert (default["name"], default["state"]) == ("__default__", "succeeded")
    assert default["differences"] == []
    # Two files have the same content each time, one the same columns, and one another name.
    assert default["counts"] == {
        "files": 2,
        "files_by_structure": 2,
        "hook_calls": 5,
        "messages": 1,
    }
    # As some of it varies.
    assert default["kedro_runs"] == 2


def test_what_a_dataset_logs_when_it_is_made_is_told_once(tmp_path: Path) -> None:
    nodes = """
        import logging

        from kedro_datasets.text import TextDataset


        class LoggedDataset(TextDataset):
            def __init__(self, filepath):
                super().__init__(filepath=filepath)
                logging.getLogger(__name__).info("made %s", filepath)


        def double(text):
            return text + text
    """
    catalog = """
        text: {type: text.TextDataset, filepath: data/text.txt}
        doubled: {type: tiny_project.nodes.LoggedDataset, filepath: data/doubled.txt}
    """
    project = write_project(tmp_path / "project", nodes=nodes, catalog=catalog)
    (default,) = verified(project)["pipelines"]
    assert (default["counts"]["messages"], default["differences"]) == (1, [])


@pytest.mark.slow
def test_a_pipeline_begins_with_what_the_one_before_has_left(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project", nodes=NODES, pipelines=PIPELINES + SECOND, catalog=CATALOG
    )
    (project / "data/tags").mkdir()
    default, shouting = verified(project)["pipelines"]
    assert (default["name"], shouting["name"]) == ("__default__", "shouting")
    # It reads what `__default__` has written.
    assert (shouting["result"], shouting["state"]) == ("same", "succeeded")
    assert shouting["kedro_runs"] == 1


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _plant_faults(project: Path) -> None:
    assets = project / ASSETS
    _replace(assets, "return double(text)", "return double(text) + '!'")
    _replace(assets, '@hooks.node("shout")\n', "")
    # It would not let a package be loaded that leaves out a hook.
    definitions = project / "dagster/src/tiny_project_dagster/definitions.py"
    _replace(definitions, "    hooks.hooks.check(exported)\n", "")
    resources = project / "dagster/src/tiny_project_dagster/resources.py"
    _replace(resources, 'filepath="data/stamped.csv"', 'filepath="data/elsewhere.csv"')


def test_planted_faults_are_each_told_in_plain_words(project: Path) -> None:
    """A changed call of a function, a lost dataset, a hook that is not called."""
    export(project, project / "dagster")
    _plant_faults(project)
    shown = verify(
        project, project / "dagster", "-p", "__default__", "--write-fidelity", code=1
    ).stdout
    words = " ".join(shown.split())
    assert (
        "__default__, files: data/doubled.txt has the same content in two runs of Kedro's, and another "
        "in the package's; line 1 is 'haha' there, and 'haha!' here. And 2 more of this kind. See node "
        "'double' in src/tiny_project_dagster/assets/default.py, and the entry of 'doubled' in "
        "src/tiny_project_dagster/resources.py." in words
    )
    assert (
        "__default__, files: data/stamped.csv is written by Kedro's run, and not by the package's. See "
        "node 'stamp'" in words
    )
    assert "data/elsewhere.csv is written by the package's run, and not by Kedro's." in words
    assert (
        "__default__, hooks: 'before_node_run' of tiny_project.settings.Greeter for node 'shout': called "
        'once by Kedro, not called by the package. See the line @hooks.node("shout") in '
        "src/tiny_project_dagster/assets/default.py." in words
    )
    page = (project / "dagster/FIDELITY.md").read_text(encoding="utf-8")
    (line,) = [line for line in page.splitlines() if "`__default__`" in line]
    assert line == (
        "| `__default__` | different: files (content, 3), files (missing), files (more), hooks (not "
        "called) | one process | 0 | 5 | 1 |"
    )


@pytest.mark.slow
def test_a_fault_in_what_is_only_in_memory_is_different(project: Path) -> None:
    registry = project / "src/tiny_project/pipeline_registry.py"
    _replace(registry, '"shouted", name="shout"', '["shouted", "size"], name="shout"')
    nodes = project / "src/tiny_project/nodes.py"
    _replace(nodes, "return text.upper()", "return text.upper(), len(text)")
    export(project, project / "dagster")
    (default,) = verified(project, project / "dagster")["pipelines"]
    assert (default["result"], default["counts"]["files"]) == ("same", 3)
    _replace(project / ASSETS, "in_order(shout(doubled),", "in_order((shout(doubled)[0], 5),")
    (changed,) = verified(project, project / "dagster", code=1)["pipelines"]
    (difference,) = changed["differences"]
    assert (difference["file"], difference["dataset"]) == ("size (in memory)", "size")


@pytest.mark.slow
def test_both_fail_alike(project: Path) -> None:
    nodes = project / "src/tiny_project/nodes.py"
    _replace(nodes, "return text.upper()", "raise LookupError(f'no {text} at {len(text)}')")
    result = verified(project, "-p", "__default__")
    (default,) = result["pipelines"]
    assert default["result"] == "same"
    assert default["state"] == "both failed: LookupError: no haha at 4"


@pytest.mark.slow
def test_another_exception_is_different(project: Path) -> None:
    nodes = project / "src/tiny_project/nodes.py"
    _replace(nodes, "return text.upper()", "raise LookupError('no')")
    export(project, project / "dagster")
    _replace(project / ASSETS, "return shout(doubled)", "raise KeyError('no')")
    result = verified(project, project / "dagster", "-p", "__default__", code=1)
    (difference,) = result["pipelines"][0]["differences"]
    assert (difference["aspect"], difference["kind"]) == ("outcome", "error")
    assert difference["message"] == (
        "Both fail, Kedro with 'LookupError: no' and the package with 'KeyError: 'no''."
    )
    assert difference["node"] == "shout"


@pytest.mark.slow
def test_a_job_that_fails_is_different(project: Path) -> None:
    export(project, project / "dagster")
    _replace(project / ASSETS, "return shout(doubled)", "raise RuntimeError('no')")
    result = verified(project, project / "dagster", code=1)
    outcome = result["pipelines"][0]["differences"][0]
    assert outcome["message"] == (
        "Kedro's run succeeded, the package's failed in 'shout': RuntimeError: no"
    )


@pytest.mark.slow
def test_in_several_processes(project: Path) -> None:
    result = verified(project, "-p", "__default__", "--multiprocess")
    assert (result["result"], result["executor"]) == ("same", "multiprocess")


@pytest.mark.slow
def test_params_and_an_environment_reach_both_sides(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        nodes="def repeat(text, times):\n    return text * times\n",
        pipelines='"__default__": pipeline([node(repeat, ["text", "params:times"], "out")])',
        catalog=CATALOG,
        parameters="times: 2\n",
        files={
            "conf/prod/catalog.yml": "out: {type: text.TextDataset, filepath: data/prod.txt}\n",
            "conf/prod/parameters.yml": "times: 3\n",
        },
    )
    export(project, project / "dagster", "--env", "prod")
    for arguments in ((), ("--params", "times=5")):
        (result,) = verified(project, project / "dagster", *arguments)["pipelines"]
        assert (result["result"], result["counts"]["files"]) == ("same", 1)
    (fresh,) = verified(project, "--env", "prod", "--params", "times=4")["pipelines"]
    assert (fresh["result"], fresh["counts"]["files"]) == ("same", 1)


@pytest.mark.slow
def test_a_linked_input_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("one")
    if copying._share_blocks(tmp_path / "one", tmp_path / "other"):
        pytest.skip("the file system shares blocks, so that nothing is linked")
    large = "x" * 5000
    project = write_project(
        tmp_path / "project",
        nodes="def double(text):\n    open('data/text.txt', 'w').write('gone')\n    return text\n",
        files={"data/text.txt": large},
    )
    result = verify(project, "--link-over", "0.004", code=3)
    assert "Error K2D964: A run (kedro) wants to write to " in result.stderr
    assert "it was not changed" in result.stderr
    assert (project / "data/text.txt").read_text(encoding="utf-8") == large


# What stops it before anything runs -------------------------------------------------------------


def _stopped(project: Path, error: str, *arguments: str | Path, code: int = 2) -> str:
    result = verify(project, *arguments, code=code)
    assert f"Error {error}: " in result.stderr
    assert result.stdout == ""
    return result.stderr


def test_datasets_outside_of_the_project_stop_it(tmp_path: Path) -> None:
    catalog = f"""
    text: {{type: text.TextDataset, filepath: {tmp_path}/text.txt}}
    doubled: {{type: text.TextDataset, filepath: "s3://bucket/doubled.txt"}}
    """
    project = write_project(tmp_path / "project", catalog=catalog)
    told = _stopped(project, "K2D962")
    assert "2 datasets are outside of the project; nothing was run." in told
    assert f"  text (text.TextDataset): {tmp_path}/text.txt is not below the project" in told
    assert "  doubled (text.TextDataset): s3://bucket/doubled.txt is on another machine" in told


def test_what_is_not_there_is_told(empty_project: Path) -> None:
    assert "Did you mean '__default__'?" in _stopped(empty_project, "K2D960", "-p", "_default_")
    _stopped(empty_project, "K2D971", empty_project / "src")
    _stopped(empty_project, "K2D967", "--write-fidelity")


# Golden projects --------------------------------------------------------------------------------

GOLDEN = ("example", "hooks", "memory_only", "jobs", "partitioned_datasets", "versioned_datasets")


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case.name in GOLDEN], ids=str)
def test_golden_projects_do_the_same(case: Case, tmp_path: Path) -> None:
    result: dict[str, Any] = verified(case.copy_project(tmp_path / "project"))
    results = {pipeline["name"]: pipeline["result"] for pipeline in result["pipelines"]}
    # Its job is for one day at a time, and `kedro run` is not.
    assert results.pop("history", "not compared") == "not compared"
    assert set(results.values()) == {"same"}
