"""The page for teams that come from `kedro run` says what stands for each of its options."""

from __future__ import annotations

import re

import click
import pytest
from kedro.framework.cli.project import run

from ..support.cases import ROOT

PAGE = ROOT / "docs" / "how-to" / "migrate-from-kedro-run.md"
OPTIONS = [
    max(parameter.opts, key=len) for parameter in run.params if isinstance(parameter, click.Option)
]


@pytest.mark.parametrize("option", OPTIONS)
def test_each_option_of_kedro_run_is_in_the_table(option: str) -> None:
    cells = [line.split("|")[1] for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    assert option in {found for cell in cells for found in re.findall(r"--[a-z-]+", cell)}
