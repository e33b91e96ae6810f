"""Several environments in one package: one graph, and for each environment what differs in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.kedro_model.dataset import Dataset
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.project import Environment, Parameter, Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster_runtime.environments import UnknownEnvironmentError, choose_environment

from .models import MEMORY, TEXT, node, project


def _lowered(made: Project) -> Package:
    return lower(made, Options(project=Path()), DiagnosticLog())


def _with(
    made: Project, parameters: Mapping[str, Any] | None = None, **datasets: Dataset
) -> Project:
    """The project with an environment `prod`, in which some things are others."""
    known = dict(parameters or {})
    return replace(
        made,
        environment="base",
        other_environments=(
            Environment(
                name="prod",
                datasets=tuple(datasets.get(dataset.name, dataset) for dataset in made.datasets),
                parameters=tuple(
                    Parameter(name=parameter.name, value=known.get(parameter.name, parameter.value))
                    for parameter in made.parameters
                ),
            ),
        ),
    )


def _reading(value: Any, *, name: str = "params:x") -> Project:
    return project({"__default__": [node("use", [name], ["used"])]}, parameters={name: value})


def _stored(name: str, **arguments: Any) -> Dataset:
    given = {"filepath": f"{name}.txt", **arguments}
    return Dataset(
        name=name, dataset_class=TEXT, type="text.TextDataset", arguments=tuple(given.items())
    )


def _memory(name: str) -> Dataset:
    return Dataset(name=name, dataset_class=MEMORY, type="kedro.io.MemoryDataset", declared=False)


# Parameters ---------------------------------------------------------------------------------------


def test_an_environment_that_is_the_same_has_nothing_of_its_own() -> None:
    (found,) = _lowered(_with(_reading({"a": 1}))).environments
    assert not found.differs


@pytest.mark.parametrize(("before", "after"), [(1, 2), (1, 1.0), (0.0, -0.0), (True, False)])
def test_a_value_that_differs_in_value_or_type_is_the_environments_own(
    before: Any, after: Any
) -> None:
    kedro_project = _with(_reading({"a": before, "b": 5}), {"params:x": {"a": after, "b": 5}})
    (found,) = _lowered(kedro_project).environments
    inner, own = found.config_classes
    assert [(field.name, field.default) for field in inner.fields] == [("a", after)]
    assert inner.extends
    assert [field.nested_class for field in own.fields] == ["X"]
    assert own.extends


@pytest.mark.parametrize(("before", "after"), [(1, True), (1, "1"), ([1], ["1"])])
def test_a_field_of_another_type_needs_classes_by_themselves(before: Any, after: Any) -> None:
    """A subclass may not change the type of a field."""
    kedro_project = _with(_reading({"a": before, "b": 5}), {"params:x": {"a": after, "b": 5}})
    (found,) = _lowered(kedro_project).environments
    inner, own = found.config_classes
    assert [(field.name, field.default) for field in inner.fields] == [("a", after), ("b", 5)]
    assert [inner.extends, own.extends] == [False, False]


def test_a_resource_by_itself_hands_out_copies_too() -> None:
    kedro_project = _with(_reading({"a": 1, "b": [5]}), {"params:x": {"b": [5]}})
    (found,) = _lowered(kedro_project).environments
    own = found.config_classes[-1]
    assert (own.is_resource, own.extends, own.hands_out_copies) == (True, False, True)


def test_a_mapping_of_more_keys_is_a_subclass_with_further_fields() -> None:
    kedro_project = _with(_reading({"a": 1, "b": 2}), {"params:x": {"a": 1, "b": 3, "c": 4}})
    (found,) = _lowered(kedro_project).environments
    inner, own = found.config_classes
    assert [(field.name, field.default) for field in inner.fields] == [("b", 3), ("c", 4)]
    assert [inner.extends, own.extends] == [True, True]


@pytest.mark.parametrize("after", [{"b": 2}, {"b": 2, "a": 1}, {"c": 3, "a": 1, "b": 2}])
def test_a_mapping_of_other_keys_is_a_class_by_itself(after: dict[str, int]) -> None:
    """The keys come in the order of the class, and in a subclass its own come last."""
    kedro_project = _with(_reading({"a": 1, "b": 2}), {"params:x": after})
    (found,) = _lowered(kedro_project).environments
    assert [config_class.extends for config_class in found.config_classes] == [False, False]


@pytest.mark.parametrize(
    ("before", "after"), [({"a": 1}, None), (5, {"a": 1}), ({"a": 1}, [1]), ({"a": 1}, {})]
)
def test_a_parameter_of_another_form_is_one_field_in_every_environment(
    before: Any, after: Any
) -> None:
    package = _lowered(_with(_reading(before), {"params:x": after}))
    (first,) = package.config_classes
    (own,) = package.environments[0].config_classes
    assert [(field.annotation, field.default) for field in first.fields] == [("Any", before)]
    assert [(field.annotation, field.default) for field in own.fields] == [("Any", after)]


@pytest.mark.parametrize(("before", "after"), [({1: 2}, {1: 3}), ({"a": 1}, {1: 2}), (5, {1: 2})])
def test_what_only_the_code_can_express_must_be_the_same_everywhere(
    before: Any, after: Any
) -> None:
    with pytest.raises(ProjectError, match=r"'x'.*'base' and 'prod'") as error:
        _lowered(_with(_reading(before), {"params:x": after}))
    assert error.value.code == "K2D919"


def test_what_only_the_code_can_express_may_differ_inside_a_mapping() -> None:
    kedro_project = _with(_reading({"a": 1, "b": {1: 2}}), {"params:x": {"a": 1, "b": {1: 3}}})
    (found,) = _lowered(kedro_project).environments
    inner, _ = found.config_classes
    assert inner.builds_values
    assert not inner.extends


# Datasets -----------------------------------------------------------------------------------------


def test_only_the_io_managers_that_differ_are_the_environments_own() -> None:
    kedro_project = project({"__default__": [node("copy", ["a"], ["b"])]})
    (found,) = _lowered(_with(kedro_project, a=_stored("a"))).environments
    assert [resource.key for resource in found.resources] == ["a_io_manager"]


def _copying(**datasets: Dataset) -> Project:
    kedro_project = project({"__default__": [node("copy", ["a"], ["b"])]})
    return replace(
        kedro_project,
        datasets=tuple(datasets.get(dataset.name, dataset) for dataset in kedro_project.datasets),
    )


@pytest.mark.parametrize("stored_in", ["base", "prod"])
def test_a_dataset_that_is_stored_in_one_environment_has_an_io_manager_in_both(
    stored_in: str,
) -> None:
    versions = [_stored("b"), _memory("b")]
    first, other = versions if stored_in == "base" else reversed(versions)
    package = _lowered(_with(_copying(b=first), b=other))
    assert package.assets[0].outputs[0].metadata.io_manager_key == "b_io_manager"
    (own,) = package.environments[0].resources
    classes = {each.class_name for each in (*package.resources, own) if each.key == "b_io_manager"}
    assert classes == {"TextDatasetIOManager", "MemoryDatasetIOManager"}


def _refused(made: Node) -> str:
    first = project({"__default__": [made]})
    with pytest.raises(ProjectError) as error:
        _lowered(_with(first, b=_memory("b")))
    assert error.value.code == "K2D918"
    return str(error.value)


def test_a_dataset_that_a_node_confirms_must_be_stored_everywhere_or_nowhere() -> None:
    told = _refused(replace(node("copy", ["a"], ["b"]), confirms=("b",)))
    assert "'b' is stored in base and lives in memory in prod" in told


def test_a_dataset_that_is_streamed_beside_others_must_be_stored_everywhere_or_nowhere() -> None:
    kedro_node = node("copy", ["a"], ["b", "c"])
    _refused(replace(kedro_node, function=replace(kedro_node.function, is_generator=True)))


@pytest.mark.parametrize(("in_base", "in_prod"), [(True, False), (False, True), (True, True)])
def test_a_validator_is_a_check_where_every_environment_has_it(
    in_base: bool, in_prod: bool
) -> None:
    plain = _stored("b")
    checked = replace(plain, validator="shop.validators.Length")
    first = _copying(b=checked if in_base else plain)
    package = _lowered(_with(first, b=checked if in_prod else plain))
    assert bool(package.checks) is (in_base and in_prod)


def test_the_environments_share_a_class_that_has_the_fields_of_both() -> None:
    package = _lowered(_with(_copying(), b=_stored("b", save_args={"mode": "w"})))
    (made,) = package.io_manager_classes
    assert [field.name for field in made.fields] == ["filepath", "save_args"]


@pytest.mark.parametrize(("after", "number"), [({1: "a"}, 1), ({1: "b"}, 2)])
def test_a_class_that_holds_a_value_is_shared_where_it_is_the_same(after: Any, number: int) -> None:
    first = _copying(b=_stored("b", save_args={1: "a"}))
    package = _lowered(_with(first, b=_stored("b", save_args=after)))
    own = [manager for manager in package.io_manager_classes if manager.constants]
    assert len(own) == number


# The choice ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "chosen"), [(None, "base"), ("", "base"), ("prod", "prod")])
def test_the_variable_chooses_the_environment(
    monkeypatch: pytest.MonkeyPatch, given: str | None, chosen: str
) -> None:
    monkeypatch.delenv("KEDRO_ENV", raising=False)
    if given is not None:
        monkeypatch.setenv("KEDRO_ENV", given)
    assert choose_environment("base", "prod") == chosen


def test_an_unknown_environment_is_told_with_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KEDRO_ENV", "moon")
    with pytest.raises(UnknownEnvironmentError, match=r"'moon'.*environments base, prod"):
        choose_environment("base", "prod")
