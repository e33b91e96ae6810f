"""The library: `generate` makes the files of a package, `export` writes them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .dagster_model.package import Package
from .diagnostics import Diagnostic, DiagnosticLog, Severity, of_severity
from .emit import CannotRewriteError, emit
from .errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from .files import GeneratedFile, with_first_line
from .group_by import plain_group_by
from .inspect import inspect_project, load_translator
from .kedro_model.project import Project
from .lower import included_project, lower
from .lower.kept import kept_files
from .lower.package import package_name
from .manifest import make_manifest
from .options import Options
from .write import Written, refuse_project, write
from .write.inputs import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The files of a package, in memory, and what there is to report about them.

    `kept` are files of an earlier export that are neither made nor to be removed; `package` is what the
    files say.
    """

    files: tuple[GeneratedFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    project: Project
    package: Package
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A finished export: what was generated, where, and what changed there."""

    generated: Generated
    folder: Path
    written: Written


class StrictError(KedroToDagsterError):
    """Something is approximated or refused, and the export was to be strict."""

    exit_code = ExitCode.DIAGNOSTICS

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(
            "K2D930",
            f"{len(diagnostics)} of the project's features are approximated or refused; "
            "nothing was written, as --strict asks.",
        )
        self.diagnostics = diagnostics


def generate(options: Options) -> Generated:
    """Make the package of a Kedro project, in memory; nothing on disk changes.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    log = DiagnosticLog()
    whole = inspect_project(options, log)
    decisions = load_translator(options, log)
    project = included_project(whole, decisions, log)
    lowered = lower(project, options, log, decisions)
    files = with_first_line(_emitted(lowered))
    manifest = make_manifest(version("kedro-to-dagster"), _kept_options(options))
    paths = {file.path for file in files}
    package = package_name(project, options)
    kept = tuple(path for path in kept_files(project, package) if path not in paths)
    return Generated(
        files=(*files, manifest),
        diagnostics=log.by_cause,
        project=project,
        package=lowered,
        kept=kept,
    )


def _emitted(package: Package) -> tuple[GeneratedFile, ...]:
    try:
        return emit(package)
    except CannotRewriteError as error:
        raise ProjectError(
            "K2D957",
            f"{error}. The module cannot be copied.",
            "Write it in the syntax of an earlier version of Python, or export without --copy-code.",
        ) from error


def _kept_options(options: Options) -> dict[str, object]:
    """What the manifest keeps: the options that the project's `pyproject.toml` does not settle."""
    environments = [options.environment, *options.other_environments]
    values: dict[str, tuple[str, object]] = {
        "env": ("environment", environments if options.other_environments else environments[0]),
        "package": ("package", options.package),
        "pipelines": ("pipelines", list(options.pipelines)),
        "conf-source": ("conf_source", options.conf_source),
        "params": ("params", sorted(name for name, _ in options.params)),
        "runtime": ("runtime", options.runtime.value),
        "group-by": ("group_by", plain_group_by(options.group_by)),
        "docker": ("docker", options.docker),
        "copy-code": ("copy_code", options.copy_code),
        "allow-missing-pipelines": ("allow_missing_pipelines", options.allow_missing_pipelines),
    }
    return {key: value for key, (name, value) in values.items() if name not in options.configured}


def export(options: Options, folder: Path, *, force: bool = False) -> Export:
    """Export a Kedro project to a folder, completely or not at all.

    Raises:
        UsageError: If the options do not fit the project, if the folder is the project's, or holds
            something that would be lost; not the latter with `force`.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
        StrictError: If the options are strict and something is approximated or refused.
    """
    refuse_project(folder, options.project)
    inputs = Inputs(options, folder)
    generated = generate(options)
    lost = (
        *of_severity(generated.diagnostics, Severity.APPROXIMATED),
        *of_severity(generated.diagnostics, Severity.REFUSED),
    )
    if options.strict and lost:
        raise StrictError(lost)
    try:
        written = write(generated.files, folder, force=force, kept=generated.kept)
    except OSError as error:
        raise UsageError(
            "K2D924",
            f"{folder} cannot be written: {error.strerror or error}. It is as it was.",
            "See to its permissions and to the space on the disk, or name another folder.",
        ) from error
    inputs.remember(generated.project.conf_source, generated.files)
    return Export(generated=generated, folder=folder, written=written)
