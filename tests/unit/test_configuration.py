"""The configuration is read as Kedro reads it, with marks for what only a run has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro.config import OmegaConfigLoader
from kedro_to_dagster.inspect.config.configuration import Configuration, read_configuration
from kedro_to_dagster.inspect.config.resolving import CannotDeferError
from kedro_to_dagster.kedro_model.dataset import OpenValue
from kedro_to_dagster.kedro_model.deferred import DeferredValue


def _read(folder: Path, parameters: str, params: dict[str, Any] | None = None) -> Configuration:
    (folder / "base").mkdir(exist_ok=True)
    (folder / "base/parameters.yml").write_text(parameters)

    def make_loader(runtime_params: Any) -> Any:
        resolvers = {
            "today": lambda: "now",
            "years": lambda given: ["2020", "2021"][int(given)],
            "place": lambda: "0",
        }
        return OmegaConfigLoader(
            str(folder),
            base_env="base",
            default_run_env="base",
            runtime_params=dict(runtime_params),
            custom_resolvers=resolvers,
        )

    return read_configuration(make_loader, params or {})


def _parameters(configuration: Configuration) -> Any:
    return configuration.marks.in_place(configuration["parameters"])


def test_what_a_run_must_be_given_is_open(tmp_path: Path) -> None:
    text = "day: ${runtime_params:day}\nname: a_${runtime_params:model.name}\nplain: 1\n"
    found = _parameters(_read(tmp_path, text))
    # Kedro puts those that a run is given among the parameters.
    del found["model"]
    assert found == {
        "day": OpenValue(parameters=("day",), text="${runtime_params:day}"),
        "name": OpenValue(
            parameters=("model.name",), text="a_${runtime_params:model.name}", is_part=True
        ),
        "plain": 1,
    }
    given = {"day": 3, "model": {"name": "b"}}
    found = _parameters(_read(tmp_path, text, given))
    assert found == {"day": 3, "name": "a_b", "plain": 1, "model": {"name": "b"}}


def test_parameters_of_one_mapping_are_each_open(tmp_path: Path) -> None:
    text = "a: ${runtime_params:model.a}\nb: ${runtime_params:model.b.c}\n"
    found = _parameters(_read(tmp_path, text, {"model": {"z": 1}}))
    assert (found["a"].parameters, found["b"].parameters) == (("model.a",), ("model.b.c",))
    assert found["model"]["z"] == 1


def test_a_parameter_with_something_else_in_its_way_is_kedro_s_error(tmp_path: Path) -> None:
    text = "a: ${runtime_params:model.a}\n"
    for model in (5, "x", {"a": {"b": 1}, "c": 2}):
        configuration = _read(tmp_path, f"b: ${{runtime_params:model.d}}\n{text}", {"model": model})
        if isinstance(model, dict):
            assert _parameters(configuration)["a"] == {"b": 1}
        else:
            with pytest.raises(Exception, match="model"):
                configuration["parameters"]


def test_what_resolvers_give_is_deferred(tmp_path: Path) -> None:
    found = _parameters(_read(tmp_path, "a: ${today:}\nb: [1, 'x ${today:}']\n"))
    assert isinstance(found["a"], DeferredValue)
    assert (found["a"].text, found["b"][1].text) == ("${today:}", "x ${today:}")


def test_what_cannot_be_read_without_the_values_of_resolvers_is_told_as_that(
    tmp_path: Path,
) -> None:
    """The key of an interpolation is known in a run only."""
    text = "years: {now: 1}\na: ${years.${today:}}\n"
    with pytest.raises(CannotDeferError) as error:
        _read(tmp_path, text)["parameters"]
    assert error.value.__cause__ is not None
    # A mistake of the project's is one with them, too.
    with pytest.raises(Exception, match="nowhere") as other:
        _read(tmp_path, "a: ${today:}\nb: ${nowhere}\n")["parameters"]
    assert not isinstance(other.value, CannotDeferError)
