"""Functions of nodes: which path leads to each from another module, and what they say of themselves."""

from __future__ import annotations

import builtins
import functools
import importlib
import json
import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from kedro_to_dagster.inspect.code.functions import describe_function
from kedro_to_dagster.kedro_model.function import Function, FunctionKind
from kedro_to_dagster.kedro_model.place import Place

PACKAGE = "functions_of_a_test"
MODULE = f"{PACKAGE}.nodes"
SOURCE = '''
import functools


def plain(x):
    """Do something.   With
    care.

    And a second paragraph.
    """
    return x


def undocumented(x):
    return x


def blank(x):
    """   """
    return x


def numbered(x):
    return x


numbered.__doc__ = 5


def chunks(x):
    """Make chunks."""
    yield x


def keeping_the_name(function):
    @functools.wraps(function)
    def wrapper(x):
        return function(x)

    return wrapper


def losing_the_name(function):
    def wrapper(x):
        return function(x)

    return wrapper


@keeping_the_name
def kept(x):
    """Keep me."""
    return x


@losing_the_name
def lost(x):
    return x


replaced = keeping_the_name(plain)


class Model:
    """A class."""

    def __init__(self, depth=1):
        self.depth = depth

    def __call__(self, x):
        """Fit the model."""
        return x

    def predict(self, x):
        """Predict with the model."""
        return x

    @staticmethod
    def static(x):
        return x

    @classmethod
    def by_class(cls, x):
        return x

    class Inner:
        @staticmethod
        def deep(x):
            return x


class Child(Model):
    pass


class Silent:
    def __call__(self, x):
        return x


model = Model()
silent = Silent()
fixed = functools.partial(plain, x=1)
anonymous = lambda x: x


def closure(depth):
    def inner(x):
        return x + depth

    return inner
'''


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a package of one module of functions."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "src" / PACKAGE).mkdir(parents=True)
    (folder / "src" / PACKAGE / "__init__.py").write_text("")
    (folder / "src" / PACKAGE / "nodes.py").write_text(SOURCE)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder / "src")
        yield folder
    for name in [module for module in sys.modules if module.split(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def nodes(project: Path) -> ModuleType:
    return importlib.import_module(MODULE)


@pytest.fixture
def describe(project: Path) -> Callable[[Any], Function]:
    return lambda function: describe_function(function, project, PACKAGE)


def _followed(function: Function) -> Any:
    found: Any = importlib.import_module(function.module)
    for part in function.qualname.split("."):
        found = getattr(found, part)
    return found


Describe = Callable[[Any], Function]


# Where a path leads to the function ---------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "plain",
        "chunks",
        "kept",
        "lost",
        "replaced",
        "Model",
        "Model.static",
        "Model.Inner.deep",
        "model",
        "silent",
        "anonymous",
    ],
)
def test_what_a_module_holds_under_a_name_is_imported(
    nodes: ModuleType, describe: Describe, path: str
) -> None:
    function = functools.reduce(getattr, path.split("."), nodes)
    described = describe(function)
    assert described.kind is FunctionKind.IMPORTABLE
    assert (described.module, described.qualname) == (MODULE, path)
    assert _followed(described) is function


def test_a_class_method_is_imported_through_its_class(
    nodes: ModuleType, describe: Describe
) -> None:
    described = describe(nodes.Model.by_class)
    assert described.kind is FunctionKind.IMPORTABLE
    assert (described.module, described.qualname) == (MODULE, "Model.by_class")


def test_a_class_method_of_a_child_is_not_taken_for_its_parent_s(
    nodes: ModuleType, describe: Describe
) -> None:
    described = describe(nodes.Child.by_class)
    if described.kind is FunctionKind.IMPORTABLE:
        assert _followed(described) == nodes.Child.by_class


def test_a_method_of_an_object_is_imported_through_the_global_that_holds_it(
    nodes: ModuleType, describe: Describe
) -> None:
    described = describe(nodes.model.predict)
    assert described.kind is FunctionKind.IMPORTABLE
    assert (described.module, described.qualname) == (MODULE, "model.predict")


@pytest.mark.parametrize("function", [len, sorted, print, dict, str])
def test_a_builtin_is_imported(describe: Describe, function: Any) -> None:
    described = describe(function)
    assert described.kind is FunctionKind.IMPORTABLE
    assert (described.module, described.qualname) == (builtins.__name__, function.__name__)


@pytest.mark.parametrize("function", [math.sqrt, json.dumps])
def test_a_function_of_a_library_is_imported(describe: Describe, function: Any) -> None:
    described = describe(function)
    assert described.kind is FunctionKind.IMPORTABLE
    assert _followed(described) is function


def test_a_decorated_function_whose_name_holds_something_else_is_not_imported_by_it(
    nodes: ModuleType, describe: Describe
) -> None:
    other = nodes.keeping_the_name(nodes.plain)
    described = describe(other)
    assert (described.module, described.qualname) == (MODULE, "plain")
    assert described.kind is not FunctionKind.IMPORTABLE


@pytest.mark.parametrize("folder", ["01_raw", "data-prep", "import"])
def test_a_module_that_no_import_statement_can_name_is_left_to_the_registry(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (
        "from functools import partial\nSIZE = 3\ndef plain(x):\n    return x\n"
        "def sized(x):\n    return SIZE * x\nfixed = partial(plain, 1)\n"
        "use = [lambda x: SIZE + x, lambda x: sized(x)]\nnothing = [lambda x: x]\n"
    )
    package = f"odd_{folder[0]}"
    (tmp_path / package / folder).mkdir(parents=True)
    (tmp_path / package / folder / "nodes.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module(f"{package}.{folder}.nodes")
    for function in (module.plain, module.sized, module.fixed, *module.use):
        described = describe_function(function, tmp_path, package)
        assert described.kind is FunctionKind.REGISTRY_ONLY
        assert described.reason == (
            f"no import statement can name the module '{package}.{folder}.nodes'"
        )
    # What needs nothing of its module can be written anew.
    (lambda_of_nothing,) = module.nothing
    assert describe_function(lambda_of_nothing, tmp_path, package).kind is FunctionKind.LIFTED


def test_a_module_that_names_itself_wrongly_is_no_obstacle(describe: Describe) -> None:
    for module in ("", "no.such.module", ".relative", None):
        function: Any = eval("lambda x: x")
        function.__module__ = module
        function.__qualname__ = "function"
        assert describe(function).kind is not FunctionKind.IMPORTABLE


# Where none does ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["lambda", "closure", "instance", "method"])
def test_what_no_name_leads_to_is_not_imported(
    nodes: ModuleType, describe: Describe, kind: str
) -> None:
    function = {
        "lambda": eval("lambda x: x", vars(nodes)),
        "closure": nodes.closure(2),
        "instance": nodes.Model(depth=3),
        "method": nodes.Model(depth=3).predict,
    }[kind]
    assert describe(function).kind in (FunctionKind.LIFTED, FunctionKind.REGISTRY_ONLY)


def test_a_partial_is_the_function_that_it_wraps_with_what_it_fixes(
    nodes: ModuleType, describe: Describe
) -> None:
    described = describe(functools.partial(nodes.plain, 1, y="b"))
    assert described.kind is FunctionKind.PARTIAL
    assert (described.module, described.qualname) == (MODULE, "plain")
    assert described.args == (1,)
    assert described.keywords == (("y", "b"),)


def test_a_partial_of_a_partial_is_one_partial(nodes: ModuleType, describe: Describe) -> None:
    described = describe(functools.partial(functools.partial(nodes.plain, 1), y="b"))
    assert (described.args, described.keywords) == ((1,), (("y", "b"),))


def test_a_partial_that_a_module_holds_is_imported(nodes: ModuleType, describe: Describe) -> None:
    described = describe(nodes.fixed)
    assert described.kind is FunctionKind.IMPORTABLE
    assert described.qualname == "fixed"


def test_a_partial_of_a_lambda_is_no_better_than_the_lambda(
    nodes: ModuleType, describe: Describe
) -> None:
    described = describe(functools.partial(eval("lambda x: x", vars(nodes)), 1))
    assert described.kind in (FunctionKind.LIFTED, FunctionKind.REGISTRY_ONLY)


# What they say ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "summary"),
    [
        ("plain", "Do something. With care."),
        ("kept", "Keep me."),
        ("model", "Fit the model."),
        ("undocumented", None),
        ("blank", None),
        ("numbered", None),
        ("lost", None),
        ("silent", None),
        ("fixed", None),
    ],
)
def test_the_summary_is_the_first_paragraph_of_the_function_s_own_documentation(
    nodes: ModuleType, describe: Describe, path: str, summary: str | None
) -> None:
    assert describe(getattr(nodes, path)).summary == summary


def test_a_partial_says_what_its_function_says(nodes: ModuleType, describe: Describe) -> None:
    assert describe(functools.partial(nodes.plain, 1)).summary == "Do something. With care."


def test_python_s_own_functions_say_nothing(describe: Describe) -> None:
    # Their words change with Python's version, and the export with them.
    assert {function: describe(function).summary for function in (len, math.sqrt, dict)} == {
        len: None,
        math.sqrt: None,
        dict: None,
    }


def test_what_a_decorator_or_a_factory_of_a_library_returns_says_nothing(
    describe: Describe,
) -> None:
    def wrapper() -> None:
        """Call the function."""

    assert describe(wrapper).summary is None
    wrapper.__module__ = MODULE
    assert describe(wrapper).summary == "Call the function."


def test_a_generator_function_is_told_also_where_a_partial_wraps_it(
    nodes: ModuleType, describe: Describe
) -> None:
    assert describe(nodes.chunks).is_generator
    assert describe(functools.partial(nodes.chunks, 1)).is_generator
    assert not describe(nodes.plain).is_generator


def test_the_place_is_relative_to_the_project(nodes: ModuleType, describe: Describe) -> None:
    line = SOURCE.splitlines().index("def plain(x):") + 1
    place = Place(file=f"src/{PACKAGE}/nodes.py", line=line)
    assert describe(nodes.plain).place == place
    assert describe(nodes.replaced).place == place


def test_a_function_from_elsewhere_has_no_place(describe: Describe) -> None:
    assert describe(json.dumps).place is None
    assert describe(len).place is None


def test_functions_of_one_name_are_told_apart_by_what_they_hold() -> None:
    plain = Function(kind=FunctionKind.IMPORTABLE, module="a", qualname="b")
    partials = [
        Function(kind=FunctionKind.PARTIAL, module="a", qualname="b", args=(number,))
        for number in (1, 2)
    ]
    assert plain.captured == ""
    assert len({plain.captured, *(partial.captured for partial in partials)}) == 3
