"""Options of the commands, and what their help says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..options import RuntimeMode

ProjectFolder = Annotated[
    Path | None,
    typer.Option(help="Folder of the Kedro project; by default the one around the current folder."),
]
Environment = Annotated[
    str | None, typer.Option("--env", "-e", help="Kedro configuration environment.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON of a documented form; errors too.")
]
NewPackage = Annotated[Path, typer.Argument(help="Folder to write the Dagster package to.")]
Environments = Annotated[
    list[str] | None,
    typer.Option(
        "--env",
        "-e",
        help="Kedro configuration environment; give it again for more in one package.",
    ),
]
PackageName = Annotated[
    str | None,
    typer.Option(help="Name of the Python package; by default <project package>_dagster."),
]
ExportedPipelines = Annotated[
    str | None,
    typer.Option("--pipelines", "-p", help="Registered pipelines to export, with commas between."),
]
ConfSource = Annotated[
    str | None, typer.Option(help="Configuration folder, relative to the project.")
]
Params = Annotated[
    str | None,
    typer.Option(help="Runtime parameters, as for 'kedro run': name=value,other.name=value."),
]
Runtime = Annotated[
    RuntimeMode | None,
    typer.Option(help="Copy the runtime into the package, or import this distribution's."),
]
GroupBy = Annotated[
    list[str] | None,
    typer.Option(
        "--group-by",
        help="Make one step of several nodes: 'memory', 'namespace', 'tag', or, once for each step, "
        "'tag:name', 'namespace:name' or nodes with commas between.",
    ),
]
Docker = Annotated[
    bool, typer.Option("--docker", help="Add a Dockerfile of the package and the project.")
]
CopyCode = Annotated[
    bool,
    typer.Option(
        "--copy-code",
        help="Copy the project's own modules into the package, which then does without the project.",
    ),
]
AllowMissingPipelines = Annotated[
    bool,
    typer.Option(
        "--allow-missing-pipelines",
        help="Leave out pipelines that cannot be imported, and keep their files.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite edited files, or a folder of something else.")
]
MergeEdits = Annotated[
    bool | None,
    typer.Option(
        "--merge/--no-merge",
        help="Keep edits of generated files: replay them over what is exported now.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help="Fail, and write nothing, if anything is approximated or refused."
    ),
]
VerboseExport = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show notes, Kedro's log and full tracebacks.")
]
Tracked = Annotated[
    bool,
    typer.Option(
        "--tracked",
        help="Exit code 1 if git does not track a file that an export made: for a hook before a commit.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
PlannedPipelines = Annotated[
    str | None,
    typer.Option("--pipelines", "-p", help="Registered pipelines, with commas between."),
]
AllowMissing = Annotated[
    bool,
    typer.Option("--allow-missing-pipelines", help="Leave out pipelines that cannot be imported."),
]
CommittedPackage = Annotated[
    Path | None,
    typer.Argument(help="Folder of the committed package; by default a fresh export is run."),
]
VerifiedPipelines = Annotated[
    list[str] | None,
    typer.Option(
        "--pipeline",
        "-p",
        help="Pipeline, or job of dagster.yml; give it again for more. By default all.",
    ),
]
Multiprocess = Annotated[
    bool, typer.Option("--multiprocess", help="Run the package's steps in several processes.")
]
AllowExternal = Annotated[
    bool,
    typer.Option(
        "--allow-external",
        help="Run though datasets are outside of the project: they are read and written in earnest.",
    ),
]
LinkOver = Annotated[
    float,
    typer.Option(help="Link inputs of more megabytes than this, write-protected, not copy them."),
]
MaxPartitions = Annotated[
    int, typer.Option(help="Leave out jobs that run for each of more partitions than this.")
]
WriteFidelity = Annotated[
    bool,
    typer.Option("--write-fidelity", help="Write the result to FIDELITY.md in the package."),
]
Keep = Annotated[
    bool, typer.Option("--keep", help="Keep the folders of the runs, and say where they are.")
]
Tracebacks = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show full tracebacks of errors.")
]
