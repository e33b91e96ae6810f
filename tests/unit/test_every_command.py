"""What all commands have in common."""

from __future__ import annotations

import pytest
import typer
from kedro_to_dagster.cli.main import app

COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_prints_json_for_programs(name: str) -> None:
    command = COMMANDS[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--json" in options
    assert command.help
