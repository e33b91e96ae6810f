"""Lambdas and closures become functions of their own: the same text, and the same results."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.code import LiftedReference, Reference
from kedro_to_dagster.emit.modules.functions import emit_functions
from kedro_to_dagster.inspect.code.functions import describe_function, describe_preview
from kedro_to_dagster.inspect.code.lifting import Lifter
from kedro_to_dagster.inspect.code.sharing import mutable_parts, shared_objects
from kedro_to_dagster.kedro_model.function import (
    Called,
    Function,
    FunctionKind,
    FunctionSource,
    Imported,
    Literal,
)
from kedro_to_dagster.kedro_model.node import Binding, Node, Shape
from kedro_to_dagster.lower.functions.lifting import lift_functions
from kedro_to_dagster.lower.groups.groups import Groups
from kedro_to_dagster.lower.names.naming import Names

_DOC = '"""Node functions: lambdas and closures from the Kedro project."""\n\n\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Writes the package `project`, whose `__init__` has a text, and imports it."""

    def write(text: str, **modules: str) -> Any:
        (tmp_path / "project").mkdir()
        (tmp_path / "project" / "__init__.py").write_text(dedent(text), encoding="utf-8")
        for name, code in modules.items():
            (tmp_path / "project" / f"{name}.py").write_text(dedent(code), encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return importlib.import_module("project")

    yield write
    for name in [module for module in sys.modules if module.partition(".")[0] == "project"]:
        del sys.modules[name]


def describe(function: Callable[..., Any]) -> Function:
    return describe_function(function, Path("/nowhere"), "project")


def emitted(function: Function, name: str = "step") -> str:
    """The text of `functions.py` for one node of a function."""
    node = Node(
        name=name,
        function=function,
        input_shape=Shape.NONE,
        inputs=(),
        output_shape=Shape.NONE,
        outputs=(),
    )
    lifted = lift_functions([node], Names(nodes={node.identity: name}), Groups())
    text = emit_functions(lifted.functions)
    assert text.startswith(_DOC)
    return text.removeprefix(_DOC)


def execute(text: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {}
    exec(compile(text, "functions.py", "exec", dont_inherit=True), namespace)
    step: Callable[..., Any] = namespace["step"]
    return step


@dataclass(frozen=True)
class Case:
    """A module that holds a function in the list `nodes`, what is made of it, and a call of both."""

    name: str
    before: str
    after: str
    args: tuple[Any, ...] = ()

    def __str__(self) -> str:
        return self.name


CASES = [
    Case(
        "lambda",
        "nodes = [lambda x: x + 1]",
        """\
        # From project.
        def step(x):
            return x + 1
        """,
        (1,),
    ),
    Case(
        "lambda with every kind of parameter",
        "nodes = [lambda a, /, b=2, *c, d=None, e=[3], **f: (a, b, c, d, e, f)]",
        """\
        # From project.
        def step(a, /, b=2, *c, d=None, e=[3], **f):
            return (a, b, c, d, e, f)
        """,
        (1, 2, 3),
    ),
    Case(
        "lambda that looks at types",
        "nodes = [lambda x: type(x).__name__]",
        """\
        # From project.
        def step(x):
            return type(x).__name__
        """,
        (1,),
    ),
    Case(
        "lambda over several lines",
        """
        nodes = [
            (
                lambda x:
                    # One more.
                    x
                    + 1
            ),
        ]
        """,
        """\
        # From project.
        def step(x):
            return x + 1
        """,
        (1,),
    ),
    Case(
        "default that is evaluated where it stands",
        """
        nodes = []
        for factor in (2, 3):
            nodes.insert(0, lambda x, factor=factor * 10: x * factor)
        """,
        """\
        # From project.
        def step(x, factor=30):
            return x * factor
        """,
        (2,),
    ),
    Case(
        "two lambdas on a line that differ in a constant only",
        "nodes = [lambda x: x + 2, lambda x: x + 1]",
        """\
        # From project.
        def step(x):
            return x + 2
        """,
        (1,),
    ),
    Case(
        "two lambdas on a line, one in the other",
        "nodes = [(lambda x: lambda x: x + 1)(0)]",
        """\
        # From project.
        def step(x):
            return x + 1
        """,
        (1,),
    ),
    Case(
        "closure",
        '''
        def make(limit, names):
            def keep(values: list[int]) -> dict[str, int]:
                """Keep some.

                Not all.
                """
                kept: dict[str, int] = {}
                for name, value in zip(names, values):
                    # Not the limit itself.
                    if value > limit:
                        kept[name] = value  # It is more.
                return kept

            return keep

        nodes = [make(1, ["a", "b"])]
        ''',
        '''\
        # From `make` in project.
        def step(values):
            """Keep some.

            Not all.
            """
            limit = 1
            names = ["a", "b"]

            kept = {}
            for name, value in zip(names, values):
                # Not the limit itself.
                if value > limit:
                    kept[name] = value  # It is more.
            return kept
        ''',
        ([1, 2],),
    ),
    Case(
        "closure on one line",
        """
        def make(n):
            def add(x): return x + n
            return add

        nodes = [make(1.5)]
        """,
        """\
        # From `make` in project.
        def step(x):
            n = 1.5

            return x + n
        """,
        (2,),
    ),
    Case(
        "text that runs over the margin",
        '''
        def make():
            def tell():
                return """
            a
        b"""

            return tell

        nodes = [make()]
        ''',
        '''\
        # From `make` in project.
        def step():
            return """
            a
        b"""
        ''',
    ),
    Case(
        "globals: modules, functions and constants",
        """
        import json
        import os.path as paths
        import statistics as stats
        from collections import Counter as Tally

        LIMIT = 2

        def double(x):
            return x * 2

        nodes = [lambda x: (json.dumps(x), stats.mean(x), Tally(x), double(LIMIT), paths.sep)]
        """,
        """\
        # From project.
        def step(x):
            import json
            import os.path as paths
            import statistics as stats
            from collections import Counter as Tally

            from project import LIMIT, double

            return (json.dumps(x), stats.mean(x), Tally(x), double(LIMIT), paths.sep)
        """,
        ([1, 2],),
    ),
    Case(
        "captured functions, classes and modules",
        """
        import math
        from decimal import Decimal
        from fractions import Fraction

        def make(module, kind, call, smallest, nested):
            return lambda x: (module.floor(x), kind(x), call(x), smallest(x, 2), nested(5))

        nodes = [make(math, Decimal, math.fabs, min, Fraction.from_float)]
        """,
        """\
        # From `make` in project.
        def step(x):
            import math as module
            from decimal import Decimal as kind
            from fractions import Fraction
            from math import fabs as call

            nested = Fraction.from_float
            smallest = min

            return (module.floor(x), kind(x), call(x), smallest(x, 2), nested(5))
        """,
        (1.5,),
    ),
    Case(
        "captured lambda",
        """
        def make(transform):
            return lambda x, transform_=1: [transform(y) for y in x if x.count(transform(y)) < 9]

        nodes = [make(lambda y: y * 2)]
        """,
        """\
        # From `make` in project.
        def step(x, transform_=1):
            return [step_transform(y) for y in x if x.count(step_transform(y)) < 9]


        # From project.
        def step_transform(y):
            return y * 2
        """,
        ([1, 2],),
    ),
    Case(
        "captured lambda whose name means something else in a part",
        """
        def make(f):
            return lambda x: f(x) + (lambda f: f)(1)

        nodes = [make(lambda y: y * 2)]
        """,
        """\
        # From `make` in project.
        def step(x):
            f = step_f

            return f(x) + (lambda f: f)(1)


        # From project.
        def step_f(y):
            return y * 2
        """,
        (2,),
    ),
    Case(
        "names of attributes and arguments stay",
        """
        def make(real):
            return lambda x: dict(real=real(x).real)

        nodes = [make(lambda y: y * 2)]
        """,
        """\
        # From `make` in project.
        def step(x):
            return dict(real=step_real(x).real)


        # From project.
        def step_real(y):
            return y * 2
        """,
        (2,),
    ),
    Case(
        "several captured functions in a tuple",
        """
        import functools

        def compose(*functions):
            return lambda x: functools.reduce(lambda made, each: each(made), functions, x)

        nodes = [compose(abs, lambda y: y + 1)]
        """,
        """\
        # From `compose` in project.
        def step(x):
            import functools

            functions = (abs, step_functions_2)

            return functools.reduce(lambda made, each: each(made), functions, x)


        # From project.
        def step_functions_2(y):
            return y + 1
        """,
        (-2,),
    ),
    Case(
        "captured partial, getter, instance and method",
        """
        from dataclasses import dataclass
        from functools import partial
        from operator import itemgetter

        @dataclass
        class Scale:
            factor: float
            digits: int = 2

            def apply(self, x):
                return round(x * self.factor, self.digits)

        def make(parse, get, scale, method):
            return lambda x: (parse(get(x)), scale.apply(2), method(3))

        nodes = [make(partial(int, base=2), itemgetter("a"), Scale(2.5), Scale(1.5, 0).apply)]
        """,
        """\
        # From `make` in project.
        def step(x):
            from functools import partial
            from operator import itemgetter

            from project import Scale

            get = itemgetter("a")
            method = Scale(factor=1.5, digits=0).apply
            parse = partial(int, base=2)
            scale = Scale(factor=2.5)

            return (parse(get(x)), scale.apply(2), method(3))
        """,
        ({"a": "101"},),
    ),
    Case(
        "decorator without and with wraps",
        """
        from functools import wraps

        def logged(function):
            @wraps(function)
            def log(*args):
                return ["log", function(*args)]

            return log

        def make(n):
            @logged
            def add(x):
                return x + n

            return add

        nodes = [make(1)]
        """,
        """\
        # From `logged` in project.
        def step(*args):
            return ["log", step_function(*args)]


        # From `make` in project.
        def step_function(x):
            n = 1

            return x + n
        """,
        (1,),
    ),
    Case(
        "function that calls itself",
        """
        def make(n):
            def factorial(x):
                return n if x < 2 else x * factorial(x - 1)

            return factorial

        nodes = [make(1)]
        """,
        """\
        # From `make` in project.
        def step(x):
            n = 1

            return n if x < 2 else x * step(x - 1)
        """,
        (4,),
    ),
    Case(
        "relative import, and the name of the module",
        """
        def make():
            def tell():
                from . import other
                from .other import VALUE

                return other.VALUE, VALUE, __name__

            return tell

        nodes = [make()]
        """,
        """\
        # From `make` in project.
        def step():
            from project import other
            from project.other import VALUE

            return other.VALUE, VALUE, "project"
        """,
    ),
    Case(
        "annotations of functions in it, under the future import",
        """
        from __future__ import annotations

        def make():
            def outer(x: Missing) -> Missing:
                y: Missing = x

                def inner(z: list[Missing]) -> None: ...

                return inner.__annotations__, y

            return outer

        nodes = [make()]
        """,
        """\
        # From `make` in project.
        def step(x):
            y = x

            def inner(z: "list[Missing]") -> "None": ...

            return inner.__annotations__, y
        """,
        (1,),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_text_and_result(case: Case, project: Callable[..., Any]) -> None:
    function = project(case.before, other="VALUE = 7\n").nodes[0]
    described = describe(function)
    assert described.kind is FunctionKind.LIFTED, described.reason
    text = emitted(described)
    assert text == dedent(case.after)
    assert execute(text)(*case.args) == function(*case.args)


def test_generators_and_coroutines_stay_what_they_are(project: Callable[..., Any]) -> None:
    module = project(
        """
        def make(n):
            def count():
                yield from range(n)

            async def wait():
                return n

            return [count, wait]

        nodes = make(2)
        """
    )
    assert describe(module.nodes[0]).is_generator
    assert "    yield from range(n)\n" in emitted(describe(module.nodes[0]))
    assert "\nasync def step():\n    n = 2\n" in emitted(describe(module.nodes[1]))


def test_a_function_does_not_hide_a_builtin(project: Callable[..., Any]) -> None:
    module = project("nodes = [lambda x: sorted(x)]")
    assert "def sorted_(x):\n    return sorted(x)\n" in emitted(describe(module.nodes[0]), "sorted")


def test_a_function_that_calls_itself_keeps_its_name_from_its_variables(
    project: Callable[..., Any],
) -> None:
    module = project(
        """
        def make():
            def count(x, step=1):
                return 0 if x <= 0 else 1 + count(x - step)

            return count

        nodes = [make()]
        """
    )
    text = emitted(describe(module.nodes[0]))
    assert "def step_2(x, step=1):\n    return 0 if x <= 0 else 1 + step_2(x - step)\n" in text


def test_a_captured_list_is_new_at_each_call(project: Callable[..., Any]) -> None:
    module = project(
        """
        def make(seen):
            def note(x):
                seen.append(x)
                return list(seen)

            return note

        nodes = [make([])]
        """
    )
    step = execute(emitted(describe(module.nodes[0])))
    assert [step(1), step(2)] == [[1], [2]]


BY_NAME = {
    "module level": ("def f(x): ...\nnodes = [f]", "f"),
    "lambda that a global holds": ("f = lambda x: x\nnodes = [f]", "f"),
    "method of a global": (
        "class A:\n    def f(self): ...\na = A()\nnodes = [a.f]",
        "a.f",
    ),
    "class method": (
        "class A:\n    @classmethod\n    def f(cls): ...\nnodes = [A.f]",
        "A.f",
    ),
    "callable that a global holds": (
        "class A:\n    def __call__(self): ...\na = A()\nnodes = [a]",
        "a",
    ),
}


@pytest.mark.parametrize("name", BY_NAME)
def test_what_has_a_name_is_imported(name: str, project: Callable[..., Any]) -> None:
    text, path = BY_NAME[name]
    described = describe(project(text).nodes[0])
    assert (described.kind, described.module, described.qualname) == (
        FunctionKind.IMPORTABLE,
        "project",
        path,
    )


_MAKE = "def make(n):\n    return lambda x: (x, n)\n"
FALLBACKS = {
    "captured object": (
        f"{_MAKE}nodes = [make(object())]",
        "the variable 'n' that it captures is an object",
    ),
    "captured object in a list": (
        f"import threading\n{_MAKE}nodes = [make([1, threading.Event()])]",
        "an element of the variable 'n' that it captures is a threading.Event",
    ),
    "captured list in itself": (
        f"def looped():\n    loop = []\n    loop.append(loop)\n    return loop\n"
        f"{_MAKE}nodes = [make(looped())]",
        "it holds something that holds itself",
    ),
    "captured path of this machine": (
        f"{_MAKE}from pathlib import Path\nnodes = [make(str(Path.home() / 'data'))]",
        "the variable 'n' that it captures is a path of this machine",
    ),
    "captured secret": (
        "def make(password):\n    return lambda x: (x, password)\nnodes = [make('hunter2')]",
        "the variable 'password' that it captures may be a secret",
    ),
    "secret in a captured dictionary": (
        f"{_MAKE}nodes = [make({{'api_key': 'abc'}})]",
        "the variable 'n' that it captures may be a secret",
    ),
    "captured variable that is written": (
        "def make():\n    n = 0\n    def count():\n        nonlocal n\n        n += 1\n        return n\n"
        "    return count\nnodes = [make()]",
        "the variable 'n' that it captures is written later",
    ),
    "captured variable that another writes": (
        "def make():\n    n = 0\n    def up():\n        nonlocal n\n        n += 1\n"
        "    return lambda: n\nnodes = [make()]",
        "the variable 'n' that it captures is written later",
    ),
    "written global": (
        "N = 0\ndef make():\n    def count():\n        global N\n        N += 1\n    return count\n"
        "nodes = [make()]",
        "it declares the global 'N'",
    ),
    "class in it": (
        "def make():\n    def f():\n        class A: ...\n        return A\n    return f\nnodes = [make()]",
        "it defines the class 'A'",
    ),
    "name of its own": (
        "def make():\n    def f(): return f.__name__\n    return f\nnodes = [make()]",
        "it reads '__name__'",
    ),
    "annotations": (
        "def make():\n    def f(x: int): return type(x), f.__annotations__\n    return f\nnodes = [make()]",
        "it reads '__annotations__'",
    ),
    "frame": (
        "import sys\nnodes = [lambda: sys._getframe().f_code.co_filename]",
        "it reads '_getframe'",
    ),
    "super": (
        "class A:\n    def make(self):\n        return lambda: super().__repr__()\nnodes = [A().make()]",
        "it refers to the class that it is defined in",
    ),
    "private name of a class": (
        "class A:\n    def make(self):\n        return lambda x: x.__secret\nnodes = [A().make()]",
        "its names mean something else outside its class",
    ),
    "globals()": ("nodes = [lambda: globals()]", "it calls globals()"),
    "missing global": (
        "nodes = [lambda: missing]",
        "the global 'missing' that it uses has no value",
    ),
    "default that is an object": (
        "nodes = [lambda x=object(): x]",
        "the default of its argument 'x' is an object",
    ),
    "closure of a library": (
        "from contextlib import contextmanager\ndef make():\n    @contextmanager\n    def f(): yield\n"
        "    return f\nnodes = [make()]",
        "a part of it is made by contextlib, which is not the project's",
    ),
    "no source": ("nodes = [eval('lambda x: x')]", "its source cannot be found"),
    "attributes": (
        "nodes = [lambda x: x]\nnodes[0].cost = 3",
        "attributes are set on it",
    ),
    "functions that call each other": (
        "def make():\n    def f(x): return g(x)\n    def g(x): return f(x)\n    return f\nnodes = [make()]",
        "functions that it captures call each other",
    ),
    "instance with a state of its own": (
        "class A:\n    def __init__(self, n):\n        self.n = n * 2\n"
        "    def __call__(self): ...\nnodes = [A(1)]",
        "it is a project.A",
    ),
    "method of such an instance": (
        "class A:\n    def __init__(self):\n        self.n = open\n"
        "    def f(self): ...\nnodes = [A().f]",
        "the object of it is a project.A",
    ),
    "partial of an object": (
        "import functools\ndef f(x, y): ...\nnodes = [functools.partial(f, y=object())]",
        "the argument 'y' that it fixes is an object",
    ),
}


@pytest.mark.parametrize("name", FALLBACKS)
def test_what_cannot_be_lifted_says_why(name: str, project: Callable[..., Any]) -> None:
    text, reason = FALLBACKS[name]
    described = describe(project(text).nodes[0])
    assert (described.kind, described.reason) == (FunctionKind.REGISTRY_ONLY, reason)


SHOW = Function(kind=FunctionKind.IMPORTABLE, module="shop.views", qualname="show")
MAKE = Function(kind=FunctionKind.IMPORTABLE, module="shop.nodes", qualname="make")


@pytest.mark.parametrize(
    ("function", "line"),
    [
        (MAKE, "from shop.views import show"),
        # The name means something else in the body already: its function, or what a partial fixes.
        (replace(MAKE, qualname="show"), "from shop.views import show as show_"),
        (replace(MAKE, qualname="show.it"), "from shop.views import show as show_"),
        (
            replace(MAKE, keywords=(("by", Imported(module="shop.charts", qualname="show")),)),
            "from shop.views import show as show_",
        ),
        (
            replace(MAKE, args=(Imported(module="shop.show"), 5)),
            "from shop.views import show as show_",
        ),
        (replace(MAKE, args=(5,)), "from shop.views import show"),
        # Of one class the body has the name for both.
        (replace(SHOW, qualname="show.it"), "from shop.views import show"),
    ],
)
def test_a_preview_function_is_imported_beside_what_its_node_calls(
    function: Function, line: str
) -> None:
    node = _node_with_preview(function, SHOW)
    lifted = lift_functions([node], Names(nodes={node.identity: "step"}), Groups())
    preview = lifted.previews[node.identity]
    (import_,) = preview.imports
    alias = f" as {import_.alias}" if import_.alias else ""
    assert f"from {import_.module} import {import_.name}{alias}" == line
    assert preview.expression == Reference(path=(import_.alias or "show",))


def test_a_preview_function_without_a_path_is_lifted_under_a_name_of_its_own(
    project: Callable[..., Any],
) -> None:
    module = project("nodes = [lambda x: x + 1, lambda: 'shown']")
    function, preview = map(describe, module.nodes)
    node = _node_with_preview(function, preview)
    lifted = lift_functions([node], Names(nodes={node.identity: "step"}), Groups())
    assert lifted.previews[node.identity].expression == LiftedReference(name="step_preview")
    namespace: dict[str, Any] = {}
    exec(emit_functions(lifted.functions), namespace)
    assert (namespace["step"](1), namespace["step_preview"]()) == (2, "shown")


def test_of_a_preview_that_only_the_registry_has_nothing_is_lifted() -> None:
    for preview, outputs in (
        (replace(SHOW, kind=FunctionKind.REGISTRY_ONLY), ("out",)),
        (None, ("out",)),
        # It shows an output.
        (SHOW, ()),
    ):
        node = _node_with_preview(MAKE, preview, outputs)
        assert lift_functions([node], Names(nodes={node.identity: "step"}), Groups()).previews == {}


def _node_with_preview(
    function: Function, preview: Function | None, outputs: tuple[str, ...] = ("out",)
) -> Node:
    return Node(
        name="step",
        function=function,
        input_shape=Shape.NONE,
        inputs=(),
        output_shape=Shape.ONE,
        outputs=tuple(Binding(dataset=name) for name in outputs),
        preview=preview,
        has_given_name=True,
    )


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        # The names of nodes, not those of their steps.
        ({"clean up": "clean_up_op"}, ["clean_up"]),
        # As long as they are told apart by them, and none is the name of another's step.
        ({"a-b": "a_b_op", "a b": "a_b_2"}, ["a_b_2", "a_b_op"]),
        ({"one": "two", "two": "one"}, ["one", "two"]),
        ({"list": "list", "class": "class_"}, ["class_", "list_"]),
    ],
)
def test_a_lifted_function_is_called_after_its_node(
    labels: dict[str, str], expected: list[str], project: Callable[..., Any]
) -> None:
    described = describe(project("nodes = [lambda x: x + 1]").nodes[0])
    nodes = [replace(_node_with_preview(described, None, (name,)), name=name) for name in labels]
    names = Names(nodes=dict(zip((node.identity for node in nodes), labels.values(), strict=True)))
    lifted = lift_functions(nodes, names, Groups())
    assert [function.name for function in lifted.functions] == expected
    assert {built.function.expression.name for built in lifted.rebuilt.values()} == {*expected}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("folder", "is_lifted"), [("", True), ("site-packages", False), ("elsewhere", False)]
)
def test_a_function_of_another_package_is_lifted_if_it_is_below_the_project(
    folder: str, is_lifted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of a library is not to be copied."""
    project = tmp_path / "shop"
    place = tmp_path / folder if folder == "elsewhere" else project / folder
    place.mkdir(parents=True)
    name = f"library_{folder.replace('-', '_')}"
    (place / f"{name}.py").write_text(dedent("made = [lambda x: x + 1]\n"))
    monkeypatch.syspath_prepend(place)
    function = importlib.import_module(name).made[0]
    described = describe_function(function, project, "shop")
    assert (described.kind is FunctionKind.LIFTED) is is_lifted
    if not is_lifted:
        assert described.reason == f"a part of it is made by {name}, which is not the project's"


def test_a_preview_function_takes_no_arguments_from_a_partial(
    project: Callable[..., Any],
) -> None:
    module = project(
        """
        import functools

        def show(text, size=1): ...

        nodes = [show, functools.partial(show, "a"), lambda: "b"]
        nodes.append(functools.partial(lambda text: text, "c"))
        """
    )
    plain, partial, made, of_lambda = (
        describe_preview(function, Path("/nowhere"), "project") for function in module.nodes
    )
    assert (plain.kind, plain.qualname) == (FunctionKind.IMPORTABLE, "show")
    assert plain.expression is None
    assert (partial.kind, partial.args, partial.keywords) == (FunctionKind.LIFTED, (), ())
    assert isinstance(partial.expression, Called)
    assert partial.expression.args[1] == Literal(value="a")
    assert made.kind is FunctionKind.LIFTED
    assert isinstance(made.expression, FunctionSource)
    assert (of_lambda.kind, of_lambda.args) == (FunctionKind.LIFTED, ())
    assert isinstance(of_lambda.expression, Called)


def test_a_file_that_changed_is_not_trusted(project: Callable[..., Any]) -> None:
    module = project("nodes = [lambda x: x + 1]")
    Path(module.__file__).write_text("nodes = [lambda x: x + 2]", encoding="utf-8")
    assert describe(module.nodes[0]).reason == "its source is not that of the code that runs"


# Modules with two functions in the list `nodes`; the first is described, as one node of two.
SHARED = {
    "two closures of one call": """
        def make():
            seen = []

            def keep(x):
                seen.append(x)

            def tell():
                return list(seen)

            return keep, tell

        nodes = list(make())
        """,
    "closures of two calls with one list": """
        def make(seen):
            return lambda x: seen.append(x)

        one = [[]]
        nodes = [make(one[0]), make(one[0])]
        del one
        """,
    "a list in a tuple": """
        def make(seen):
            return lambda x: seen[0].append(x)

        def both():
            held = ([],)
            return [make(held), make((held[0],))]

        nodes = both()
        """,
    "one function in two nodes": """
        def make():
            seen = []
            return lambda x: seen.append(x)

        nodes = [make()] * 2
        """,
    "defaults": """
        def make():
            seen = []
            return [lambda x, seen=seen: seen.append(x), lambda *, seen=seen: seen]

        nodes = make()
        """,
    "partials": """
        import functools

        def keep(seen, x):
            seen.append(x)

        def make():
            seen = []
            return [functools.partial(keep, seen), functools.partial(keep, seen=seen)]

        nodes = make()
        """,
    "methods of one object": """
        class Counter:
            def __init__(self, start):
                self.start = start

            def add(self, x):
                self.start += x

            def tell(self):
                return self.start

        def make():
            counter = Counter(1)
            return [counter.add, counter.tell]

        nodes = make()
        """,
    "a method of a list": """
        def make():
            seen = []
            return [lambda: list(seen), seen.append]

        nodes = make()
        """,
    "a closure that two have captured": """
        def count():
            seen = []
            return lambda x: seen.append(x)

        def make(inner):
            return lambda x: inner(x)

        def both():
            inner = count()
            return [make(inner), make(inner)]

        nodes = both()
        """,
    "a list in a global": """
        STATE = {"seen": []}

        def make(seen):
            return lambda x: seen.append(x)

        nodes = [make(STATE["seen"]), len]
        """,
    "a list of a global object": """
        class State:
            def __init__(self):
                self.seen = []

        STATE = State()

        def make(seen):
            return lambda x: seen.append(x)

        nodes = [make(STATE.seen), len]
        """,
}
NOT_SHARED = {
    "lists of two calls": """
        def make():
            seen = []
            return lambda x: seen.append(x)

        nodes = [make(), make()]
        """,
    "what cannot be changed": """
        from dataclasses import dataclass

        @dataclass(frozen=True)
        class Options:
            depth: int

        def make(options, names):
            return lambda x: (options, names)

        def both():
            options, names = Options(1), ("a", "b")
            return [make(options, names), make(options, names)]

        nodes = both()
        """,
    "one name of a node in two pipelines": """
        def make():
            seen = []
            return lambda x: seen.append(x)

        nodes = [make()]
        """,
}


def describe_first(module: Any) -> Function:
    functions = {str(number): [function] for number, function in enumerate(module.nodes)}
    lifter = Lifter(Path("/nowhere"), "project", shared_objects(functions, "project"))
    return describe_function(module.nodes[0], Path("/nowhere"), "project", lifter)


@pytest.mark.parametrize("name", SHARED)
def test_what_others_can_change_is_not_copied(name: str, project: Callable[..., Any]) -> None:
    described = describe_first(project(SHARED[name]))
    assert described.kind is FunctionKind.REGISTRY_ONLY
    assert described.reason is not None
    assert described.reason.endswith("that others can change too")


@pytest.mark.parametrize("name", NOT_SHARED)
def test_what_nothing_else_can_change_is_copied(name: str, project: Callable[..., Any]) -> None:
    assert describe_first(project(NOT_SHARED[name])).kind is FunctionKind.LIFTED


def test_a_captured_list_that_a_module_names_is_imported(project: Callable[..., Any]) -> None:
    module = project(
        """
        SEEN = []

        def make(seen):
            return lambda x: seen.append(x)

        nodes = [make(SEEN), make(SEEN)]
        """
    )
    assert "from project import SEEN as seen" in emitted(describe_first(module))


def test_each_object_that_can_be_reached_is_looked_at_once() -> None:
    ring: list[Any] = [{}]
    ring[0]["ring"] = ring
    assert [id(part) for part in mutable_parts([ring, ring[0]])] == [id(ring[0]), id(ring)]
