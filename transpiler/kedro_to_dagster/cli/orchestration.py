"""The commands around `dagster.yml`: init, dev, list-patterns, resolve-patterns."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ..options import find_project, read_options
from .as_json import SCHEMA, dumped
from .options import AsJson, Environment, ProjectFolder


def init_command(
    project: ProjectFolder = None,
    env: Annotated[
        str | None,
        typer.Option("--env", "-e", help="Environment to write it to; by default the base one."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Overwrite an existing dagster.yml.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", "--silent", "-s", help="Print errors only.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write a commented dagster.yml into the project's configuration."""
    from ..inspect.dagster_yml.init import write_template

    options = read_options(find_project(project or Path.cwd()), environment=env)
    # Not the environment of `kedro run`: begin with what all environments share.
    options = replace(options, environment=env)
    file, written = write_template(options, force=force)
    if as_json:
        typer.echo(dumped({"file": str(file), "is_written": written}))
    elif not quiet:
        message = f"Wrote {file}." if written else f"{file} exists; nothing was written."
        typer.echo(message)


def dev_command(
    out: Annotated[
        Path, typer.Argument(help="Folder of the Dagster package, below the project.")
    ] = Path("dagster"),
    project: ProjectFolder = None,
    env: Environment = None,
    host: Annotated[str | None, typer.Option(help="Host of Dagster's user interface.")] = None,
    port: Annotated[
        str | None, typer.Option("--port", "-p", help="Port of Dagster's user interface.")
    ] = None,
    log_level: Annotated[
        str | None, typer.Option(help="critical, error, warning, info or debug.")
    ] = None,
    log_format: Annotated[str | None, typer.Option(help="colored, json or rich.")] = None,
    live_data_poll_rate: Annotated[
        str | None, typer.Option(help="How often the interface asks for updates, in milliseconds.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite edited files of the package.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Export the project, open it in Dagster, and export it again whenever it changes.

    Options that are not given come from the section 'dev' of dagster.yml.
    """
    from ..dev import Dev, serve
    from ..inspect.config.places import Places
    from ..inspect.dagster_yml.checking import parse
    from ..inspect.dagster_yml.dagster_file import read_dev_options
    from ..inspect.dagster_yml.models import DevOptions

    folder = find_project(project or Path.cwd())
    options = read_options(folder, environment=env)
    package, configured = read_dev_options(options)
    flags = {
        "host": host,
        "port": port,
        "log_level": log_level,
        "log_format": log_format,
        "live_data_poll_rate": live_data_poll_rate,
    }
    set_flags = {key: value for key, value in flags.items() if value is not None}
    merged = {**configured.model_dump(exclude_none=True), **set_flags}
    arguments = [*(("--env", env) if env else ()), *(("--force",) if force else ())]
    dev = Dev(
        project=folder,
        folder=(folder / out).resolve(),
        module=f"{options.package or f'{package}_dagster'}.definitions",
        export_arguments=tuple(arguments),
        options=parse(DevOptions, merged, ("dev",), Places()),
    )
    raise typer.Exit(serve(dev, _say_as_json if as_json else typer.echo))


def _say_as_json(message: str) -> None:
    """One object on a line for each thing that happens, as this command goes on."""
    typer.echo(json.dumps({"schema": SCHEMA, "message": message}))


def list_patterns_command(
    project: ProjectFolder = None,
    env: Environment = None,
    as_json: AsJson = False,
) -> None:
    """Print the job factories of dagster.yml."""
    from ..inspect.dagster_yml.dagster_file import read_patterns

    options = read_options(find_project(project or Path.cwd()), environment=env)
    patterns = list(read_patterns(options))
    if as_json:
        typer.echo(dumped({"patterns": patterns}))
        return
    for pattern in patterns:
        typer.echo(f"- '{pattern}'")


def resolve_patterns_command(
    project: ProjectFolder = None,
    env: Environment = None,
    as_json: AsJson = False,
) -> None:
    """Print the jobs of dagster.yml, with the factories resolved."""
    import yaml

    from ..inspect.dagster_yml.dagster_file import read_jobs

    jobs = read_jobs(read_options(find_project(project or Path.cwd()), environment=env))
    if as_json:
        typer.echo(dumped({"jobs": jobs}))
    elif jobs:
        typer.echo(yaml.safe_dump({"jobs": jobs}, sort_keys=False), nl=False)
