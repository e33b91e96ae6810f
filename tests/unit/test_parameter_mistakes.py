"""The export refuses the typed parameters that Kedro refuses, in the words of the innermost cause."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import random
from textwrap import dedent
from types import SimpleNamespace
from typing import Any, Optional
from uuid import UUID, uuid4

import pytest
import yaml
from kedro.framework.context import KedroContext
from kedro.pipeline import Pipeline, node
from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog
from kedro_to_dagster.inspect.catalog.parameter_mistakes import report_parts, report_typed_values
from kedro_to_dagster.inspect.config.places import find_places
from kedro_to_dagster.kedro_model.deferred import DeferredValue, Source, SourceKind
from pydantic import BaseModel, Field

validation = pytest.importorskip("kedro.validation", reason="Kedro checks types since 1.3")


class Oven(BaseModel):
    degrees: int = Field(ge=0)
    token: str = "x"


@dataclass
class Dough:
    flour: float
    water: float = 1.0


def bake(oven: Oven, dough: Dough, fan: Optional[Oven], size: int) -> None:  # noqa: UP045
    """Do nothing."""


PIPELINE = Pipeline(
    [node(bake, ["params:oven", "params:dough", "params:fan", "params:size"], None)]
)
GOOD = "oven: {degrees: 3}\ndough: {flour: 1}\nfan: null\nsize: x\n"
BAD = {
    "oven: {degrees: -1}": "degrees: Input should be greater than or equal to 0",
    "oven: {degrees: warm, token: s3cret}": "degrees: Input should be a valid integer",
    "oven: {}": "degrees: Field required",
    "oven: null": "it is null, and the type is not optional",
    "oven: 7": "Input should be a valid dictionary or instance of Oven",
    "dough: {water: 2}": "missing 1 required positional argument: 'flour'",
    "dough: {flour: 2, salt: 1}": "unexpected keyword argument 'salt'",
    "dough: [1, 2]": "Expected dict for dataclass Dough, got list",
    "fan: {degrees: -1}": "degrees: Input should be greater than or equal to 0",
}


def _told(text: str, folder: Path, **given: Any) -> list[Diagnostic]:
    types = validation.TypeExtractor({"all": PIPELINE}).extract_types_from_pipelines()
    values = {**yaml.safe_load(GOOD), **yaml.safe_load(text), **given}
    (folder / "conf/base").mkdir(parents=True)
    (folder / "conf/base/parameters.yml").write_text(dedent(text))
    log = DiagnosticLog()
    report_typed_values(
        types,
        {f"params:{key}": value for key, value in values.items()},
        find_places(["parameters*"], folder, folder / "conf", ["base"]),
        log,
    )
    return list(log.entries)


def _is_refused_by_kedro(text: str) -> bool:
    values = {**yaml.safe_load(GOOD), **yaml.safe_load(text)}
    try:
        validation.ParameterValidator({"all": PIPELINE}).validate_raw_params(values)
    except validation.ParameterValidationError:
        return True
    return False


def test_what_kedro_takes_is_not_told_of(tmp_path: Path) -> None:
    assert not _is_refused_by_kedro(GOOD)
    assert _told(GOOD, tmp_path) == []


@pytest.mark.parametrize("text", BAD)
def test_what_kedro_refuses_is_refused(text: str, tmp_path: Path) -> None:
    assert _is_refused_by_kedro(text)
    (told,) = _told(text, tmp_path)
    assert told.code == "K2D114"
    assert BAD[text] in told.message
    assert "s3cret" not in str(told)
    assert told.place is not None
    assert told.place.file == "conf/base/parameters.yml"


class Keeping(BaseModel, extra="allow"):
    degrees: int = Field(alias="heat")
    inner: Dough | None = None


def heat(keeping: Keeping) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("part", "is_found"),
    [
        ("degrees", True),
        ("heat", False),
        ("more", False),
        ("none", False),
        ("inner.water", True),
        ("inner.salt", False),
        ("degrees.x", False),
    ],
)
def test_a_part_of_a_typed_parameter_that_kedro_does_not_find_is_told_of(
    part: str, is_found: bool, tmp_path: Path
) -> None:
    value = {"heat": 3, "more": 1, "inner": {"flour": 2}}
    context: Any = SimpleNamespace(params={"keeping": Keeping.model_validate(value)})
    name = f"params:keeping.{part}"
    assert (name in KedroContext._get_parameters(context)) == is_found
    log = DiagnosticLog()
    places = find_places(["parameters*"], tmp_path, tmp_path / "conf", ["base"])
    report_parts([name], {"keeping": Keeping}, {"params:keeping": value}, places, log)
    assert [told.code for told in log.entries] == ([] if is_found else ["K2D121"])


class Stamp(BaseModel):
    name: str
    key: UUID = Field(default_factory=uuid4)


@dataclass
class Drawn:
    name: str
    number: float = field(default_factory=random)


class Held:
    """Equal to itself alone."""


@dataclass
class Holding:
    name: str
    held: Held = field(default_factory=Held)
    lines: list[str] = field(default_factory=lambda: ["a"])


class Values(list[float]):
    """Refuses to say whether it equals another, as arrays do."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("The truth value of an array is ambiguous.")

    def __hash__(self) -> int:
        return id(self)


@dataclass
class Fixed:
    name: str
    values: Values = field(default_factory=lambda: Values([1.0]))


@dataclass
class Sampled:
    name: str
    values: Values = field(default_factory=lambda: Values([random()]))


@dataclass(repr=False)
class Hidden:
    name: str

    def __repr__(self) -> str:
        raise RuntimeError("This object has no text.")


OF_A_MOMENT = (Stamp, Drawn, Sampled)
MODELS = [(model, True) for model in OF_A_MOMENT]
MODELS += [(model, False) for model in (Holding, Fixed, Hidden)]


@pytest.mark.parametrize(("model", "is_told"), MODELS)
def test_an_object_of_a_moment_is_told_of(model: Any, is_told: bool, tmp_path: Path) -> None:
    log = DiagnosticLog()
    places = find_places(["parameters*"], tmp_path, tmp_path / "conf", ["base"])
    report_typed_values({"made": model}, {"params:made": {"name": "x"}}, places, log)
    assert [entry.code for entry in log.entries] == ["K2D222"] * is_told


def test_what_a_run_looks_up_is_left_to_the_run(tmp_path: Path) -> None:
    source = Source(SourceKind.VARIABLE, "DEGREES")
    looked_up = DeferredValue(text="${oc.env:D}", sources=(source,), is_text=True, value="cold")
    assert _told("oven: 1", tmp_path, oven={"degrees": looked_up}) == []
