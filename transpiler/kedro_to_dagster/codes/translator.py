"""Codes about the translator: how it is found, what it is asked, what it answers."""

from __future__ import annotations

from ..errors import ProjectError, UsageError
from .code import DiagnosticCode, ErrorCode, Severity

METHOD_NEVER_ASKED = DiagnosticCode(
    "K2D521",
    Severity.NOTE,
    "A method of the translator is never asked",
    message="the translator has a method '{name}', which is none that the export asks.",
    remedy="{hint} The name of a helper of yours may begin with an underscore.",
    documentation="""\
Its name looks like one of [`Translator`](translator.md), and is none. Correct it; or begin the name of
a helper with an underscore.""",
)
PIPELINE_NOT_INCLUDED = DiagnosticCode(
    "K2D522",
    Severity.NOTE,
    "The translator leaves something out",
    about=("node",),
    message="the translator leaves out pipeline '{pipeline}'; it has no job.",
    documentation="""\
The pipeline or node is not in the package, as `includes_pipeline` or `includes_node` of the
[translator](translator.md) says. What a node would write is read as it is stored.""",
)
NODE_NOT_INCLUDED = PIPELINE_NOT_INCLUDED.worded(
    "the translator leaves out node '{node}'; what it would write is read as it is stored.",
)
IO_MANAGER_KEPT = DiagnosticCode(
    "K2D523",
    Severity.APPROXIMATED,
    "A dataset keeps its Kedro dataset",
    about=("dataset",),
    message="dataset '{about}' keeps the I/O manager of its Kedro dataset, and not the "
    "translator's: {obstacle}.",
    remedy="Let get_io_manager give None for it.",
    documentation="""\
The [translator](../how-to/translator.md#how-data-is-stored) or [`dagster.yml`](dagster-yml.md#io_managers)
gives it another I/O manager, and only its Kedro dataset can do what is needed: it has partitions, several
views, a validator, chunks or confirmation, or it holds nothing. The other one is not used. Let
`get_io_manager` return `None` for it, or leave it out of `datasets`.""",
)
IO_MANAGER_OF_FILE_KEPT = IO_MANAGER_KEPT.worded(
    "dataset '{about}' keeps the I/O manager of its Kedro dataset, and not that of dagster.yml: "
    "{obstacle}.",
    "Leave it out of 'datasets'.",
)
DATASET_OF_CATALOG_UNUSED = DiagnosticCode(
    "K2D524",
    Severity.NOTE,
    "A dataset of the catalog is not used",
    about=("dataset",),
    message="dataset '{dataset}' is loaded and saved by {what}, and not as the catalog says.",
    remedy="kedro run and other readers of the catalog do not find what the package saves.",
    documentation="""\
The [translator](../how-to/translator.md#how-data-is-stored) or [`dagster.yml`](dagster-yml.md#io_managers)
gives it another I/O manager, so its entry in the catalog counts for Kedro only. `kedro run` does not
find what the package saves.""",
)
TRANSLATOR_PATH_WRONG = ErrorCode(
    "K2D974",
    UsageError,
    message="[tool.kedro-to-dagster] translator is '{path}', which is not of the form "
    "module:Class.",
    remedy="Write it as '{package}.translator:ProjectTranslator'.",
    documentation="""\
The option [`translator`](translator.md) is not of the form `module:Class`, or leads to no class derived
from `Translator`.""",
)
TRANSLATOR_NOT_FOUND = TRANSLATOR_PATH_WRONG.worded(
    "[tool.kedro-to-dagster] translator is '{path}', and the module '{module}' has no '{part}'.",
    "{hint}",
)
TRANSLATOR_NO_CLASS = TRANSLATOR_PATH_WRONG.worded(
    "[tool.kedro-to-dagster] translator is '{path}', which is no class derived from "
    "kedro_to_dagster.Translator.",
    "Derive it: class ProjectTranslator(kedro_to_dagster.Translator).",
)
TRANSLATOR_NO_MODULE = TRANSLATOR_PATH_WRONG.worded(
    "[tool.kedro-to-dagster] translator names the module '{module}', and there is no module "
    "'{missing}'.",
    "It is looked for in {source} and among the installed distributions.",
)
TRANSLATOR_NOT_IMPORTED = ErrorCode(
    "K2D975",
    ProjectError,
    message="{what}: {cause}.",
    remedy="Correct it; the export makes the translator in the environment that it runs in.",
    documentation="""\
The module of the [translator](translator.md) cannot be imported, or no instance can be made without
arguments; the message names the innermost cause, and its file and line.""",
)
TRANSLATOR_FAILS = ErrorCode(
    "K2D976",
    ProjectError,
    message="{where}{method} of the translator fails for {about}: {cause}.",
    remedy="Correct the translator.",
    documentation="""\
A method of the [translator](translator.md) fails; the message names what it was asked about, and the
innermost cause.""",
)
ANSWER_REFUSED = ErrorCode(
    "K2D977",
    ProjectError,
    message="{where}{method} of the translator gives for {about} {why}.",
    remedy="Correct {method}.",
    documentation="""\
A method of the [translator](translator.md) returns a value of the wrong type, one that Dagster refuses,
or one that must not be published.""",
)
ANSWER_TAKEN = ErrorCode(
    "K2D978",
    ProjectError,
    message="{where}{method} of the translator gives for {about} {why}.",
    remedy="Correct {method}.",
    documentation="""\
The [translator](translator.md) gives two things one key or name: assets, jobs, ops, schedules or I/O
managers.""",
)
