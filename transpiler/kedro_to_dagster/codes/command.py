"""Codes about commands and their options."""

from __future__ import annotations

from ..errors import ProjectError, StrictError, UsageError
from .code import ErrorCode

PROJECT_FOLDER_MISSING = ErrorCode(
    "K2D901",
    UsageError,
    message="The folder {start} does not exist.",
    remedy="Correct --project.",
    documentation="""\
There is no Kedro project in the folder or above it.""",
)
NO_PROJECT = PROJECT_FOLDER_MISSING.worded(
    "There is no Kedro project in {start} or above it.",
    "Run the command inside a Kedro project, or name one with --project.",
)
OPTION_UNKNOWN = ErrorCode(
    "K2D902",
    UsageError,
    message="{pyproject}: [tool.kedro-to-dagster] has no option '{key}'.",
    remedy="The options are {options}.",
    documentation="""\
`[tool.kedro-to-dagster]` has a key that is no option.""",
)
OPTIONS_NO_TABLE = ErrorCode(
    "K2D903",
    UsageError,
    message="{pyproject}: [tool.kedro-to-dagster] must be a table.",
    documentation="""\
`[tool.kedro-to-dagster]` has a value of the wrong type, or `pyproject.toml` is not valid TOML.""",
)
OPTION_WRONG = OPTIONS_NO_TABLE.worded(
    "{file}: [tool.kedro-to-dagster] {key} must be {expected}, not {value!r}.",
)
OPTIONS_NOT_VALID = OPTIONS_NO_TABLE.worded(
    "{pyproject} is not valid TOML: {cause}",
)
PIPELINE_UNKNOWN = ErrorCode(
    "K2D904",
    UsageError,
    message="The project registers no pipeline '{name}'.",
    remedy="It registers {known}.",
    documentation="""\
The project registers no pipeline of the given name, or none of those named has a node.""",
)
PIPELINES_WITHOUT_NODES = PIPELINE_UNKNOWN.worded(
    "None of the pipelines {listed} has a node.",
    "Choose others.",
)
NO_CONFIGURATION_SOURCE = ErrorCode(
    "K2D905",
    UsageError,
    message="The configuration folder {folder} does not exist.",
    remedy="Correct CONF_SOURCE in settings.py, or name the folder with --conf-source.",
    documentation="""\
The configuration folder does not exist.""",
)
ENVIRONMENT_UNKNOWN = ErrorCode(
    "K2D906",
    UsageError,
    message="The project has no environment '{environment}' in {folder}.",
    remedy="It has {known}.",
    documentation="""\
The project has no such configuration environment.""",
)
PACKAGE_NAME_WRONG = ErrorCode(
    "K2D907",
    UsageError,
    message="'{name}' cannot be the name of a package: {cause}.",
    remedy="Choose another with --package.",
    documentation="""\
The package cannot have this name: it is no Python identifier of ASCII letters, digits and underscores,
it begins or ends with an underscore, or it is a keyword of Python, the name of a module that is there
already, or that of something that the package depends on.""",
)
PACKAGE_NAME_TAKEN = PACKAGE_NAME_WRONG.worded(
    "'{name}' cannot be the name of the package: there is a module of this name, from {place}.",
    "Choose another with --package.",
)
PARAMS_WRONG = ErrorCode(
    "K2D908",
    UsageError,
    message="--params: '{item}' is not of the form name=value.",
    remedy="Write them as name=value,other.name=value.",
    documentation="""\
`--params` cannot be read.""",
)
PARAMS_NO_YAML = PARAMS_WRONG.worded(
    "--params: the value in '{item}' cannot be read as YAML: {cause}.",
    "Correct the value, or quote it.",
)
STRICT = ErrorCode(
    "K2D930",
    StrictError,
    message="{count} of the project's features are approximated or refused; nothing was "
    "written, as --strict asks.",
    documentation="""\
`--strict`, and something is approximated or refused.""",
)
DEV_EXPORT_FAILED = ErrorCode(
    "K2D948",
    UsageError,
    message="The project in {project} could not be exported; see above.",
    remedy="Correct it, and start again.",
    documentation="""\
`dev` could not export the project; the export says why.""",
)
PORT_UNUSABLE = ErrorCode(
    "K2D949",
    UsageError,
    message="The port {port} cannot be used: {cause}.",
    remedy="Name another one with --port, or in the section 'dev' of dagster.yml.",
    documentation="""\
`dev` cannot use the port.""",
)
NOTHING_OF_THE_NAME = ErrorCode(
    "K2D960",
    UsageError,
    message="There is no pipeline or job '{name}' to verify.",
    remedy="{hint}",
    documentation="""\
`verify` was asked for a pipeline or job that does not exist.""",
)
DATASETS_OUTSIDE = ErrorCode(
    "K2D962",
    UsageError,
    message="{datasets}",
    remedy="{remedy}",
    documentation="""\
[Datasets are outside of the project](../how-to/verify.md#what-is-outside-of-the-project), so that
`verify` ran nothing. Choose an environment or pipelines without them, or `--allow-external`.""",
)
PROJECT_NOT_COPIED = ErrorCode(
    "K2D963",
    ProjectError,
    message="The project cannot be copied: {cause}.",
    remedy="See to its permissions and to the space on the disk; TMPDIR names where copies "
    "are made.",
    documentation="""\
`verify` cannot copy the project, since permission or disk space is missing.""",
)
RUN_WRITES_OUTSIDE = ErrorCode(
    "K2D964",
    ProjectError,
    message="A run ({side}) wants to write to {shown}, which is not of the copy; it {happened}.",
    remedy="Copy such inputs with a higher --link-over, or let the project write below its "
    "own folder; --allow-external lets it write elsewhere.",
    documentation="""\
A run of `verify` tries to write to an input that is linked, or into the original project. The message
says whether something has changed.""",
)
RUN_IMPORTS_OUTSIDE = ErrorCode(
    "K2D965",
    ProjectError,
    message="A run ({side}) has imported the project's code from {imported}, not from the copy.",
    remedy="Uninstall the project from this environment, or install it in editable mode.",
    documentation="""\
A run of `verify` imports the project's code from outside the copy.""",
)
RUN_WITHOUT_ANSWER = ErrorCode(
    "K2D966",
    ProjectError,
    message="The process of 'kedro run' has ended without an answer.\n{printed}",
    remedy="Make 'kedro run' work in this environment first.",
    documentation="""\
The process of `kedro run` has ended without an answer, which is printed. Make `kedro run` work first.""",
)
FIDELITY_WITHOUT_PACKAGE = ErrorCode(
    "K2D967",
    UsageError,
    message="--write-fidelity needs the folder of the package to write to.",
    remedy="Name the package: kedro-to-dagster verify dagster --write-fidelity.",
    documentation="""\
`--write-fidelity` without the folder of the package.""",
)
MERGE_WITH_FORCE = ErrorCode(
    "K2D980",
    UsageError,
    message="--merge keeps edits, and --force overwrites them.",
    remedy="Give one of the two.",
    documentation="""\
`--merge` together with `--force`.""",
)
DEFECT = ErrorCode(
    "K2D999",
    ProjectError,
    message="{kind}: {message}",
    remedy="This is a defect of kedro-to-dagster. Run again with -v for the traceback.",
    documentation="""\
A defect of the tool. `-v` shows the traceback.""",
)
