"""What resolvers give while the configuration is read: told apart, and written as YAML has it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kedro_to_dagster.inspect.config.resolving import ResolverCalls
from kedro_to_dagster.kedro_model.deferred import DeferredValue, Source, SourceKind
from omegaconf import OmegaConf
from omegaconf.errors import OmegaConfBaseException

TODAY = Source(SourceKind.RESOLVER, "today")
PLACE = Source(SourceKind.VARIABLE, "PLACE_OF_A_TEST")


@pytest.fixture(autouse=True)
def resolvers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Resolvers as a project has them."""
    monkeypatch.setenv("PLACE_OF_A_TEST", "/mnt")
    functions: dict[str, Callable[..., Any]] = {
        "today": lambda: "now",
        "count": lambda: 5,
        "given": lambda *given: [*given],
        "same": lambda given: given,
        "place": lambda: os.environ["PLACE_OF_A_TEST"] + "/data",
        "globals": lambda key: {"bucket": "mine", "region": "eu"}[key],
        "runtime_params": lambda key, default=None: default,
    }
    if not OmegaConf.has_resolver("oc.env"):
        # Kedro takes it away when it reads a configuration.
        functions["oc.env"] = os.environ.get
    for name, function in functions.items():
        OmegaConf.register_new_resolver(name, function, replace=True)
    yield
    for name in functions:
        OmegaConf.clear_resolver(name)


def _read(text: Any, **options: Any) -> tuple[Any, ResolverCalls]:
    """What Kedro would read for a value."""
    calls = ResolverCalls(**options)
    config = OmegaConf.create({"value": text, "there": "here"})
    with calls.watched():
        found: Any = OmegaConf.to_container(config, resolve=True)
    return found["value"], calls


def _deferred(text: Any, **options: Any) -> DeferredValue | None:
    found, calls = _read(text, **options)
    return calls.deferred(str(found))


@pytest.mark.parametrize(
    ("text", "value", "sources"),
    [
        ("${today:}", "now", (TODAY,)),
        ("${count:}", 5, (Source(SourceKind.RESOLVER, "count"),)),
        ("s3://${today:}/a", "s3://now/a", (TODAY,)),
        (
            "${today:}/${count:}/${today:}",
            "now/5/now",
            (TODAY, Source(SourceKind.RESOLVER, "count")),
        ),
        ("${oc.env:PLACE_OF_A_TEST}", "/mnt", (PLACE,)),
        ("${oc.env:PLACE_OF_A_TEST,other}", "/mnt", (PLACE,)),
        # A resolver of the project's own that asks for a variable.
        ("${place:}", "/mnt/data", (PLACE,)),
        # Arguments of any kind, and calls in them.
        (
            "${given:[1,a],{b:2},null,true,1.5,'it\\'s','a,b',''}",
            [[1, "a"], {"b": 2}, None, True, 1.5, "it's", "a,b", ""],
            (Source(SourceKind.RESOLVER, "given"),),
        ),
        (
            "${given:${today:},[${count:}],{a:'x ${today:}'}}",
            ["now", [5], {"a": "x now"}],
            (Source(SourceKind.RESOLVER, "given"), TODAY, Source(SourceKind.RESOLVER, "count")),
        ),
    ],
)
def test_what_a_resolver_gives_is_told_with_what_it_comes_from(
    text: str, value: Any, sources: tuple[Source, ...]
) -> None:
    found = _deferred(text)
    assert found is not None
    assert (found.value, found.sources) == (value, sources)
    assert found.is_text is isinstance(value, str)
    # A run that resolves the text has the value.
    assert OmegaConf.to_container(OmegaConf.create({"x": found.text}), resolve=True) == {"x": value}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("${today:}", "${today:}"),
        (r"\${x}/${today:}", r"\${x}/${today:}"),
        (r"a\\${today:}", r"a\\${today:}"),
        ("${given:a.b/c-d, x ,'y z'}", "${given:a.b/c-d,x,'y z'}"),
        ("${given:${there},'true'}", "${given:here,'true'}"),
        ("${given:true,null,1,1.5,[a,{b:-2}]}", "${given:true,null,1,1.5,[a,{b:-2}]}"),
    ],
)
def test_it_is_written_as_yaml_has_it(text: str, written: str) -> None:
    found = _deferred(text)
    assert found is not None
    assert found.text == written


@pytest.mark.parametrize(
    ("text", "value", "options"),
    [
        ("plain", "plain", {}),
        ("${there}", "here", {}),
        # What depends on nothing but its arguments, or what the project says is so.
        ("${oc.decode:'[1, 2]'}", [1, 2], {}),
        ("${oc.create:'{a: 1}'}", {"a": 1}, {}),
        ("${today:}", "now", {"constant": frozenset({"today"})}),
        ("${globals:bucket}", "mine", {}),
        ("${runtime_params:a,7}", 7, {}),
        ("${globals:region}", "eu", {"personal_global": {"bucket": "conf/local/globals.yml"}.get}),
        ("${runtime_params:bucket,7}", 7, {"personal_global": lambda name: None}),
    ],
)
def test_what_is_the_same_everywhere_is_a_value(
    text: str, value: Any, options: dict[str, Any]
) -> None:
    found, calls = _read(text, **options)
    assert found == value
    assert calls.deferred(str(found)) is None
    assert not calls.seen


def test_a_constant_resolver_gives_what_its_arguments_are() -> None:
    constant = frozenset({"same", "place", "oc.env"})
    found = _deferred("${same:'${today:} and on'}", constant=constant)
    assert found is not None
    assert (found.value, found.sources) == ("now and on", (TODAY,))
    assert found.text == "${same:'${today:} and on'}"
    # A variable of the environment is none whatever the project says.
    for text in ("${place:}", "${oc.env:PLACE_OF_A_TEST}"):
        found = _deferred(text, constant=constant)
        assert found is not None
        assert found.sources == (PLACE,)


class _Wide(logging.Handler):
    """Asks for the width of the terminal, as rich does."""

    def emit(self, record: logging.LogRecord) -> None:
        os.environ.get("PLACE_OF_A_TEST")


def test_a_variable_that_a_handler_of_a_log_reads_is_none_of_the_resolver() -> None:
    def told() -> str:
        logger.warning("told")
        return "now"

    logger = logging.getLogger("k2d.resolver")
    logger.addHandler(_Wide())
    OmegaConf.register_new_resolver("today", told, replace=True)
    found = _deferred("${today:}")
    assert found is not None
    assert found.sources == (TODAY,)


def test_a_global_of_one_person_is_told_with_its_file() -> None:
    file = "conf/local/globals.yml"
    found = _deferred("${globals:bucket}/a", personal_global={"bucket": file}.get)
    assert found is not None
    assert found.sources == (Source(SourceKind.FILE, file),)
    assert (found.text, found.value) == ("${globals:bucket}/a", "mine/a")


def test_a_resolver_cannot_be_called_with_what_a_run_must_be_given() -> None:
    for argument in ("'\ue0003\ue001'", "['\ue0003\ue001']", "{a:['x \ue0003\ue001']}"):
        with pytest.raises(OmegaConfBaseException, match="needs the value of a runtime parameter"):
            _read(f"${{given:{argument}}}")


@pytest.mark.parametrize("part", ["_node_", "_parent_", "_root_"])
def test_a_resolver_that_looks_around_is_constant_or_refused(part: str) -> None:
    functions = {
        "_node_": lambda *, _node_: _node_._key(),
        "_parent_": lambda *, _parent_: _parent_._key(),
        "_root_": lambda *, _root_: str(_root_._key()),
    }
    OmegaConf.register_new_resolver("around", functions[part], replace=True)
    try:
        with pytest.raises(
            OmegaConfBaseException, match="'around' needs the values around its own"
        ):
            _read("${around:}")
        assert _deferred("${around:}", constant=frozenset({"around"})) is None
    finally:
        OmegaConf.clear_resolver("around")


def test_only_what_is_read_meanwhile_is_watched() -> None:
    calls = ResolverCalls()
    with calls.watched():
        OmegaConf.register_new_resolver("late_one", lambda: "late", replace=True)
        config = OmegaConf.create({"value": "${late_one:}"})
        assert calls.seen is False
        assert calls.deferred(config.value) is not None
        assert calls.seen is True
    try:
        # What was registered stays, and is called as before.
        assert OmegaConf.create({"value": "${late_one:}"}).value == "late"
        assert OmegaConf.create({"value": "${today:}"}).value == "now"
    finally:
        OmegaConf.clear_resolver("late_one")
