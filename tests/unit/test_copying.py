"""What a package needs of a project in order to do without it, read from the project's text."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.copying.closure import Closure
from kedro_to_dagster.inspect.copying.files import FileCollector
from kedro_to_dagster.inspect.copying.local_modules import LocalModules, ModuleKind
from kedro_to_dagster.inspect.copying.requirements import project_requirements
from kedro_to_dagster.lower.requirements import with_requirements


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def closure(
    folder: Path, nodes: str, files: dict[str, str] | None = None, log: DiagnosticLog | None = None
) -> Closure:
    """The closure of `shop.nodes`, which has this text, beside other files of the package."""
    texts = {f"src/shop/{path}": text for path, text in (files or {}).items()}
    write(folder, {"src/shop/__init__.py": "", "src/shop/nodes.py": nodes, **texts})
    found = Closure(LocalModules(folder, folder / "src"), "shop", log or DiagnosticLog())
    found.add(["shop.nodes"])
    return found


def names(found: Closure) -> set[str]:
    return {module.name.removeprefix("shop.") for module in found.modules} - {"shop", "nodes"}


@pytest.mark.parametrize(
    ("nodes", "wanted"),
    [
        ("import shop.a", {"a"}),
        ("import shop.b.c as c", {"b", "b.c"}),
        ("from shop import a", {"a"}),
        ("from . import a, b", {"a", "b"}),
        ("from .b import c", {"b", "b.c"}),
        ("from .b.c import value", {"b", "b.c"}),
        ("from .b import *", {"b", "b.c"}),
        ("def f():\n    from .a import x", {"a"}),
        ("if TYPE_CHECKING:\n    from .a import X", {"a"}),
        ("try:\n    import shop.none\nexcept ImportError:\n    import shop.a", {"a"}),
        ("import shop\nshop.b.c.value()", {"b", "b.c"}),
        ("from importlib import import_module as im\nim('shop.a')", {"a"}),
        ("import importlib\nimportlib.import_module('.a', __package__)", {"a"}),
        ("import json, pandas.io", set()),
        ("from .uses import x", {"uses", "a"}),
    ],
)  # fmt: skip
def test_the_modules_that_are_imported_are_found(
    nodes: str, wanted: set[str], tmp_path: Path
) -> None:
    package = '__all__ = ["c"]'
    files = {"a.py": "", "b/__init__.py": package, "b/c.py": "", "uses.py": "from .a import x"}
    assert names(closure(tmp_path, nodes, files)) == wanted


@pytest.mark.parametrize("folder", ["ring", "01_ring", "the-ring"])
def test_the_pipelines_that_kedro_finds_are_found(folder: str, tmp_path: Path) -> None:
    found = closure(
        tmp_path,
        "from kedro.framework.project import find_pipelines\nfind_pipelines()\n",
        {
            "pipelines/__init__.py": "",
            f"pipelines/{folder}/__init__.py": "from .steps import ring",
            f"pipelines/{folder}/steps.py": "",
        },
    )
    assert names(found) == {"pipelines", f"pipelines.{folder}", f"pipelines.{folder}.steps"}


@pytest.mark.parametrize(
    ("nodes", "codes"),
    [
        ("import importlib\nimportlib.import_module(name)", ["K2D208"]),
        ("import importlib\nimportlib.import_module(f'shop.{name}')", ["K2D208"]),
        ("import importlib\nimportlib.import_module(f'sklearn.{name}')", []),
        ("__import__('shop.a')", ["K2D208"]),
        ("__import__('numpy')", []),
        ("import importlib\nimportlib.import_module('shop.a')", ["K2D209"]),
        ("load('shop.a.Model')", ["K2D210"]),
        ("import logging\nlogging.getLogger('shop.a')", []),
        ("from pathlib import Path\nPath(__file__).parent / 'x'", []),
        ("from pathlib import Path\nPath(__file__).parents[2] / 'data'", ["K2D211"]),
        ("import os\nos.path.dirname(os.path.dirname(os.path.dirname(__file__)))", ["K2D211"]),
        ("from importlib.resources import files\nfiles('shop').joinpath('x')", ["K2D209"]),
        ("from importlib.resources import files\nfiles(package)", ["K2D211"]),
    ],
)
def test_what_a_copy_may_not_find_is_reported(nodes: str, codes: list[str], tmp_path: Path) -> None:
    log = DiagnosticLog()
    closure(tmp_path, nodes, {"a.py": ""}, log)
    assert [entry.code for entry in log.entries] == codes
    assert all(str(entry.place).startswith("src/shop/nodes.py:") for entry in log.entries)


_PATH = "from pathlib import Path\n"


@pytest.mark.parametrize(
    ("steps", "folders"),
    [
        (f"{_PATH}Path(__file__).parent / 'x'", {"shop/deep/down"}),
        (f"{_PATH}Path(__file__).parent.parent / 'x'", {"shop/deep"}),
        (f"{_PATH}Path(__file__).parents[0] / 'x'", {"shop/deep/down"}),
        (f"{_PATH}Path(__file__).resolve().parents[2] / 'x'", {"shop"}),
        # Above the package there is nothing of a copy's.
        (f"{_PATH}Path(__file__).parents[3] / 'x'", set()),
        ("from importlib.resources import files\nfiles('shop.other')", {"shop/other"}),
        ("from importlib.resources import files\nfiles('shop.nodes')", {"shop"}),
        ("from importlib.resources import files\nfiles('numpy')", set()),
        ("x = 1", set()),
    ],
)
def test_the_folders_that_modules_read_files_from_are_found(
    steps: str, folders: set[str], tmp_path: Path
) -> None:
    found = closure(
        tmp_path,
        "from .deep.down import steps",
        {"deep/__init__.py": "", "deep/down/steps.py": steps, "other/__init__.py": ""},
    )
    source = tmp_path / "src"
    assert {folder.relative_to(root).as_posix() for root, folder in found.folders} == folders
    assert {root for root, _ in found.folders} <= {source}


def test_folders_that_kedro_passes_over_are_no_pipelines(tmp_path: Path) -> None:
    found = closure(
        tmp_path,
        "from kedro.framework.project import find_pipelines\nfind_pipelines()\n",
        {
            "pipeline.py": "",
            "pipelines/one/__init__.py": "",
            "pipelines/__two/__init__.py": "",
            "pipelines/.three/__init__.py": "",
            "pipelines/four/steps.py": "",
            "pipelines/five.py": "",
        },
    )
    assert names(found) == {"pipeline", "pipelines", "pipelines.one"}


def test_a_module_that_cannot_be_read_is_an_error_with_a_place(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"src/shop/a\.py:2: .*cannot be read") as error:
        closure(tmp_path, "from . import a", {"a.py": "x = 1\nx =\n"})
    assert error.value.code == "K2D955"


def test_a_compiled_module_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"src/shop/quick.abi3.so": ""})
    with pytest.raises(ProjectError, match=r"'shop\.quick' is compiled") as error:
        closure(tmp_path, "from . import quick")
    assert error.value.code == "K2D956"


def test_files_beside_modules_are_collected_and_nothing_else(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "src/shop/names.json": "{}",
            "src/shop/.env": "TOKEN=1",
            "src/shop/deep/names.csv": "a",
            "src/shop/__pycache__/x.pyc": "",
            "src/elsewhere/names.json": "{}",
        },
    )
    nodes = "from pathlib import Path\nPath(__file__).parent / 'names.json'"
    found = FileCollector(tmp_path, DiagnosticLog()).beside(closure(tmp_path, nodes).folders)
    assert [file.file for file in found] == ["shop/deep/names.csv", "shop/names.json"]


def test_files_are_copied_up_to_a_size(tmp_path: Path) -> None:
    most = 5 * 2**20
    write(tmp_path, {"src/shop/most.bin": "x" * most, "src/shop/more.bin": "x" * (most + 1)})
    log = DiagnosticLog()
    nodes = "from pathlib import Path\nPath(__file__).parent / 'most.bin'"
    found = FileCollector(tmp_path, log).beside(closure(tmp_path, nodes).folders)
    assert [file.file for file in found] == ["shop/most.bin"]
    assert [entry.subject for entry in log.entries] == ["src/shop/more.bin"]
    assert "it has 5 MB" in log.entries[0].message


def test_configuration_has_no_secrets_and_is_of_no_person(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "conf/base/catalog.yml": "a: {type: MemoryDataset}",
            "conf/base/credentials.yml": "a: {password: x1y2z3}",
            "conf/base/parameters_db.yml": "db: {password: x1y2z3}",
            "conf/base/servers.yml": "all: [a, {in: [{db_password: x1y2z3}]}]",
            "conf/base/broken.yml": "a: [",
            "conf/base/deep/globals.json": "{}",
            "conf/base/notes.md": "none",
            "conf/local/catalog.yml": "b: {type: MemoryDataset}",
        },
    )
    log = DiagnosticLog()
    found = FileCollector(tmp_path, log).configuration("conf", ["base", "local"])
    assert [file.file for file in found] == [
        *("base/catalog.yml", "base/deep/globals.json", "local/.gitkeep")
    ]
    assert {str(entry.place): entry.message.partition(": ")[2] for entry in log.entries} == {
        "conf/base/broken.yml": "it cannot be read.",
        "conf/base/parameters_db.yml": "the value of 'password' looks like a secret.",
        "conf/base/servers.yml": "the value of 'db_password' looks like a secret.",
    }


def test_files_that_git_ignores_are_not_copied(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    write(
        tmp_path,
        {
            ".gitignore": "mine*\n",
            "conf/base/mine.yml": "{}",
            "conf/base/catalog.yml": "{}",
            "src/shop/mine.csv": "",
            "src/shop/names.csv": "",
        },
    )
    collector = FileCollector(tmp_path, DiagnosticLog())
    found = collector.configuration("conf", ["base"])
    assert [file.file for file in found] == ["base/catalog.yml"]
    nodes = "from pathlib import Path\nPath(__file__).parent / 'names.csv'"
    beside = collector.beside(closure(tmp_path, nodes).folders)
    assert [file.file for file in beside] == ["shop/names.csv"]


def test_the_logging_configuration_is_that_which_kedro_finds_first(tmp_path: Path) -> None:
    collector = FileCollector(tmp_path, DiagnosticLog())
    assert collector.logging() == ()
    write(tmp_path, {"conf/logging.yaml": "b"})
    assert [(file.file, file.data) for file in collector.logging()] == [("logging.yaml", b"b")]
    write(tmp_path, {"conf/logging.yml": "a"})
    assert [(file.file, file.data) for file in collector.logging()] == [("logging.yml", b"a")]


# The project's own modules --------------------------------------------------------------------------


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalModules:
    """Those of a project with a library, an environment and an exported package beside its source."""
    write(
        tmp_path,
        {
            "src/shop/__init__.py": "",
            "src/shop/nodes.py": "",
            "src/shop/01_raw/steps.py": "",
            "src/space/deep/steps.py": "",
            "src/empty/notes.txt": "",
            "src/json.py": "",
            "src/both.py": "",
            "src/both/__init__.py": "",
            "lib/tools.py": "",
            "lib/spaced/names.txt": "",
            "env/pyvenv.cfg": "",
            "env/lib/installed.py": "",
            "other/site-packages/distributed.py": "",
            "dagster/kedro-to-dagster.json": "{}",
            "dagster/src/shop_dagster/__init__.py": "",
        },
    )
    (tmp_path.parent / "outside.py").write_text("")
    for folder in (
        *("lib", "env/lib", "other/site-packages", "dagster/src", "src"),
        str(tmp_path.parent),
    ):
        monkeypatch.syspath_prepend(tmp_path / folder)
    return LocalModules(tmp_path, tmp_path / "src")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("shop", ModuleKind.PACKAGE),
        ("shop.nodes", ModuleKind.MODULE),
        ("shop.01_raw", ModuleKind.NAMESPACE),
        ("shop.01_raw.steps", ModuleKind.MODULE),
        ("space", ModuleKind.NAMESPACE),
        ("space.deep.steps", ModuleKind.MODULE),
        ("both", ModuleKind.PACKAGE),
        # Found before Python's own, as with Kedro.
        ("json", ModuleKind.MODULE),
        ("tools", ModuleKind.MODULE),
        *((name, None) for name in ("nowhere", "shop.nowhere", "shop.no/des", "empty", "spaced")),
        *((name, None) for name in ("installed", "distributed", "shop_dagster", "outside", "os")),
    ],
)
def test_modules_of_the_project_are_told_from_others(
    name: str, kind: ModuleKind | None, modules: LocalModules
) -> None:
    found = modules.find(name)
    assert (found and found.kind) is kind
    if found is not None:
        assert found.name == name
        assert found.is_package is (kind in (ModuleKind.PACKAGE, ModuleKind.NAMESPACE))
        assert found.folder == (found.path if kind is ModuleKind.NAMESPACE else found.path.parent)
        assert found.root.name == ("lib" if name == "tools" else "src")


def test_a_text_may_name_something_in_a_module_of_the_project(modules: LocalModules) -> None:
    texts = ("shop.nodes.clean", "shop.nodes:clean", "shop:x", "shop.nodes", "space.x", "os.path")
    assert [text for text in texts if modules.leads_into(text)] == [*texts[:3]]
    found = modules.longest("shop.nodes.Inner.clean")
    assert found is not None and found.name == "shop.nodes"
    assert modules.longest("os.path") is None


@pytest.mark.parametrize(
    ("pyproject", "files", "wanted"),
    [
        ('[project]\ndependencies = ["a>=1", "b[x]; python_version < \'3.9\'"]', {},
         ("a>=1", "b[x]; python_version < '3.9'")),
        ('[tool.setuptools.dynamic]\ndependencies = {file = "r.txt"}', {"r.txt": "a~=1.0 # why\n\n"},
         ("a~=1.0",)),
        ("", {"requirements.txt": "-r more.txt\n--no-binary :all:\nb\n", "more.txt": "a==1\n"},
         ("a==1", "b")),
        ("", {"src/requirements.txt": "a @ https://x/a.whl\n"}, ("a @ https://x/a.whl",)),
        ("", {"setup.cfg": "[options]\ninstall_requires =\n    a>=1\n    b\n"}, ("a>=1", "b")),
        ('[tool.poetry.dependencies]\npython = "^3.10"\na = "^1.2.3"\nb = "~0.4"\nc = "*"\n'
         'e = "~=1.2"\nf = "1.2"\ng = ">=1,!=1.5"\n'
         'd = {version = "^0.2.3", extras = ["x"]}', {},
         ("a>=1.2.3,<2", "b>=0.4,<0.5", "c", "e~=1.2", "f==1.2", "g>=1,!=1.5",
          "d[x]>=0.2.3,<0.3")),
        ('[tool.poetry.dependencies]\na = "^1.2.3.4"\nb = "^0.0.3"\nh = "^0.0.0.4"\nc = "^0.0"\nd = "~1"\n'
         'e = "^1"\nf = {version="~1.2.3", markers = "extra == \'h\'"}\ng = {version = "1", optional=true}',
         {}, ("a>=1.2.3.4,<2", "b>=0.0.3,<0.0.4", "h>=0.0.0.4,<0.0.1", "c>=0.0,<0.1", "d>=1,<2", "e>=1,<2",
              "f>=1.2.3,<1.3; extra == 'h'")),
        ('[project]\nname = "x"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\n'
         'dependencies = {file = ["a.txt", "b.txt"]}',
         {"a.txt": "a\n-r b.txt\n", "b.txt": "b \\\n>=1\n-r a.txt\n", "requirements.txt": "c"},
         ("a", "b  >=1")),
        ("", {"requirements.txt": "a==1 --hash=sha256:12 \\\n --hash=sha256:34\n--requirement=b.txt",
              "b.txt": "\ufeffb\n", "src/requirements.txt": "c"}, ("a==1", "b")),
        ("", {"setup.cfg": "[options\ninstall_requires = a\n"}, ()),
        ("", {}, ()),
    ],
)  # fmt: skip
def test_the_requirements_of_a_project(
    pyproject: str, files: dict[str, str], wanted: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, {"pyproject.toml": pyproject, **files})
    log = DiagnosticLog()
    assert project_requirements(tmp_path, log) == wanted
    assert log.entries == ()


def test_what_only_pip_understands_is_reported(tmp_path: Path) -> None:
    poetry = '[tool.poetry.dependencies]\na = {path = "./lib"}\n'
    write(tmp_path, {"pyproject.toml": poetry})
    log = DiagnosticLog()
    assert project_requirements(tmp_path, log) == ()
    assert [entry.subject for entry in log.entries] == ["a = {'path': './lib'}"]
    write(tmp_path, {"pyproject.toml": "", "requirements.txt": "a\n-e ./lib\n./other\n"})
    log = DiagnosticLog()
    assert project_requirements(tmp_path, log) == ("a",)
    assert [str(entry.place) for entry in log.entries] == [
        "requirements.txt:2",
        "requirements.txt:3",
    ]


def test_a_requirement_of_the_project_that_is_no_plain_one_holds_alone() -> None:
    own = {"kedro": "kedro>=1.0,<1.8"}
    given = ["kedro @ https://example.org/kedro.whl"]
    assert list(with_requirements(own, given, set()).values()) == given


def test_requirements_of_the_package_and_of_the_project_both_hold() -> None:
    own = {"kedro": "kedro>=1.0,<1.8", "kedro-datasets": "kedro-datasets[json]", "x": "x==2"}
    given = ["kedro~=1.7", "kedro_datasets[pandas]>=9", "pandas", "kedro-viz", "x>=1"]
    assert list(with_requirements(own, given, {"x"}).values()) == [
        "kedro>=1.0,<1.8,~=1.7",
        "kedro-datasets[json,pandas]>=9",
        "x==2",
        "pandas",
    ]
