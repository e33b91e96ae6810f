"""The commands that review a package before it is exported: check, diff, plan."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import ExitCode
from ..options import find_project, parse_params, read_options
from .options import (
    AllowMissing,
    AsJson,
    ConfSource,
    Environments,
    PackageName,
    Params,
    PlannedPipelines,
    ProjectFolder,
    Quiet,
    Tracked,
)

PackageFolder = Annotated[Path, typer.Argument(help="Folder of the Dagster package.")]
GivenParams = Annotated[
    str | None,
    typer.Option(help="Values of the runtime parameters that the package was exported with."),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show Kedro's log and full tracebacks.")
]


Merge = Annotated[
    bool | None,
    typer.Option(
        "--merge/--no-merge",
        help="Whether edits are kept, as by the export with the same option; by default as by the last.",
    ),
]


class CheckFormat(str, Enum):
    """How the result of `check` is printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check_command(
    out: PackageFolder,
    project: ProjectFolder = None,
    params: GivenParams = None,
    format: Annotated[
        CheckFormat,
        typer.Option(help="Lines, JSON, or annotations of a workflow of GitHub."),
    ] = CheckFormat.TEXT,
    merge: Merge = None,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Load the project even if nothing seems to have changed."),
    ] = False,
    tracked: Tracked = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Tell whether a package is what its Kedro project would export now.

    Nothing is written. What files mean is compared: other line breaks, comments, and the order of imports
    make no difference. The options are those of the export. Exit code 1: the package is not up to date.
    """
    from ..review.check import check
    from ..review.check_formats import as_github, as_text, check_as_json
    from ..review.opening import options_of
    from .tracked import refuse_untracked

    folder = find_project(project or Path.cwd())
    parameters = () if params is None else parse_params(params)
    options = options_of(
        out, folder, parameters, verbose=verbose or None, **_set_options(merge=merge)
    )
    checked = check(options, out, fresh=fresh)
    formats = {
        CheckFormat.TEXT: as_text,
        CheckFormat.JSON: check_as_json,
        CheckFormat.GITHUB: as_github,
    }
    if not quiet:
        typer.echo(formats[CheckFormat.JSON if as_json else format](checked))
    if tracked and checked.is_current:
        refuse_untracked(out, as_json)
    raise typer.Exit(ExitCode.DONE if checked.is_current else ExitCode.DRIFT)


class DiffFormat(str, Enum):
    """How the result of `diff` is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff_command(
    out: PackageFolder,
    project: ProjectFolder = None,
    params: GivenParams = None,
    format: Annotated[
        DiffFormat,
        typer.Option(help="Lines, JSON, or Markdown for the comment of a pull request."),
    ] = DiffFormat.TEXT,
    merge: Merge = None,
    verbose: Verbose = False,
    as_json: AsJson = False,
) -> None:
    """Show what an export would change in a package: in words first, then as a unified diff.

    Nothing is written. The options are those of the package's export. Exit code 1: something would change.
    """
    from rich.console import Console

    from ..review.diff import diff
    from ..review.diff_formats import as_markdown, diff_as_json, print_text
    from ..review.opening import options_of

    folder = find_project(project or Path.cwd())
    parameters = () if params is None else parse_params(params)
    options = options_of(
        out, folder, parameters, verbose=verbose or None, **_set_options(merge=merge)
    )
    difference = diff(options, out)
    if as_json or format is DiffFormat.JSON:
        typer.echo(diff_as_json(difference))
    elif format is DiffFormat.TEXT:
        print_text(difference, Console(soft_wrap=True, highlight=False))
    else:
        typer.echo(as_markdown(difference))
    raise typer.Exit(ExitCode.DRIFT if difference.files else ExitCode.DONE)


def _set_options(**options: bool | None) -> dict[str, bool]:
    """The options that are given."""
    return {name: value for name, value in options.items() if value is not None}


class PlanFormat(str, Enum):
    """How the result of `plan` is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def plan_command(
    project: ProjectFolder = None,
    env: Environments = None,
    package: PackageName = None,
    pipelines: PlannedPipelines = None,
    conf_source: ConfSource = None,
    params: Params = None,
    allow_missing_pipelines: AllowMissing = False,
    format: Annotated[
        PlanFormat, typer.Option(help="Lines, JSON of a published form, or Markdown.")
    ] = PlanFormat.TEXT,
    verbose: Verbose = False,
    as_json: AsJson = False,
) -> None:
    """Tell what everything in the project becomes, and what will bite in production.

    Nothing is written.
    """
    from rich.console import Console

    from ..review.plan import plan
    from ..review.plan_formats import as_markdown, plan_as_json, print_text

    folder = find_project(project or Path.cwd())
    names = None if pipelines is None else tuple(filter(None, map(str.strip, pipelines.split(","))))
    options = read_options(
        folder,
        environment=tuple(env) if env else None,
        package=package,
        pipelines=names,
        conf_source=conf_source,
        params=None if params is None else parse_params(params),
        allow_missing_pipelines=allow_missing_pipelines or None,
        verbose=verbose or None,
    )
    planned = plan(options)
    if as_json or format is PlanFormat.JSON:
        typer.echo(plan_as_json(planned))
    elif format is PlanFormat.TEXT:
        print_text(planned, Console(soft_wrap=True, highlight=False))
    else:
        typer.echo(as_markdown(planned))
