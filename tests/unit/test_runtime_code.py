"""Versions and places of the code of assets: what makes an asset stale, and what does not."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import dagster as dg
import pytest
from dagster._utils.test.data_versions import get_stale_status_resolver
from kedro_to_dagster_runtime import sources
from kedro_to_dagster_runtime.code import with_code
from kedro_to_dagster_runtime.copied import CopiedProject
from kedro_to_dagster_runtime.project import KedroProject

PROJECT = {
    "pyproject.toml": '[tool.kedro]\npackage_name = "shop"\n',
    "src/shop/__init__.py": "",
    "src/shop/prices.py": '''
        """Prices."""
        from decimal import Decimal as Amount, getcontext
        from math import (
            floor as rounded,
            ceil,
        )
        from . import rates, tables
        from .tools import joined
        from .tools import *
        import shop.units
        import shop.deep.money as money
        import shop.deep.words

        RATE = 2
        LIMIT: int = 3
        FIRST, SECOND = 4, 5
        STEPS = [6]
        STEPS += [7]
        STEPS.append(8)
        NAMES = {"a": 9}
        NAMES["b"] = 10
        if LIMIT > 2:
            def bounded(x):
                return min(x, 11)
        else:
            def bounded(x):
                return x
        try:
            import tomllib
        except ImportError:
            tomllib = None

        def logged(function):
            def inner(*args):
                return function(*args), 12
            return inner

        def default():
            return 13

        class Base:
            def low(self):
                return 14

        class Till(Base):
            """Counts."""
            size = 15
            def count(self, other):
                return self.size

        class Unused(Base):
            size = 16

        def total(table, other=default()):
            """Add up."""
            # The rate comes first.
            till = Till()
            def nested(row):
                return RATE * row + LIMIT
            values = [nested(row) for row in table]
            return till.count(FIRST), STEPS, NAMES, bounded(1), rounded(2.5), values

        @logged
        def decorated(table):
            return table

        def by_modules(table):
            from .late import later
            from . import late
            return (
                rates.current(table),
                shop.units.convert(shop.deep.words.plural(table)),
                money.value(joined(table)),
                later(late.latest(starred(table))),
                tables,
            )

        def other(table, RATE=1, bounded=None):
            """Hides names of the module."""
            for Till in table:
                LIMIT = Till
            return RATE, bounded, LIMIT, [FIRST for FIRST in table], list(map(lambda STEPS: STEPS, table))
        ''',
    "src/shop/rates.py": "def current(x):\n    return x + 20\n\ndef old(x):\n    return x + 21\n",
    "src/shop/tables.py": "ALL = 22\n",
    "src/shop/units.py": "def convert(x):\n    return x + 23\n",
    "src/shop/late.py": "def later(x):\n    return 24\n\ndef latest(x):\n    return 25\n",
    "src/shop/tools/__init__.py": (
        "from .texts import joined\nfrom .stars import *\nfrom . import stars\n"
    ),
    "src/shop/tools/texts.py": "from . import texts\n\ndef joined(x):\n    return 26\n",
    "src/shop/tools/stars.py": "def starred(x):\n    return 27\n",
    "src/shop/deep/money.py": "def value(x):\n    return 28\n",
    "src/shop/deep/words.py": "def plural(x):\n    return 29\n",
    "src/shop/models.py": "class Model:\n    size: int = 30\n",
    "dagster/src/shop_dagster/__init__.py": "",
    "dagster/src/shop_dagster/functions.py": '''
        """Functions of nodes."""

        # From `create_pipeline`.
        def lifted(x):
            from shop.prices import RATE

            return lifted_helper(x) * RATE


        def lifted_helper(x):
            return 31


        def lifted_too(x):
            return 32
        ''',
    "dagster/src/shop_dagster/assets/__init__.py": "",
    "dagster/src/shop_dagster/assets/stock.py": '''
        import functools

        import dagster as dg

        from .. import functions


        def hooked(function):
            @functools.wraps(function)
            def inner(*args, **kwargs):
                return function(*args, **kwargs)

            return inner


        def registered_function(project, pipeline, node):
            return len


        @dg.asset(key=["sales", "total"])
        @hooked
        def sales__total():
            """Add up."""
            from shop.prices import total

            return total([1])


        @dg.asset(key_prefix=["x", "y"])
        def decorated():
            from shop.prices import decorated

            return decorated(1)


        @dg.multi_asset(outs={"first": dg.AssetOut(key=["a", "b"]), "second": dg.AssetOut()})
        def by_modules():
            from shop.prices import by_modules as by_modules_function

            return tuple(by_modules_function(1))


        @dg.asset
        def other():
            from shop.prices import other

            return other([1])


        @dg.asset
        def method():
            from functools import partial
            from shop.models import Model
            from shop.prices import Till

            return dg.Output(partial(Till.count, other=Model(1))(Till()))


        @dg.asset
        def lifted():
            return functions.lifted(1)


        @dg.asset
        def lifted_too():
            return functions.lifted_too(1)


        @dg.asset
        def builtin():
            return sorted([])


        @dg.asset
        def registered():
            from shop.models import Model

            return registered_function(None, "__default__", "registered")(Model())


        @dg.asset
        def publish() -> None:
            from shop.rates import old

            old(1)


        raw = dg.AssetSpec("raw")
        checked = dg.AssetsDefinition(specs=[dg.AssetSpec("external")])
        ''',
}
ALL = {
    *("sales/total", "x/y/decorated", "a/b", "second", "other", "method", "lifted", "lifted_too"),
    *("builtin", "publish"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    for name, text in PROJECT.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"))
    return folder


@pytest.fixture
def load(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[Any]]]:
    """Load the assets as a new process does; a module of the Kedro project fails the test."""
    monkeypatch.delenv("KEDRO_PROJECT_PATH", raising=False)
    monkeypatch.chdir(folder.parent)
    monkeypatch.syspath_prepend(str(folder / "dagster" / "src"))

    def forget() -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == "shop_dagster"]:
            del sys.modules[name]
        importlib.invalidate_caches()
        shutil.rmtree(folder / "dagster/src/shop_dagster/assets/__pycache__", ignore_errors=True)

    def assets() -> list[Any]:
        forget()
        module = importlib.import_module("shop_dagster.assets.stock")
        found = dg.load_assets_from_modules([module], include_specs=True)
        anchor = folder / "dagster/src/shop_dagster/project.py"
        coded = with_code(found, KedroProject(package_name="shop", anchor=str(anchor)))
        assert "shop" not in sys.modules
        assert len(coded) == len(found)
        return coded

    yield assets
    forget()


def _specs(assets: list[Any]) -> dict[str, dg.AssetSpec]:
    specs = [spec for asset in assets for spec in getattr(asset, "specs", [asset])]
    return {spec.key.to_user_string(): spec for spec in specs}


def _versions(assets: list[Any]) -> dict[str, str | None]:
    return {key: spec.code_version for key, spec in _specs(assets).items()}


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new))


def test_every_asset_has_a_version_but_those_of_the_registry(load: Callable[[], list[Any]]) -> None:
    versions = _versions(load())
    assert {key for key, version in versions.items() if version} == ALL
    assert set(versions) - ALL == {"registered", "raw", "external"}
    assert versions["a/b"] == versions["second"]
    assert versions == _versions(load())


PRICES = "src/shop/prices.py"
TOTAL, MODULES = {"sales/total"}, {"a/b", "second"}
CHANGES = {
    "the function": (PRICES, "rounded(2.5)", "rounded(2.6)", TOTAL),
    "a constant": (PRICES, "RATE = 2", "RATE = 2.0", {"sales/total", "lifted"}),
    "an annotated constant": (PRICES, "LIMIT: int = 3", "LIMIT: int = 4", TOTAL),
    "a name of several": (PRICES, "FIRST, SECOND = 4, 5", "FIRST, SECOND = 5, 4", TOTAL),
    "an augmented assignment": (PRICES, "STEPS += [7]", "STEPS += [8]", TOTAL),
    "a call that changes a value": (PRICES, "STEPS.append(8)", "STEPS.append(9)", TOTAL),
    "an assigned item": (PRICES, 'NAMES["b"] = 10', 'NAMES["b"] = 11', TOTAL),
    "a condition": (PRICES, "if LIMIT > 2:", "if LIMIT > 3:", TOTAL),
    "a branch": (PRICES, "min(x, 11)", "max(x, 11)", TOTAL),
    "an import from elsewhere": (PRICES, "floor as rounded", "trunc as rounded", TOTAL),
    "a decorator": (PRICES, "function(*args), 12", "function(*args), 13", {"x/y/decorated"}),
    "a default": (PRICES, "return 13", "return 14", TOTAL),
    "a base class": (PRICES, "return 14", "return 15", {*TOTAL, "method"}),
    "a method": (PRICES, "return self.size", "return -self.size", {*TOTAL, "method"}),
    "an attribute of a class": (PRICES, "size = 15", "size = 16", {*TOTAL, "method"}),
    "a function of a module": ("src/shop/rates.py", "x + 20", "x + 21", MODULES),
    "a module handed on": ("src/shop/tables.py", "22", "23", MODULES),
    "a function of a dotted module": ("src/shop/units.py", "23", "24", MODULES),
    "a function imported in the body": ("src/shop/late.py", "24", "23", MODULES),
    "a module imported in the body": ("src/shop/late.py", "25", "23", MODULES),
    "a function from a package": ("src/shop/tools/texts.py", "26", "25", MODULES),
    "a function by a star": ("src/shop/tools/stars.py", "27", "26", MODULES),
    "an alias in a namespace package": ("src/shop/deep/money.py", "28", "27", MODULES),
    "a module in a namespace package": ("src/shop/deep/words.py", "29", "28", MODULES),
    "a model": ("src/shop/models.py", "30", "31", {"method"}),
    "a lifted function": (
        "dagster/src/shop_dagster/functions.py",
        "lifted_helper(x) * RATE",
        "lifted_helper(x) + RATE",
        {"lifted"},
    ),
    "another lifted function": (
        "dagster/src/shop_dagster/functions.py",
        "return 31",
        "return 30",
        {"lifted"},
    ),
    "how it is called": (
        "dagster/src/shop_dagster/assets/stock.py",
        "total([1])",
        "total([2])",
        TOTAL,
    ),
    "a builtin": (
        "dagster/src/shop_dagster/assets/stock.py",
        "sorted([])",
        "list([])",
        {"builtin"},
    ),
    "a node without outputs": ("src/shop/rates.py", "x + 21", "x + 20", {"publish"}),
    "a comment": (PRICES, "# The rate comes first.", "# It comes last.", set()),
    "a docstring": (PRICES, "Add up.", "Sum up.", set()),
    "the docstring of a class": (PRICES, '"""Counts."""', '"""Adds."""', set()),
    "formatting": (PRICES, "RATE * row + LIMIT", "(RATE*row)\\\n        + (LIMIT)", set()),
    "an order of imports": (PRICES, "rates, tables", "tables, rates", set()),
    "another name imported": (PRICES, "    ceil,\n", "    ceil,\n    e,\n", set()),
    "a relative import": (
        PRICES,
        "from .tools import joined",
        "from shop.tools import joined",
        set(),
    ),
    "what is not used": (PRICES, "size = 16", "size = 17", set()),
    "a tag": (
        "dagster/src/shop_dagster/assets/stock.py",
        '@dg.asset(key=["sales", "total"])',
        '@dg.asset(key=["sales", "total"], tags={"a": "b"})',
        set(),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_makes_exactly_its_assets_stale(
    change: str, folder: Path, load: Callable[[], list[Any]]
) -> None:
    before = _versions(load())
    *edit, expected = CHANGES[change]
    _edit(folder, *edit)
    after = _versions(load())
    assert {key for key in before if before[key] != after[key]} == expected


def test_lines_and_line_ends_do_not_matter(folder: Path, load: Callable[[], list[Any]]) -> None:
    before = _versions(load())
    path = folder / PRICES
    path.write_bytes(b"\n\n# A word.\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert _versions(load()) == before


def test_the_folder_does_not_matter(
    folder: Path, load: Callable[[], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _versions(load())
    shutil.copytree(folder / "src", folder.parent / "elsewhere" / "src")
    shutil.rmtree(folder / "src")
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(folder.parent / "elsewhere"))
    assert _versions(load()) == before


def test_an_installed_project_is_read_where_it_is(
    folder: Path, load: Callable[[], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _versions(load())
    site = folder.parent / "site-packages"
    shutil.move(folder / "src", site)
    (site / "math.py").write_text("def floor(x):\n    return x\n")
    monkeypatch.syspath_prepend(str(site))
    assert _versions(load()) == before


def test_code_that_was_copied_into_the_package_is_read_there(
    folder: Path, load: Callable[[], list[Any]]
) -> None:
    """Whatever becomes of the project."""
    package = folder / "dagster/src/shop_dagster"
    (package / "code").mkdir()
    (package / "code/__init__.py").write_text("")
    shutil.move(folder / "src/shop", package / "code/shop")
    texts = [path for path in package.rglob("*.py") if "from shop." in path.read_text()]
    for path in [*texts, package / "code/shop/prices.py"]:
        text = re.sub(r"\b(from|import) shop\.", r"\1 shop_dagster.code.shop.", path.read_text())
        path.write_text(re.sub(r"(\()shop\.", r"\1shop_dagster.code.shop.", text))
    project = CopiedProject(
        package_name="shop", anchor=str(package / "project.py"), code="shop_dagster.code"
    )

    def versions() -> dict[str, str | None]:
        return _versions(with_code(load(), project))

    before = versions()
    assert {key for key, version in before.items() if version} == ALL
    _edit(package, "code/shop/rates.py", "x + 21", "x + 22")
    _edit(package, "functions.py", "return 32", "return 33")
    after = versions()
    assert {key for key in before if before[key] != after[key]} == {"publish", "lifted_too"}


def test_an_asset_without_a_function_of_its_name_stays_as_it_is(folder: Path) -> None:
    """As one that a factory makes."""
    project = KedroProject(package_name="shop", anchor=str(folder / "dagster/x.py"))
    assets = [dg.asset(name="made")(lambda: 1), dg.AssetSpec("raw")]
    assert with_code(assets, project) == assets


def test_a_project_that_is_not_there_loads(folder: Path, load: Callable[[], list[Any]]) -> None:
    shutil.rmtree(folder / "src")
    (folder / "pyproject.toml").unlink()
    assert set(_versions(load()).values()) == {None}


@pytest.mark.parametrize("content", [b"def (", b"\x00", b"x = '\xff'", b"a = " + b"(" * 5000])
def test_a_file_that_cannot_be_read_loads(
    content: bytes, folder: Path, load: Callable[[], list[Any]]
) -> None:
    before = _versions(load())
    path = folder / "src/shop/late.py"
    whole = path.read_bytes()
    path.write_bytes(content)
    broken = _versions(load())
    assert {key for key in before if before[key] != broken[key]} == MODULES
    path.write_bytes(whole)
    assert _versions(load()) == before


@pytest.mark.parametrize("depth", [300, 600, 3000, 100_000])
def test_expressions_of_any_depth_load(
    depth: int, folder: Path, load: Callable[[], list[Any]]
) -> None:
    (folder / "src/shop/late.py").write_text(
        f"def later(x):\n    return {' + '.join('x' * depth)}\n"
    )
    assert set(_versions(load())) >= ALL


def test_circles_of_imports_end(folder: Path, load: Callable[[], list[Any]]) -> None:
    (folder / "src/shop/units.py").write_text("from .rates import convert\nfrom .rates import *\n")
    _edit(
        folder,
        "src/shop/rates.py",
        "def current",
        "from .units import *\nfrom .units import convert, a\ndef current",
    )
    assert set(_versions(load())) >= ALL


def test_references_lead_to_the_functions(folder: Path, load: Callable[[], list[Any]]) -> None:
    specs = _specs(load())
    places = {}
    for key, spec in specs.items():
        value = spec.metadata.get("dagster/code_references")
        if value:
            (reference,) = value.code_references
            assert Path(reference.file_path).is_file()
            text = Path(reference.file_path).read_text().splitlines()
            places[key] = text[reference.line_number - 1]
    assert places == {
        "sales/total": "def total(table, other=default()):",
        "x/y/decorated": "def decorated(table):",
        "a/b": "def by_modules(table):",
        "second": "def by_modules(table):",
        "other": "def other(table, RATE=1, bounded=None):",
        "method": "class Till(Base):",
        "lifted": "def lifted(x):",
        "lifted_too": "def lifted_too(x):",
        "publish": "def old(x):",
    }


def test_no_warning_reaches_the_user(folder: Path, load: Callable[[], list[Any]]) -> None:
    _edit(folder, PRICES, "RATE = 2", 'RATE = "\\d"')
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        load()
    assert not [warning for warning in caught if "preview" not in str(warning.message)]


def test_dagster_sees_what_a_change_makes_stale(
    folder: Path, load: Callable[[], list[Any]]
) -> None:
    wanted = {"other", "builtin", "publish", "lifted_too", "x/y/decorated"}

    def selected() -> list[dg.AssetsDefinition]:
        assets = [asset for asset in load() if isinstance(asset, dg.AssetsDefinition)]
        return [asset for asset in assets if wanted & {key.to_user_string() for key in asset.keys}]

    with dg.instance_for_test() as instance, pytest.MonkeyPatch.context() as patch:
        assets = selected()
        patch.syspath_prepend(str(folder / "src"))
        memory = {"io_manager": dg.mem_io_manager}
        assert dg.materialize(assets, instance=instance, resources=memory).success
        for name in [name for name in sys.modules if name.partition(".")[0] == "shop"]:
            del sys.modules[name]
        assert _stale(assets, instance) == set()
        _edit(folder, PRICES, "# The rate comes first.", "")
        assert _stale(selected(), instance) == set()
        _edit(folder, PRICES, "function(*args), 12", "function(*args), 13")
        assert _stale(selected(), instance) == {"x/y/decorated"}


def _stale(assets: list[Any], instance: dg.DagsterInstance) -> set[str]:
    """The assets that Dagster's UI would not show as fresh."""
    resolver = get_stale_status_resolver(instance, assets)
    keys = [key for asset in assets for key in asset.keys]
    return {key.to_user_string() for key in keys if resolver.get_status(key).value != "FRESH"}


SAMPLE = '''
    from math import *

    @decorated(1)
    async def sample(a, /, b: int = 2, *args, c=3, **kwargs) -> "x":
        """A docstring."""
        global STATE
        text = u"a" "b" f"{a!r:>{b}} {c=} {{}} {a:}" f""
        data = rb"\\d".decode()
        match a:
            case {"k": [x, *y], **rest} if x:
                return x[1:2, ...], y, rest
        try:
            async with a as d, b:
                del d.e, args[0]
        except (ValueError, OSError) as error:
            raise error from None
        return [i async for i in a if (n := i)] or {**kwargs} or -1.5e300j or (yield)
    '''


def test_all_versions_of_python_write_the_same(tmp_path: Path) -> None:
    """In the interpreters of pyenv, where there are some; they need not have Dagster."""
    file = tmp_path / "sample.py"
    file.write_text(dedent(SAMPLE))
    syntax = sources.Module("sample", file).syntax("sample", "")
    script = (
        "import sys, json, importlib.util as u, pathlib as p\n"
        "s = u.spec_from_file_location('sources', sys.argv[1]); m = u.module_from_spec(s)\n"
        "s.loader.exec_module(m); f = m.Module('sample', p.Path(sys.argv[2]))\n"
        "print(json.dumps(f.syntax('sample', '')[:2]))"
    )
    found = [*Path.home().glob(".pyenv/versions/3.1[0-3].*/bin/python"), Path(sys.executable)]
    for python in found:
        ran = subprocess.run(
            [python, "-c", script, sources.__file__, file], capture_output=True, check=True
        )
        assert json.loads(ran.stdout) == [syntax.text, list(syntax.uses)], python
