"""Copies of a project: what is copied, what is linked, and that nothing is written through a link."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.verify import copying
from kedro_to_dagster.verify.children import observe
from kedro_to_dagster.verify.copying import ProjectCopy, clone_folder, copy_project
from kedro_to_dagster.verify.files import scan, written

OBSERVE = Path(observe.__file__)
LARGE, SMALL = "x" * 2000, "small"


@pytest.fixture(autouse=True)
def _no_shared_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that cannot share blocks, whatever this one can."""
    monkeypatch.setattr(copying, "_share_blocks", lambda *_: False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "pyproject.toml": SMALL,
        "data/in/large.csv": LARGE,
        "data/in/small.csv": SMALL,
        "data/out/large.csv": LARGE,
        "data/parts/a/large.csv": LARGE,
        ".git/HEAD": SMALL,
        "env/pyvenv.cfg": SMALL,
        "src/shop/__pycache__/nodes.pyc": SMALL,
        "src/shop/nodes.py": SMALL,
    }
    for path, text in files.items():
        (tmp_path / "project" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "project" / path).write_text(text)
    return tmp_path / "project"


def _copied(project: Path, **options: Any) -> ProjectCopy:
    options = {"written": ["data/out/large.csv", "data/parts"], "link_over": 0.001, **options}
    return copy_project(project, project.parent / "copy", **options)


def test_git_environments_and_caches_are_not_copied(project: Path) -> None:
    copy = _copied(project)
    names = {path.relative_to(copy.folder).as_posix() for path in copy.folder.rglob("*")}
    assert not names & {".git", "env", "src/shop/__pycache__"}
    assert {"src/shop/nodes.py", "data/in/small.csv", "pyproject.toml"} <= names


def test_only_large_inputs_that_no_dataset_writes_are_linked(project: Path) -> None:
    copy = _copied(project)
    assert copy.linked == {"data/in/large.csv": project / "data/in/large.csv"}
    links = [path for path in copy.folder.rglob("*") if path.is_symlink()]
    assert links == [copy.folder / "data/in/large.csv"]
    shutil.rmtree(copy.folder)
    assert _copied(project, link_over=1, written=()).linked == {}


def test_links_of_the_project_are_followed_and_circles_are_not(
    project: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "far.csv").write_text(SMALL)
    (project / "data/far").symlink_to(elsewhere)
    (project / "data/circle").symlink_to(project / "data")
    (project / "data/broken").symlink_to(project / "nowhere")
    copy = _copied(project)
    assert (copy.folder / "data/far/far.csv").read_text() == SMALL
    assert not (copy.folder / "data/far").is_symlink()
    assert not (copy.folder / "data/circle").exists()
    assert not (copy.folder / "data/broken").is_symlink()


def test_a_changed_original_is_noticed(project: Path) -> None:
    copy = _copied(project)
    assert copy.changed_originals() == []
    (copy.folder / "data/in/large.csv").write_text("through the link")
    assert copy.changed_originals() == [project / "data/in/large.csv"]


WAYS = {
    "open": "open('data/in/large.csv', 'w')",
    "append": "open('data/in/large.csv', 'ab')",
    "pathlib": "Path('data/in/large.csv').write_text('no')",
    "descriptor": "os.open('data/in/large.csv', os.O_WRONLY)",
    "truncate": "os.truncate('data/in/large.csv', 0)",
    "chmod": "os.chmod('data/in/large.csv', 0o777)",
    "copy": "shutil.copyfile('pyproject.toml', 'data/in/large.csv')",
    "database": "sqlite3.connect('data/in/large.csv')",
    "a file of the original": "open(original + '/data/in/small.csv', 'w')",
    "a new file in the original": "open(original + '/new.csv', 'w')",
    "removing in the original": "os.remove(original + '/pyproject.toml')",
    "renaming into the original": "os.rename('pyproject.toml', original + '/pyproject.toml')",
    "a folder in the original": "os.mkdir(original + '/data/new')",
}
_CODE = """
import importlib.util, json, os, shutil, sqlite3, sys
from pathlib import Path

spec = importlib.util.spec_from_file_location("observe", sys.argv[1])
observe = importlib.util.module_from_spec(spec)
spec.loader.exec_module(observe)
request = json.loads(sys.argv[2])
observe.install(request)
original = request["protected"][-1]
for way, code in json.loads(sys.argv[3]).items():
    try:
        exec(code)
    except PermissionError as error:
        assert "verify protects" in str(error), error
    else:
        print(way)
open("data/in/large.csv").read()
open("data/in/new.csv", "w")
os.remove("data/in/large.csv")
Path("data/in/large.csv").write_text("of the copy's own")
"""


def test_a_run_writes_neither_through_a_link_nor_into_the_original(project: Path) -> None:
    copy = _copied(project)
    before = {
        path.relative_to(project): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }
    request = {
        "record": str(project.parent / "record"),
        "project": str(copy.folder),
        "package": "shop",
        "source": str(copy.folder / "src"),
        "generated": "shop_dagster",
        "generated_source": str(project.parent / "dagster/src"),
        "unwatched": [],
        "in_memory": {},
        "protected": [*map(str, copy.linked.values()), str(project)],
        "exempt": [str(project / "env")],
    }
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(OBSERVE), json.dumps(request), json.dumps(WAYS)],
        cwd=copy.folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    after = {
        path.relative_to(project): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }
    assert after == before
    # It may do with its own link what it likes.
    assert (copy.folder / "data/in/large.csv").read_text() == "of the copy's own"


def test_what_a_database_has_beside_it_is_a_part_of_it(project: Path) -> None:
    (project / "shop.db").write_text("")
    (project / "shop.db-wal").write_text("")
    (project / "odd.wal").write_text("")
    before = scan(project)
    (project / "shop.db-wal").unlink()
    (project / "shop.db.wal").write_text("new")
    (project / "odd.wal").unlink()
    assert written(before, project) == {"shop.db": "shop.db", "odd.wal": None}


def test_what_a_run_writes_is_known_though_the_content_is_the_same(project: Path) -> None:
    copy = _copied(project)
    run = project.parent / "run"
    clone_folder(copy.folder, run)
    before = scan(run)
    assert written(before, run) == {}
    (run / "data/out/large.csv").write_text(LARGE)
    (run / "data/in/small.csv").unlink()
    (run / "info.log").write_text("of the run")
    version = "2024-01-02T03.04.05.678Z"
    (run / "data/out" / version).mkdir()
    (run / "data/out" / version / "new.csv").write_text(SMALL)
    assert written(before, run) == {
        "data/out/large.csv": "data/out/large.csv",
        "data/in/small.csv": None,
        "data/out/<version 1>/new.csv": f"data/out/{version}/new.csv",
    }
