"""Branches that add different things to a Kedro project merge in the package too, without a conflict."""

from __future__ import annotations

import itertools
import subprocess
from functools import reduce
from pathlib import Path

import pytest

from ..support.cases import export, files_below, run
from ..support.projects import write_project

NODES = '''
def clean(text, length):
    """Cut a text."""
    return text[:length]


def split(clean):
    """Two halves of a text."""
    return clean[:1], clean[1:]


def join(head, tail):
    """A text of its halves."""
    return tail + head
'''
PIPELINES = """
"__default__": pipeline([
    node(clean, ["text", "params:length"], "clean", name="clean"),
    # After cleaning.
    node(split, "clean", ["head", "tail"], name="split"),
    # After splitting.
    node(join, ["head", "tail"], "joined", name="join"),
    # After joining.
])
"""
CATALOG = """
text:
  type: text.TextDataset
  filepath: data/text.txt

# Of cleaning.
clean:
  type: text.TextDataset
  filepath: data/clean.txt

# Of joining.
joined:
  type: text.TextDataset
  filepath: data/joined.txt
"""
PARAMETERS = """
length: 3

# Others.
"""
DAGSTER = """
# Dependencies.

jobs:
  __default__:
    pipeline: __default__
    description: Everything.

  cleaning:
    pipeline: {to_nodes: clean}
    description: The first node.

# Sensors.

# Schedules.

# Loggers.

# Nodes.

# Assets.
"""
REGISTRY = "src/tiny_project/pipeline_registry.py"
FUNCTIONS = "src/tiny_project/nodes.py"
CONF = "conf/base/"
# What each branch does: files, and what is put after what in them.
EDITS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "a node at the end": (
        (REGISTRY, "    # After joining.\n", '    node(len, "joined", "size", name="size"),\n'),
    ),
    "a node in between": (
        (REGISTRY, "    # After cleaning.\n", '    node(len, "clean", "before", name="before"),\n'),
    ),
    "a dataset": (
        (f"{CONF}catalog.yml", "# Of joining.\n",
         "head:\n  type: json.JSONDataset\n  filepath: data/head.json\n\n"),
    ),
    "a parameter": (
        (f"{CONF}parameters.yml", "# Others.\n", "prefix: a\n"),
        (REGISTRY, 'node(join, ["head", "tail"', ', "params:prefix"'),
        (FUNCTIONS, "def join(head, tail", ", prefix"),
    ),
    "a tag": ((REGISTRY, '"clean", name="clean"', ', tags="cutting"'),),
    "a schedule": (
        (f"{CONF}dagster.yml", "# Schedules.\n", "schedules:\n  daily: {cron_schedule: '@daily'}\n"),
        (f"{CONF}dagster.yml", "    description: The first node.\n", "    schedule: daily\n"),
    ),
    "a sensor": (
        (f"{CONF}dagster.yml", "# Sensors.\n",
         "sensors:\n  again: {asset: joined, request_job: cleaning}\n"),
    ),
    "a dependency": ((f"{CONF}dagster.yml", "# Dependencies.\n", "dependencies: [lib>=2]\n"),),
    "retries": (
        (f"{CONF}dagster.yml", "# Nodes.\n", "nodes:\n  clean: {retry_policy: {max_retries: 2}}\n"),
    ),
    "a description": (
        (f"{CONF}dagster.yml", "# Assets.\n", "assets:\n  joined: {description: The whole.}\n"),
    ),
    "a validator": (
        (f"{CONF}catalog.yml", "  filepath: data/joined.txt\n",
         "  validator: tiny_project.nodes.clean\n"),
    ),
    "owners": (
        (f"{CONF}catalog.yml", "  filepath: data/clean.txt\n",
         "  metadata: {dagster: {owners: ['team:texts']}}\n"),
    ),
    "a docstring": ((FUNCTIONS, "Two halves of a text", " that was cleaned"),),
}  # fmt: skip
EXECUTOR = (
    (f"{CONF}dagster.yml", "    description: The first node.\n",
     "    executor: {multiprocess: {max_concurrent: 2}}\n"),
)  # fmt: skip
LOGGER = (
    (f"{CONF}dagster.yml", "# Loggers.\n", "loggers:\n  lines: {log_level: WARNING}\n"),
    (f"{CONF}dagster.yml", "    description: The first node.\n", "    loggers: [lines]\n"),
)
# The first hook is a line before each function, next to that with its arguments.
HOOK = (
    (
        "src/tiny_project/settings.py",
        "",
        "from tiny_project.hooks import Own\n\nHOOKS = (Own(),)\n",
    ),
)
NO_NEIGHBOURS = {"a parameter"}
# What may be set for one job; in `dagster.yml` only lines of one mapping.
SETTINGS = {"an executor": EXECUTOR, "a logger": LOGGER}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The files of the package of each branch, and of the project before them."""
    folder = tmp_path_factory.mktemp("branches")
    branches = {"before": (), **EDITS, "a hook": HOOK, **SETTINGS}
    return {
        name: export_branch(folder / name.replace(" ", "_"), edits)
        for name, edits in branches.items()
    }


def export_branch(project: Path, edits: tuple[tuple[str, str, str], ...]) -> dict[str, bytes]:
    """Write the Kedro project of a branch, export it, and return the files of its package."""
    write_project(
        project,
        nodes=NODES,
        pipelines=PIPELINES,
        catalog=CATALOG,
        parameters=PARAMETERS,
        files={
            f"{CONF}dagster.yml": DAGSTER,
            "src/tiny_project/hooks.py": (
                "from kedro.framework.hooks import hook_impl\n\n\n"
                "class Own:\n    @hook_impl\n    def after_node_run(self, node):\n        pass\n"
            ),
        },
    )
    for file, after, text in edits:
        before = (project / file).read_text("utf-8")
        assert after in before
        (project / file).write_text(before.replace(after, after + text, 1), "utf-8")
    export(project, project / "dagster")
    return files_below(project / "dagster")


def _merged(
    base: dict[str, bytes], one: dict[str, bytes], other: dict[str, bytes], folder: Path
) -> dict[str, bytes]:
    """What git makes of two versions of a package; a conflict is an error."""
    merged = dict(one)
    for path in {*base, *one, *other}:
        before, mine, theirs = (files.get(path) for files in (base, one, other))
        if theirs in (before, mine):
            continue
        if mine == before:
            assert theirs is not None, path
            merged[path] = theirs
            continue
        assert None not in (before, mine, theirs), path
        files = [folder / name for name in ("mine", "before", "theirs")]
        for file, content in zip(files, (mine, before, theirs), strict=True):
            file.write_bytes(content or b"")
        command = ["git", "merge-file", "-p", *files]
        result = subprocess.run(command, check=False, capture_output=True)
        assert result.returncode == 0, f"{path}\n{result.stdout.decode()}"
        merged[path] = result.stdout
    return merged


@pytest.mark.parametrize("one", [*EDITS, "a hook"])
def test_each_two_merge(one: str, packages: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    names = [*EDITS, "a hook"]
    for other in names[names.index(one) + 1 :]:
        if other == "a hook" and one in NO_NEIGHBOURS:
            continue
        _merged(packages["before"], packages[one], packages[other], tmp_path)


def test_settings_of_one_job_merge(packages: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    _merged(packages["before"], *(packages[name] for name in SETTINGS), tmp_path)


def test_readmes_with_a_pipeline_each_merge(tmp_path: Path) -> None:
    """Beside each other in the alphabet, and nothing between them."""

    def git(*command: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *command], cwd=tmp_path / "repo", check=True)

    (tmp_path / "repo").mkdir()
    git("init", "-q", "-b", "main")
    lines = {}
    for branch, name in (("main", None), ("one", "tails"), ("other", "tells")):
        added = f',\n"{name}": pipeline([node(len, "joined", "{name}_size")])' if name else ""
        package = export_branch(tmp_path / branch, ((REGISTRY, "    # After joining.\n])", added),))
        if branch != "main":
            git("switch", "-q", "-c", branch, "main")
        for file in (".gitattributes", "README.md"):
            (tmp_path / "repo" / file).write_bytes(package[file])
        git("add", ".")
        git("commit", "-q", "-m", branch)
        lines[branch] = set(package["README.md"].decode().splitlines())
    git("merge", "-q", "--no-edit", "one")
    merged = set((tmp_path / "repo/README.md").read_text("utf-8").splitlines())
    assert merged == lines["one"] | lines["other"]


@pytest.mark.parametrize(
    ("other", "left_out"),
    [
        ("a node at the end", "the node 'size'"),
        ("an executor", "the executor of the job 'cleaning'"),
        ("a tag", None),
    ],
)
def test_what_a_merge_brings_without_the_first_hook_is_not_loaded(
    other: str, left_out: str | None, packages: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    """It would run, and leave out the hook."""
    merged = _merged(packages["before"], packages["a hook"], packages[other], tmp_path)
    project = tmp_path / "project"
    export_branch(project, (*HOOK, *{**EDITS, **SETTINGS}[other]))
    for path, content in merged.items():
        (project / "dagster" / path).write_bytes(content)
    code = "from tiny_project_dagster.definitions import defs; defs()"
    result = run("-c", code, folder=project / "dagster/src", check=False)
    assert (result.returncode == 0) == (left_out is None), result.stderr
    assert left_out is None or f"not wired to {left_out}, as after a merge" in result.stderr


def test_all_of_them_together_are_what_the_merged_project_exports(
    packages: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    before = packages["before"]
    everything = reduce(
        lambda merged, name: _merged(before, merged, packages[name], tmp_path), EDITS, before
    )
    project = tmp_path / "project"
    export_branch(project, tuple(itertools.chain.from_iterable(EDITS.values())))
    for path, content in everything.items():
        (project / "dagster" / path).write_bytes(content)
    run("-m", "kedro_to_dagster", "check", "dagster", "--fresh", folder=project)
