"""Parameters as nodes name them: their values, their places, and the classes that Kedro makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from kedro import __version__ as kedro_version
from kedro.config import MissingConfigException
from kedro.framework import project as kedro_project
from kedro.pipeline import node, pipeline
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.catalog.parameters import (
    inspect_parameters,
    parameter_models,
    parameter_types,
)
from kedro_to_dagster.inspect.config.configuration import Configuration, Marks
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.config.private import Privacy
from kedro_to_dagster.kedro_model.project import Parameter, ParameterModel
from packaging.version import Version
from pydantic import BaseModel

TEXT = """\
model:
  depth: 3
  inner: {most: 1}
season: summer
nothing: null
"""


class Limits(BaseModel):
    most: int


@dataclass
class Range:
    first: int = 0


def limited(limits: Limits, text: Any) -> Any: ...


def ranged(span: Range | None) -> Any: ...


def _inspected(
    names: list[str],
    folder: Path,
    *,
    text: str = TEXT,
    types: dict[str, Any] | None = None,
    personal: str | None = None,
) -> tuple[dict[str, Parameter], DiagnosticLog]:
    file = folder / "parameters.yml"
    file.write_text(text)
    places, log = Places(project=folder), DiagnosticLog()
    places.add(file, "conf/base/parameters.yml")
    privacy = Privacy(
        kind="parameters",
        places=places,
        personal=frozenset({"conf/base/parameters.yml"} if personal else ()),
        is_soft=False,
        log=log,
    )
    configuration = Configuration(Marks(), {"parameters": yaml.safe_load(text)})
    found = inspect_parameters(names, types or {}, configuration, places, log, privacy)
    return {parameter.name: parameter for parameter in found}, log


def test_parameters_are_found_by_the_names_that_kedro_gives_them(tmp_path: Path) -> None:
    names = ["params:season", "params:model.inner", "params:model.inner.most", "params:nothing"]
    found, log = _inspected(names, tmp_path)
    assert {name: parameter.value for name, parameter in found.items()} == {
        "params:model.inner": {"most": 1},
        "params:model.inner.most": 1,
        "params:nothing": None,
        "params:season": "summer",
    }
    assert [*found] == sorted(found)
    assert {name: str(parameter.place) for name, parameter in found.items()} == {
        "params:model.inner": "conf/base/parameters.yml:3 (model.inner)",
        "params:model.inner.most": "conf/base/parameters.yml:3 (model.inner.most)",
        "params:nothing": "conf/base/parameters.yml:5 (nothing)",
        "params:season": "conf/base/parameters.yml:4 (season)",
    }
    assert not any(parameter.is_missing for parameter in found.values())
    assert log.entries == ()
    whole, _ = _inspected(["parameters"], tmp_path)
    assert whole["parameters"].value == yaml.safe_load(TEXT)


def test_a_parameter_that_there_is_not_is_missing(tmp_path: Path) -> None:
    found, _ = _inspected(["params:model.width", "params:nothing"], tmp_path)
    assert found["params:model.width"].is_missing
    assert not found["params:nothing"].is_missing


def test_a_part_of_what_becomes_an_instance_stands_for_the_whole(tmp_path: Path) -> None:
    names = ["params:model.inner.most", "params:season", "params:model.depth"]
    found, _ = _inspected(names, tmp_path, types={"model": Limits, "model.inner": Limits})
    assert [*found] == ["params:model", "params:season"]
    found, _ = _inspected(names, tmp_path, types={"model.inner": Limits})
    assert [*found] == ["params:model.depth", "params:model.inner", "params:season"]


def test_parts_of_what_a_run_looks_up_are_looked_up_by_their_own_names(tmp_path: Path) -> None:
    text = "names: [a, b]\nmodel: {depth: 3}\n"
    names = ["params:names", "params:model.depth"]
    found, _ = _inspected(names, tmp_path, text=text, personal="yes")
    assert found["params:names"].value.text == "${kedro.parameters:names}"
    assert found["params:model.depth"].value.text == "${kedro.parameters:model,depth}"


def test_a_project_without_parameters_has_none_and_one_with_a_mistake_is_refused() -> None:
    def read(value: Any) -> tuple[Parameter, ...]:
        configuration = Configuration(Marks(), {"parameters": value})
        return inspect_parameters(["parameters"], {}, configuration, Places(), DiagnosticLog())

    assert [parameter.value for parameter in read(MissingConfigException("none"))] == [{}]
    with pytest.raises(ProjectError, match="Duplicate keys"):
        read(ValueError("Duplicate keys found"))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pipelines whose nodes annotate parameters."""
    nodes = [
        node(limited, ["params:limits", "text"], "a", name="limited"),
        node(ranged, "params:span", "b", name="ranged"),
    ]
    pipelines = {"__default__": pipeline(nodes[:1]), "other": pipeline(nodes)}
    monkeypatch.setattr(kedro_project, "pipelines", pipelines)


@pytest.mark.usefixtures("registered")
def test_classes_are_those_that_nodes_annotate() -> None:
    pytest.importorskip("kedro.validation.type_extractor")
    assert {*parameter_types("__default__")} == {"limits"}
    assert {*parameter_types()} == {"limits", "span"}
    assert parameter_models({}) == ()
    is_scoped = Version(kedro_version) >= Version("1.7")
    assert parameter_models(parameter_types()) == (
        ParameterModel(
            path="limits",
            module=__name__,
            qualname="Limits",
            is_dataclass=False,
            is_optional=False,
            is_of_default=True,
            pipelines=("__default__", "other") if is_scoped else (),
        ),
        ParameterModel(
            path="span",
            module=__name__,
            qualname="Range",
            is_dataclass=True,
            is_optional=True,
            is_of_default=False,
            pipelines=("__default__", "other") if is_scoped else (),
        ),
    )


@pytest.mark.usefixtures("registered")
def test_a_class_that_no_path_leads_to_has_no_module() -> None:
    pytest.importorskip("kedro.validation.type_extractor")

    class Local(BaseModel):
        most: int

    (model,) = parameter_models({"limits": Local})
    assert model.module is None
