"""The command `verify`: the proof on a project that its package does what `kedro run` does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..codes.command import FIDELITY_WITHOUT_PACKAGE
from ..errors import ExitCode
from ..options import find_project, parse_params, read_options
from .as_json import diagnostics_as_json
from .options import (
    AllowExternal,
    AsJson,
    CommittedPackage,
    Environment,
    Keep,
    LinkOver,
    MaxPartitions,
    Multiprocess,
    Params,
    ProjectFolder,
    Tracebacks,
    VerifiedPipelines,
    WriteFidelity,
)


class Format(str, Enum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"


def verify_command(
    out: CommittedPackage = None,
    project: ProjectFolder = None,
    env: Environment = None,
    pipeline: VerifiedPipelines = None,
    params: Params = None,
    multiprocess: Multiprocess = False,
    allow_external: AllowExternal = False,
    link_over: LinkOver = 50,
    max_partitions: MaxPartitions = 50,
    output: Annotated[
        Format, typer.Option("--format", help="Print a table, or JSON.")
    ] = Format.TEXT,
    write_fidelity: WriteFidelity = False,
    keep: Keep = False,
    _verbose: Tracebacks = False,
    wants_json: AsJson = False,
) -> None:
    """Run each pipeline with Kedro and as the package's job, on copies, and compare what they do.

    Exit codes: 0 the same; 1 different; 2 bad usage, or datasets outside of the project; 3 the project
    cannot be exported, or a run left its copy.
    """
    from ..verify import Request, verify
    from ..verify.fidelity import FIDELITY, page
    from ..verify.reporting import as_json, print_report
    from ..verify.results import Result

    if write_fidelity and out is None:
        raise FIDELITY_WITHOUT_PACKAGE()
    folder = find_project(project or Path.cwd())
    options = read_options(
        folder,
        environment=env,
        params=None if params is None else parse_params(params),
    )
    request = Request(
        options=options,
        out=out,
        pipelines=tuple(pipeline or ()),
        multiprocess=multiprocess,
        allow_external=allow_external,
        link_over=link_over,
        max_partitions=max_partitions,
        keep=keep,
    )
    verification = verify(request, progress=_progress)
    if wants_json or output is Format.JSON:
        reported = diagnostics_as_json(verification.reported)
        typer.echo(json.dumps({**as_json(verification), "reported": reported}, indent=2))
    else:
        print_report(verification, Console(highlight=False, soft_wrap=True))
    if write_fidelity and out is not None:
        (out / FIDELITY).write_text(page(verification), encoding="utf-8", newline="\n")
    if verification.result is Result.DIFFERENT:
        raise typer.Exit(int(ExitCode.DRIFT))


def _progress(what: str) -> AbstractContextManager[None]:
    """Show on a terminal what is under way; the result alone is on the standard output."""
    return _status(what, Console(stderr=True))


@contextmanager
def _status(what: str, console: Console) -> Iterator[None]:
    if not console.is_terminal:
        yield
        return
    with console.status(f"{what} …"):
        yield
