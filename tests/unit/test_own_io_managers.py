"""I/O managers of `dagster.yml`: what is read, what is refused, and which datasets they take over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit import emit
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.dagster_yml.io_managers import read_io_managers
from kedro_to_dagster.kedro_model.dagster_yml import ConfiguredIOManager, Orchestration
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options

from .models import codes, node, project

DATASETS = {"flour", "bread", "crumbs", "white_note", "brown_note"}


class Warehouse(dg.ConfigurableIOManager):
    """One that the tests name by its path."""

    schema_name: str
    size: int = 1

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save nothing."""

    def load_input(self, context: dg.InputContext) -> Any:
        """Load nothing."""


@dg.io_manager(config_schema={"size": int})
def plain(_: dg.InitResourceContext) -> Warehouse:
    """One that is configured."""
    return Warehouse(schema_name="plain")


def entry(name: str = "Warehouse", datasets: Any = "flour", **config: Any) -> dict[str, Any]:
    config = config or {"schema_name": "raw"}
    return {"path": f"{__name__}:{name}", "config": config, "datasets": datasets}


def read(log: DiagnosticLog | None = None, **section: Any) -> tuple[ConfiguredIOManager, ...]:
    return read_io_managers(section, DATASETS, Places(), log or DiagnosticLog())


def test_a_class_and_a_definition_are_told_apart() -> None:
    one, other = read(a=entry(), b=entry("plain", size=3))
    assert (one.is_definition, one.config) == (False, (("schema_name", "raw"),))
    assert (other.is_definition, other.config) == (True, (("size", 3),))


def test_a_name_is_stronger_than_a_pattern_and_the_later_entry_than_the_earlier() -> None:
    first, second, third = read(
        a=entry(datasets=["white_note", "flour"]),
        b=entry(datasets=["*_note", "__memory__"]),
        c=entry(datasets="flour"),
    )
    assert first.datasets == ("white_note",)
    assert (second.datasets, second.is_for_memory) == (("brown_note",), True)
    assert third.datasets == ("flour",)


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"path": "a:b"}, "K2D941", "datasets"),
        ({**entry(), "paht": "a:b"}, "K2D941", "no key 'paht'"),
        (entry(datasets="flou"), "K2D951", "Did you mean 'flour'"),
        (entry("Warehous"), "K2D979", "Did you mean 'Warehouse'"),
        (entry("DATASETS"), "K2D979", "no class derived from dagster.ConfigurableIOManagerFactory"),
        (entry(schema_name=3), "K2D979", "schema_name"),
        (entry(schema_name="raw", colour="red"), "K2D979", "colour"),
        (entry("plain", size="x"), "K2D979", "size"),
        ({**entry(), "path": "a.b"}, "K2D979", "module:name"),
    ],
)
def test_an_entry_that_does_not_hold_together_is_an_error(given: Any, code: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"io_managers\.a") as error:
        read(a=given)
    assert error.value.code == code
    assert said in str(error.value)


def test_what_is_installed_elsewhere_or_fits_nothing_is_reported() -> None:
    log = DiagnosticLog()
    read(log, a={"path": "nowhere_at_all.io:X", "datasets": "*_memo"})
    assert sorted(codes(log)) == ["K2D525", "K2D526"]


def test_a_variable_of_the_environment_is_one_that_dagster_looks_up() -> None:
    given = entry(schema_name={"env": "SCHEMA"}, size=2)
    (found,) = read(a=given)
    package, _ = made(replace(found, datasets=("bread",)))
    (module,) = (file for file in emit(package) if file.path.endswith("/resources.py"))
    assert 'schema_name=dg.EnvVar("SCHEMA"),' in module.text


def made(*io_managers: ConfiguredIOManager) -> tuple[Any, DiagnosticLog]:
    nodes = (
        node("bake", ["flour"], ["bread"]),
        replace(node("eat", ["bread"], ["crumbs"]), confirms=("crumbs",)),
    )
    found = replace(
        project({"__default__": nodes}, declared=["flour"]),
        orchestration=Orchestration(io_managers=io_managers),
    )
    log = DiagnosticLog()
    return lower(found, Options(project=Path()), log), log


def test_the_datasets_in_memory_are_taken_over_and_others_by_name() -> None:
    rule = ConfiguredIOManager(name="scratch", path="company.io:Scratch", is_for_memory=True)
    named = ConfiguredIOManager(name="flour", path="company.io:Flour", datasets=("flour",))
    package, log = made(rule, named)
    outputs = [output.metadata for asset in package.assets for output in asset.outputs]
    managers = {output.dataset: output.io_manager_key for output in outputs}
    # What a node confirms needs its Kedro dataset, which is told.
    assert managers == {"bread": "scratch_io_manager", "crumbs": "memory_io_manager"}
    assert [output.kinds for output in outputs] == [(), ("memory",)]
    # `flour_io_manager` is the key of the dataset's own.
    keys = [resource.key for resource in package.resources]
    assert keys == ["memory_io_manager", "own_flour_io_manager", "scratch_io_manager"]
    assert {"K2D523", "K2D524"} <= set(codes(log))
