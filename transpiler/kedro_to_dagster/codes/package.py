"""Codes about the folder of the package: what may be overwritten, read and merged."""

from __future__ import annotations

from ..errors import ConflictsError, NotInGitError, UsageError
from .code import ErrorCode

NOT_A_FOLDER = ErrorCode(
    "K2D920",
    UsageError,
    message="{folder} is not a folder.",
    remedy="Name another one.",
    documentation="""\
What should be the folder of the package is a file.""",
)
FOLDER_NOT_EMPTY = ErrorCode(
    "K2D921",
    UsageError,
    message="{folder} is not empty and holds no package of kedro-to-dagster.",
    remedy="Name an empty folder, or export with --force.",
    documentation="""\
The folder is not empty and holds no package of kedro-to-dagster. `--force` writes into it.""",
)
MANIFEST_NOT_READ = ErrorCode(
    "K2D922",
    UsageError,
    message="{path} is not a manifest of kedro-to-dagster.",
    remedy="Restore it from version control, or export with --force.",
    documentation="""\
The folder's manifest cannot be read, and git does not keep it. Restore it, or use `--force`.""",
)
FILES_EDITED = ErrorCode(
    "K2D923",
    UsageError,
    message="Files in {folder} were edited since they were exported: {files}.",
    remedy="Bring the changes into the Kedro project, or export with --merge to keep them, "
    "or with --force to overwrite them.",
    documentation="""\
[Files were edited](../how-to/review-the-diff.md#files-that-were-edited) since they were exported, or it
is not known whether they were. `--force` overwrites them.""",
)
FILES_PERHAPS_EDITED = FILES_EDITED.worded(
    "It is not known what the last export wrote to {folder}; these may be edited: {files}.",
    "Bring the changes into the Kedro project, or export with --merge to keep them, or with "
    "--force to overwrite them.",
)
FOLDER_NOT_WRITTEN = ErrorCode(
    "K2D924",
    UsageError,
    message="{folder} cannot be written: {cause}. It is as it was.",
    remedy="See to its permissions and to the space on the disk, or name another folder.",
    documentation="""\
The folder cannot be written: permission or disk space is missing. It is unchanged.""",
)
FOLDER_OF_PROJECT = ErrorCode(
    "K2D926",
    UsageError,
    message="{folder} is the Kedro project, its source, or a folder above it.",
    remedy="Name a folder of its own for the package, for example 'dagster'.",
    documentation="""\
The folder of the package is the Kedro project, its source, or above it; with `--force` too.""",
)
FOLDER_LOCKED = ErrorCode(
    "K2D927",
    UsageError,
    message="Another export writes to {folder}.",
    remedy="Wait for it, or end it, and export again.",
    documentation="""\
Another export writes to the folder, and has not ended within two minutes.""",
)
PYPROJECT_NOT_VALID = ErrorCode(
    "K2D928",
    UsageError,
    message="{file} is not valid TOML: {cause}.",
    remedy="Correct it, or export with --force to replace it.",
    documentation="""\
The package's `pyproject.toml` is not valid TOML, so it cannot be updated. Correct it, or use `--force`,
which replaces it.""",
)
LINK_OUT_OF_FOLDER = ErrorCode(
    "K2D929",
    UsageError,
    message="A link leads from {path} out of the folder.",
    remedy="Put a folder in place of the link, or export elsewhere.",
    documentation="""\
A link in the folder of the package leads out of it.""",
)
EDITED_MEANWHILE = ErrorCode(
    "K2D937",
    UsageError,
    message="{path} in {folder} was edited while the export ran.",
    remedy="Export again.",
    documentation="""\
A file of the package was edited while the export ran. Export again.""",
)
NO_PACKAGE = ErrorCode(
    "K2D971",
    UsageError,
    message="{folder} holds no package of kedro-to-dagster: it has no kedro-to-dagster.json.",
    remedy="Name the folder of a package, or export one there first.",
    documentation="""\
The folder that `check`, `diff` or `verify` is given holds no package of kedro-to-dagster.""",
)
PACKAGE_OF_ANOTHER_PROJECT = ErrorCode(
    "K2D972",
    UsageError,
    message="{folder} holds the package of the Kedro project '{name}', and the project in "
    "{project} is '{own}'.",
    remedy="Name the folder of the package's own project with --project.",
    documentation="""\
The package was exported from another Kedro project.""",
)
PARAMS_NOT_GIVEN = ErrorCode(
    "K2D973",
    UsageError,
    message="The package was exported with --params, of which it keeps the names only: {names}.",
    remedy="Give their values with --params.",
    documentation="""\
The package was exported with `--params`, whose values it does not keep. Give them again.""",
)
EDIT_NOT_MERGEABLE = ErrorCode(
    "K2D981",
    UsageError,
    message="{path}:{line}: this edited file cannot be merged: {what}.",
    remedy="Correct it, and export again; with --force the edits are overwritten.",
    documentation="""\
An edited file cannot be [merged](../how-to/review-the-diff.md#keep-edits): it is no valid Python, not
UTF-8, or has the markers of a conflict.""",
)
LAST_EXPORT_UNKNOWN = ErrorCode(
    "K2D982",
    UsageError,
    message="Nothing tells what the last export wrote to {folder}: this machine does not "
    "remember it, and git has no commit of the package beside its Kedro project.",
    remedy="Bring the edits into the Kedro project, or export with --force to overwrite them.",
    documentation="""\
It is not known what was generated before the package was edited: this machine does not remember it, and
git cannot tell.""",
)
LAST_EXPORT_NOT_REPEATABLE = LAST_EXPORT_UNKNOWN.worded(
    "The Kedro project cannot be exported as it was when the package was last changed in "
    "git, so that nothing tells what is an edit.",
    "Export with the version of kedro-to-dagster that the manifest names, or bring the "
    "edits into the Kedro project.",
)
HISTORY_CUT_OFF = ErrorCode(
    "K2D983",
    UsageError,
    message="The history of git is cut off here, so that it does not tell what the last "
    "export wrote.",
    remedy="Fetch all of it: git fetch --unshallow, or 'fetch-depth: 0' for actions/checkout.",
    documentation="""\
The same, because the history of git is cut off, as in a shallow clone. Fetch all of it.""",
)
EDITS_IN_CONFLICT = ErrorCode(
    "K2D984",
    ConflictsError,
    message="Edits in {out} and the export have changed the same:\n{listed}",
    remedy="Resolve the conflicts, and export with --merge again.",
    documentation="""\
Edits and the export have changed the same place. The package is written; the message lists the
[conflicts](../how-to/review-the-diff.md#keep-edits) with file and line.""",
)
NOT_IN_GIT = ErrorCode(
    "K2D985",
    NotInGitError,
    message="Git does not track files of the package:\n{listed}",
    remedy="Add them to the commit: git add {out}",
    documentation="""\
With `--tracked`: an export has made files that a commit would leave out, as git does not track them.""",
)
NO_REPOSITORY = ErrorCode(
    "K2D986",
    UsageError,
    message="{folder} is in no clone of a git repository that can be configured.",
    remedy="Run the command in the clone whose branches git merges.",
    documentation="""\
`merge-driver --install` [sets up git](../how-to/review-the-diff.md#merge-two-branches) for one clone,
and there is none.""",
)
