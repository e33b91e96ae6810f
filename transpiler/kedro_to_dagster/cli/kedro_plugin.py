"""`kedro to-dagster …`: the same commands as a Kedro plugin, inside a project."""

from __future__ import annotations

import click


@click.group(name="kedro-to-dagster")
def commands() -> None:
    """Export the project to a Dagster package."""


@commands.command(
    name="to-dagster",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def to_dagster(arguments: tuple[str, ...]) -> None:
    """Export the project to a standalone Dagster package."""
    from .main import run

    run(list(arguments), program="kedro to-dagster")
