"""`kedro-to-dagster`: commands, options, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ..codes.command import DEFECT, MERGE_WITH_FORCE
from ..codes.package import EDITS_IN_CONFLICT
from ..errors import ExitCode, KedroToDagsterError, StrictError
from ..group_by import parse_group_by_options
from ..options import Options, find_project, parse_params, read_options
from .as_json import error_as_json, export_as_json
from .merging import merge_driver_command
from .options import (
    AllowMissingPipelines,
    AsJson,
    ConfSource,
    CopyCode,
    Docker,
    Environments,
    ExportedPipelines,
    Force,
    GroupBy,
    MergeEdits,
    NewPackage,
    PackageName,
    Params,
    ProjectFolder,
    Quiet,
    Runtime,
    Strict,
    Tracked,
    VerboseExport,
)
from .orchestration import (
    dev_command,
    init_command,
    list_patterns_command,
    resolve_patterns_command,
)
from .output import Output
from .review import check_command, diff_command, plan_command
from .tracked import refuse_untracked
from .verify import verify_command

if TYPE_CHECKING:
    from ..merge import Conflict

app = typer.Typer(
    name="kedro-to-dagster",
    help="Export a Kedro project to a standalone, readable Dagster package.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_EXAMPLES = """
[bold]Examples[/bold]

  kedro-to-dagster export ./dagster

  kedro-to-dagster export ./dagster --env prod --pipelines training,inference

  kedro-to-dagster export ./dagster --params model.depth=4 --strict

[bold]Exit codes[/bold]: 0 done; 2 bad usage or configuration; 3 the project cannot be exported; 4
diagnostics under --strict; 5 conflicts of --merge; 130 interrupted.
"""


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"kedro-to-dagster {version('kedro-to-dagster')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Export a Kedro project to a standalone, readable Dagster package."""


def export_command(
    out: NewPackage,
    project: ProjectFolder = None,
    env: Environments = None,
    package: PackageName = None,
    pipelines: ExportedPipelines = None,
    conf_source: ConfSource = None,
    params: Params = None,
    runtime: Runtime = None,
    group_by: GroupBy = None,
    docker: Docker = False,
    copy_code: CopyCode = False,
    allow_missing_pipelines: AllowMissingPipelines = False,
    force: Force = False,
    merge: MergeEdits = None,
    strict: Strict = False,
    tracked: Tracked = False,
    verbose: VerboseExport = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Export a Kedro project to a Dagster package.

    An export completes or leaves the folder as it was. Edits that would be lost are not overwritten
    without --force.
    """
    if merge and force:
        raise MERGE_WITH_FORCE()
    output = Output(verbose=verbose, quiet=quiet or as_json)
    with output.progress("Finding the Kedro project"):
        folder = find_project(project or Path.cwd())
        options = read_options(
            folder,
            environment=tuple(env) if env else None,
            package=package,
            pipelines=_names(pipelines),
            conf_source=conf_source,
            params=None if params is None else parse_params(params),
            runtime=runtime,
            group_by=parse_group_by_options(group_by),
            docker=docker or None,
            copy_code=copy_code or None,
            allow_missing_pipelines=allow_missing_pipelines or None,
            merge=merge,
            strict=strict or None,
            verbose=verbose or None,
        )
    if quiet and not (as_json or force) and _has_nothing_to_do(options, out):
        return refuse_untracked(out) if tracked else None
    # This takes a second, which --help should not.
    from ..api import export
    from ..review.plan import plan_of

    with output.progress(f"Exporting {folder.name}") as stage:
        exported = export(options, out, force=force, stage=stage)
    if as_json:
        typer.echo(export_as_json(exported, plan_of(exported.generated, options)))
    elif not quiet:
        output.summary(exported, plan_of(exported.generated, options))
    _refuse(exported.conflicts, out, as_json, tracked)


def _has_nothing_to_do(options: Options, out: Path) -> bool:
    """Whether the last export was made of the same, and there is nothing to be strict about."""
    from ..write.inputs import Inputs

    return not options.strict and Inputs(options, out).are_as_remembered() is not None


def _refuse(conflicts: Sequence[Conflict], out: Path, as_json: bool, tracked: bool) -> None:
    if conflicts and as_json:
        raise typer.Exit(int(ExitCode.CONFLICTS))
    if conflicts:
        listed = "\n".join(f"  {conflict}" for conflict in conflicts)
        raise EDITS_IN_CONFLICT(out=out, listed=listed)
    if tracked:
        refuse_untracked(out, as_json)


# In the order of their use.
_COMMANDS = (
    init_command,
    plan_command,
    export_command,
    check_command,
    diff_command,
    verify_command,
    merge_driver_command,
    dev_command,
    list_patterns_command,
    resolve_patterns_command,
)
for _command in _COMMANDS:
    _name = _command.__name__.removesuffix("_command").replace("_", "-")
    app.command(_name, epilog=_EXAMPLES if _command is export_command else None)(_command)


def _names(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return tuple(name.strip() for name in text.split(",") if name.strip())


def run(arguments: list[str] | None = None, program: str = "kedro-to-dagster") -> None:
    """Run the command line and exit with its code; the entry point of the console script."""
    sys.exit(call(arguments, program))


def call(arguments: list[str] | None = None, program: str = "kedro-to-dagster") -> int:
    """Run the command line and return its exit code; every error becomes one message."""
    argv = sys.argv[1:] if arguments is None else arguments
    verbose = "-v" in argv or "--verbose" in argv
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        result = app(args=argv, prog_name=program, standalone_mode=False)
    except KedroToDagsterError as error:
        if verbose:
            errors.print_exception()
        if "--json" in argv:
            exit_code = int(error.exit_code)
            typer.echo(error_as_json(error.code, error.message, error.hint, exit_code))
        else:
            _print_error(errors, error)
        return int(error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        result = int(ExitCode.INTERRUPTED)
    except typer.Exit as leaving:
        # Typer makes one of an interrupt, too.
        result = leaving.exit_code
    except Exception as error:
        if "--json" in argv:
            return _other_error_as_json(error)
        return _other_error(errors, error, verbose)
    if result == ExitCode.INTERRUPTED:
        errors.print("Interrupted.", style="red")
    return result if isinstance(result, int) else int(ExitCode.DONE)


def _print_error(errors: Console, error: KedroToDagsterError) -> None:
    if isinstance(error, StrictError):
        for diagnostic in error.diagnostics:
            errors.print(str(diagnostic), markup=False)
    errors.print(f"[red]Error {error.code}[/red]: ", end="")
    errors.print(error.message, markup=False)
    if error.hint:
        errors.print(error.hint, markup=False)


def _other_error_as_json(error: Exception) -> int:
    """The same as an object; a usage error of the command line itself has no code of its own."""
    if hasattr(error, "format_message"):
        exit_code = int(ExitCode.USAGE)
        typer.echo(error_as_json("usage", error.format_message(), None, exit_code))
        return exit_code
    defect = _defect(error)
    exit_code = int(defect.exit_code)
    typer.echo(error_as_json(defect.code, defect.message, defect.hint, exit_code))
    return exit_code


def _other_error(errors: Console, error: Exception, verbose: bool) -> int:
    """A usage error of the command line itself, or a defect of this tool."""
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        error.show() if hasattr(error, "show") else errors.print(str(error), markup=False)
        return int(ExitCode.USAGE)
    if verbose:
        errors.print_exception()
    defect = _defect(error)
    _print_error(errors, defect)
    return int(defect.exit_code)


def _defect(error: Exception) -> KedroToDagsterError:
    return DEFECT(kind=type(error).__name__, message=error)
