"""The library: `generate` makes the files of a package, `export` writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from .codes.command import STRICT
from .codes.copying import MODULE_NOT_REWRITABLE
from .codes.package import FOLDER_NOT_WRITTEN
from .dagster_model.package import Package
from .diagnostics import Diagnostic, DiagnosticLog, Severity, of_severity
from .emit import CannotRewriteError, emit
from .errors import UsageError
from .files import GeneratedFile, Owner, with_first_line
from .group_by import plain_group_by
from .inspect import inspect_project, load_translator, refuse_taken_name
from .kedro_model.project import Project
from .lower import included_project, lower
from .lower.copies import lower_copies, own_modules
from .lower.kept import kept_files
from .lower.package import package_name
from .manifest import MANIFEST, make_manifest, read_manifest
from .merge import Conflict, Replay, earlier_exports, replay, state_of
from .options import Options
from .write import Written, refuse_project, restore, write
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
    """A finished export: what was generated, where, and what changed there.

    `edited` are the files whose edits were replayed, `conflicts` what is left to the user there.
    `drops_edits` says that the last export has replayed edits, and that this one was not asked to.
    """

    generated: Generated
    folder: Path
    written: Written
    edited: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    drops_edits: bool = False


Stage = Callable[[str], None]


def _untold(_: str) -> None:
    """Nobody is told of the progress."""


def generate(options: Options, stage: Stage = _untold) -> Generated:
    """Make the package of a Kedro project, in memory; nothing on disk changes.

    `stage` is called with what is under way, for a display of the progress.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    log = DiagnosticLog()
    stage("Loading the Kedro project")
    whole = inspect_project(options, log)
    if options.package is not None:
        refuse_taken_name(options.package)
    decisions = load_translator(options, log)
    project = included_project(whole, decisions, log)
    stage("Deciding what it becomes")
    lowered = lower(project, options, log, decisions)
    project, lowered = _with_own_modules(project, lowered, options, log)
    stage("Writing its code")
    files = with_first_line(_emitted(lowered))
    manifest = make_manifest(version("kedro-to-dagster"), _kept_options(options))
    paths = {file.path for file in files}
    package = package_name(project, options)
    kept_paths = tuple(path for path in kept_files(project, package) if path not in paths)
    return Generated(
        files=(*files, manifest),
        diagnostics=log.by_cause,
        project=project,
        package=lowered,
        kept=kept_paths,
    )


def _with_own_modules(
    project: Project, package: Package, options: Options, log: DiagnosticLog
) -> tuple[Project, Package]:
    """With copies, those of the modules too that `dagster.yml` and the translator name by paths.

    Only what has been decided says which of them the package uses.
    """
    names = own_modules(package)
    if project.code is None or not names:
        return project, package
    from .inspect.copying.code import with_modules

    project = with_modules(project, options.project.resolve(), names, log)
    return project, replace(package, copies=lower_copies(project), imports_project=False)


def _emitted(package: Package) -> tuple[GeneratedFile, ...]:
    try:
        return emit(package)
    except CannotRewriteError as error:
        raise MODULE_NOT_REWRITABLE(cause=error) from error


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
        "merge": ("merge", options.merge),
    }
    return {key: value for key, (name, value) in values.items() if name not in options.configured}


def export(
    options: Options, folder: Path, *, force: bool = False, stage: Stage = _untold
) -> Export:
    """Export a Kedro project to a folder, completely or not at all.

    With the option `merge`, edits of generated files are replayed; with `force` they are overwritten.

    Raises:
        UsageError: If the options do not fit the project, if the folder is the project's, or holds
            something that would be lost; not the latter with `force`. With `merge`, if it is not known
            what was edited, or an edited file cannot be read.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
        StrictError: If the options are strict and something is approximated or refused.
    """
    refuse_project(folder, options.project)
    inputs = Inputs(options, folder)
    state = state_of(folder, options.project)
    merges = options.merge and not force
    if merges:
        restore(folder)
    generated, replayed = (
        generate_over(options, folder, stage) if merges else _bare(generate(options, stage))
    )
    lost = (
        *of_severity(generated.diagnostics, Severity.APPROXIMATED),
        *of_severity(generated.diagnostics, Severity.REFUSED),
    )
    if options.strict and lost:
        refused = STRICT(count=len(lost))
        refused.diagnostics = lost
        raise refused
    dropped = _drops_edits(options, folder)
    stage(f"Writing {folder}")
    try:
        written = write(
            replayed.files,
            folder,
            force=force,
            kept_paths=(*generated.kept, *replayed.kept),
            generated=generated.files,
            merged=replayed.read,
            project=state,
        )
    except OSError as error:
        raise FOLDER_NOT_WRITTEN(folder=folder, cause=error.strerror or error) from error
    # What hooks look at to register pipelines is not known.
    if not (replayed.conflicts or generated.project.hooks_register_pipelines):
        inputs.remember(generated.project.conf_source, replayed.files)
    return Export(
        generated=generated,
        folder=folder,
        written=written,
        edited=replayed.edited,
        conflicts=replayed.conflicts,
        drops_edits=dropped,
    )


def generate_over(
    options: Options, folder: Path, stage: Stage = _untold
) -> tuple[Generated, Replay]:
    """Make the package of a Kedro project, and replay the edits in a folder over it; nothing is written.

    Raises:
        UsageError: If the options do not fit the project, if it is not known what was edited, or if an
            edited file cannot be read.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    if not (folder / MANIFEST).is_file():
        return _bare(generate(options, stage))
    with earlier_exports(_texts, options) as earlier:
        generated = generate(options, stage)
        stage("Replaying edits")
        return generated, replay(generated.files, options, folder, earlier, generated.kept)


def _bare(generated: Generated) -> tuple[Generated, Replay]:
    return generated, Replay(files=generated.files)


def _texts(options: Options) -> dict[str, str]:
    """The texts that an export makes, of the files that are the export's."""
    return {
        file.path: file.text
        for file in generate(options).files
        if file.owner is Owner.EXPORT and file.path != MANIFEST
    }


def _drops_edits(options: Options, folder: Path) -> bool:
    """Whether the last export has kept edits, and this one is not asked to."""
    if options.merge or not (folder / MANIFEST).is_file():
        return False
    try:
        manifest = read_manifest(folder)
    except UsageError:
        return False
    return manifest is not None and bool(manifest.options.get("merge"))
