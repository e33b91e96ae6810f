"""Mappings that `kedro run --params` replaces: told where Kedro's own loader drops keys."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kedro.config import OmegaConfigLoader
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.inspect.catalog.replaced_parameters import report_replaced
from kedro_to_dagster.inspect.config.configuration_files import ConfigurationFiles
from kedro_to_dagster.inspect.config.opening import folders_of
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Parameter


@pytest.mark.parametrize(
    ("files", "environment", "strategy"),
    [
        ({}, None, {}),
        ({"local/parameters.yml": "{}"}, None, {}),
        ({"local/parameters.yml": "{}"}, "base", {}),
        ({"local/parameters.yml": "{}"}, "prod", {}),
        ({"prod/catalog.yml": "{}"}, "prod", {}),
        ({"prod/parameters.yml": "other: 1"}, "prod", {}),
        ({"prod/parameters/deep.yml": "other: 1"}, "prod", {}),
        ({"prod/parameters.yml": "other: 1"}, "prod", {"parameters": "soft"}),
        ({"prod/parameters.yml": "other: 1"}, "prod", {"catalog": "soft"}),
    ],
)
def test_what_kedro_drops_is_told(
    files: dict[str, str], environment: str | None, strategy: dict[str, str], tmp_path: Path
) -> None:
    base = {"base/parameters.yml": "oven: {heat: 200, minutes: 30}\n", "prod/.gitkeep": ""}
    for name, text in {**base, "local/.gitkeep": "", **files}.items():
        file = tmp_path / "conf" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def loader(**params: Any) -> OmegaConfigLoader:
        return OmegaConfigLoader(
            str(tmp_path / "conf"), environment, params, base_env="base", default_run_env="local",
            merge_strategy=strategy,
        )  # fmt: skip

    opened: Any = SimpleNamespace(
        path=tmp_path,
        conf_source="conf",
        config_loader=loader(),
        folders_of=lambda _: folders_of(loader()),
    )
    found = ConfigurationFiles(opened, loader().config_patterns, DiagnosticLog())
    place = found.replaces_parameters(environment)
    is_kept = "minutes" in loader(oven={"heat": 180})["parameters"]["oven"]
    assert (place is None) == is_kept
    if place is not None:
        assert place.file in {f"conf/{name}" for name in files}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("params:oven", {"heat": 200, "minutes": 30}, "'oven'"),
        ("params:oven.heat", 200, "'oven'"),
        ("params:oven", {"heat": 200}, None),
        ("params:oven", 200, None),
        (
            "parameters",
            {"oven": {"heat": 200, "minutes": 30}, "tin": {"size": 1}, "x": 1},
            "'oven'",
        ),
    ],
)
def test_mappings_with_other_keys_are_told(name: str, value: object, told: str | None) -> None:
    log = DiagnosticLog()
    report_replaced([Parameter(name=name, value=value)], Place(file="conf/prod/p.yml"), log)
    assert [f"a key of {told} drops" in str(line) for line in log.entries] == (
        [] if told is None else [True]
    )


def test_without_parameters_of_the_environment_nothing_is_told() -> None:
    log = DiagnosticLog()
    report_replaced([Parameter(name="params:oven.heat", value=200)], None, log)
    assert not log.entries
