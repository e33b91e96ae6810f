"""Codes about the project itself: its settings, configuration and registry of pipelines."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

KEDRO_WARNED = DiagnosticCode(
    "K2D101",
    Severity.APPROXIMATED,
    "Kedro warned while it loaded the project",
    message="{message}",
    remedy="Nothing of the module is in the package.",
    documentation="""\
`find_pipelines()` skipped a module that has no `create_pipeline`, or whose `create_pipeline` makes no
`Pipeline`. The module is not in the package. Write the function, or move the module out of the folder
`pipelines`.""",
)
PIPELINE_LEFT_OUT = DiagnosticCode(
    "K2D105",
    Severity.REFUSED,
    "A pipeline cannot be imported",
    about=("pipeline",),
    message="the pipeline '{pipeline}' cannot be imported, and is left out: {cause}.",
    remedy="Make 'kedro registry list' work without a warning, and export again.",
    documentation="""\
Kedro's `find_pipelines()` only warns about it. The export fails ([K2D931](#k2d931)), unless you give
`--allow-missing-pipelines`: then the pipeline is left out, and the modules that an earlier export made
of it are kept unchanged. The message names the innermost cause, with file and line.""",
)
SESSION_STORED_WITHOUT_COMMAND = DiagnosticCode(
    "K2D106",
    Severity.APPROXIMATED,
    "A session is stored without its command line",
    message="SESSION_STORE_CLASS is '{module}.{qualname}', and what it stores of a run has no "
    "'cli': there is no command line of Kedro.",
    remedy="Dagster keeps how each run was launched.",
    documentation="""\
Each run of the package is a session, which is stored when it ends. `kedro run` puts its command line into
what is stored, under `cli`; a run of Dagster has none.""",
)
SESSION_RUNS_ONCE = DiagnosticCode(
    "K2D123",
    Severity.NOTE,
    "A session class runs pipelines in its own way",
    message="SESSION_CLASS is '{module}.{qualname}', and runs call its 'run': it must run the nodes that "
    "it is asked for, once, with the runner that it is given.",
    remedy="Select nodes in dagster.yml, give steps a retry policy, and choose an executor instead.",
    documentation="""\
Each run of the package is a session of the class. Dagster has decided which steps the run has before the
session starts, and runs each once. If the session runs other nodes, runs them again, or uses another
runner, the run fails and says so.""",
)
RUNNERS_WITHOUT_EFFECT = DiagnosticCode(
    "K2D107",
    Severity.NOTE,
    "A setting is for Kedro's own commands",
    message="RUNNER_MODULE_ALLOWLIST is for 'kedro run --runner'; the package has executors.",
    remedy="Choose one in dagster.yml.",
    documentation="""\
`RUNNER_MODULE_ALLOWLIST` and `KEDRO_MP_CONTEXT` are about Kedro's runners; the package has
[executors](../how-to/choose-an-executor.md). You need to do nothing.""",
)
MP_CONTEXT_WITHOUT_EFFECT = RUNNERS_WITHOUT_EFFECT.worded(
    "KEDRO_MP_CONTEXT is set, which is for Kedro's ParallelRunner; the package has executors.",
    "Give an executor a 'start_method' in dagster.yml.",
)
OWN_RUN_COMMAND = DiagnosticCode(
    "K2D119",
    Severity.APPROXIMATED,
    "The project has a 'kedro run' of its own",
    message="{module} has a command 'run', which 'kedro run' calls in the place of Kedro's: what it does "
    "besides does not happen.",
    remedy="Put it into a hook, and the nodes that it chooses into a job of dagster.yml.",
    documentation="""\
`cli.py` of the project replaces Kedro's command `run`. The jobs of the package run the registered
pipelines as Kedro's own command does; what this one prepares, chooses or sets does not happen.""",
)
VALUE_OF_RESOLVER = DiagnosticCode(
    "K2D109",
    Severity.NOTE,
    "A value is looked up by runs",
    about=("dataset", "parameter"),
    message="{name} depends on {source}: a run looks it up, as {text}.",
    remedy="Name a resolver that gives the same everywhere in 'constant-resolvers' of "
    "[tool.kedro-to-dagster], in pyproject.toml.",
    documentation="""\
It comes from an environment variable or a resolver, so it may be different when and where a run takes
place. The package keeps it as it is written in the YAML, for example `${today:}`, and each run resolves
it with the project's own resolvers; see [values of a moment or a
machine](../how-to/secrets.md#values-of-a-moment-a-machine-or-a-person). A process of a run looks each text
up once, when a step first needs it; Kedro does for each value that has the text, before the first node. If
a resolver returns the same value everywhere, name it in [`constant-resolvers`](configuration.md): its value
is then settled at the export.""",
)
VALUE_OF_VARIABLE = VALUE_OF_RESOLVER.worded(
    "{name} depends on {source}: a run looks it up, as {text}.",
    "Set the variable where Dagster runs.",
)
SECRET_IN_CONFIGURATION = DiagnosticCode(
    "K2D110",
    Severity.APPROXIMATED,
    "A value looks like a secret",
    about=("dataset", "parameter"),
    message="'{shown}' looks like a secret, and stands in the configuration.",
    remedy="Move it to credentials.yml, or to a variable of the environment.",
    documentation="""\
The catalog, the parameters or the metadata have a password in a URL, a signature, or a value with a key
such as `api_key`. A run looks it up there; in metadata it is masked. In `dagster.yml` it is an error
([K2D954](#k2d954)). Move it to `credentials.yml` or to an environment variable.""",
)
PERSONAL_VALUE = DiagnosticCode(
    "K2D111",
    Severity.APPROXIMATED,
    "A file of one person is read",
    about=("dataset", "parameter"),
    message="'{shown}' is configured in {file}, which is one person's: a run looks its "
    "values up. The package has its keys, and the types of datasets.",
    remedy="{remedy}",
    documentation="""\
The environment `local`, and files that git ignores, belong to one person. Runs look their values up, so
each machine has its own. The keys and the types of datasets are in the package; metadata of datasets is
left out. What a personal `dagster.yml` configures is in the package. `--env base` leaves the file out.
If git ignores the whole project, as in a folder `build/`, this says nothing about single files.""",
)
PERSONAL_FILE = PERSONAL_VALUE.worded(
    "{file} is one person's, and what it configures is in the package.",
    "{remedy}",
)
PROJECT_NOT_LOADED = ErrorCode(
    "K2D910",
    ProjectError,
    message="Kedro cannot load the project in {path}: {cause}.",
    remedy="Make 'kedro registry list' work in this environment first.",
    documentation="""\
Kedro cannot load the project.""",
)
SETTINGS_NOT_LOADED = PROJECT_NOT_LOADED.worded(
    "Kedro cannot load the project's settings: {cause}.",
    "Mend settings.py first: 'kedro run' ends with this error, and 'kedro registry list' passes over it.",
)
SETTING_OF_OTHER_TYPE = PROJECT_NOT_LOADED.worded(
    "{place}: {setting} must be {needed}, and is an instance of '{type}'.",
    "Correct it: 'kedro run' fails with it, too.",
)
PIPELINES_NOT_LOADED = ErrorCode(
    "K2D911",
    ProjectError,
    message="Kedro cannot load the project's pipelines: {cause}.{before}",
    remedy="Make 'kedro registry list' work in this environment first.",
    documentation="""\
Kedro cannot load the project's pipelines.""",
)
HOOK_FAILED = PIPELINES_NOT_LOADED.worded(
    "The project's hooks after_context_created, which register pipelines, fail: {cause}.",
    "Make 'kedro run' work in this environment first.",
)
PIPELINE_OF_OTHER_TYPE = PIPELINES_NOT_LOADED.worded(
    "The project registers the pipeline '{name}', which Kedro cannot run: {said}.",
    "Return a dictionary of pipelines by their names from register_pipelines().",
)
NO_NODES = ErrorCode(
    "K2D912",
    ProjectError,
    message="The project registers no pipeline that has a node.",
    remedy="Add one to register_pipelines() in pipeline_registry.py.",
    documentation="""\
The project registers no pipeline that has a node.""",
)
PIPELINES_NOT_IMPORTED = ErrorCode(
    "K2D931",
    ProjectError,
    message="{missing}",
    remedy="Make 'kedro registry list' work without a warning. Or export the others with "
    "--allow-missing-pipelines: what an earlier export made of this one is then "
    "kept.",
    documentation="""\
A pipeline cannot be imported; the message names the module, the innermost cause, and its file and line.
`--allow-missing-pipelines` exports the others.""",
)
NO_CONFIGURATION_FOLDER = ErrorCode(
    "K2D932",
    ProjectError,
    message="There is no folder {folder}, and Kedro reads it in every run.",
    remedy="Make the folder; git keeps it if there is a file in it, such as .gitkeep. Or "
    "export with --env {base}, without it.",
    documentation="""\
A folder of the configuration that Kedro reads in every run does not exist, such as `conf/base` or
`conf/local`.""",
)
NO_BASE_FOLDER = NO_CONFIGURATION_FOLDER.worded(
    "There is no folder {folder}, and Kedro reads it in every run.",
    "Make the folder, or correct base_env in CONFIG_LOADER_ARGS of settings.py.",
)
NO_CONFIGURATION_LOADER = ErrorCode(
    "K2D933",
    ProjectError,
    message="Kedro cannot make its configuration loader: {mistake}.",
    remedy="{hint}",
    documentation="""\
Kedro cannot make its configuration loader, for example because `globals.yml` is not valid.""",
)
CONFIGURATION_OUTSIDE = ErrorCode(
    "K2D935",
    ProjectError,
    message="The configuration folder {conf_source} is outside of the project, and only "
    "this machine has it.",
    remedy="Move it into the project, and set CONF_SOURCE in settings.py to its path there.",
    documentation="""\
The configuration folder is outside the project, as an absolute path of this machine.""",
)
PROJECT_OF_OLD_KEDRO = ErrorCode(
    "K2D938",
    ProjectError,
    message="The project is for Kedro {version}, and kedro-to-dagster needs Kedro 1.",
    remedy="Migrate it (https://docs.kedro.org/en/stable/about/migration/), then set "
    "kedro_init_version in pyproject.toml to the new version.",
    documentation="""\
The project is for Kedro 0.19 or older. Migrate it to Kedro 1 as Kedro's documentation says, then set
`kedro_init_version`.""",
)
RUNNER_LOGS_NOTHING = DiagnosticCode(
    "K2D117",
    Severity.NOTE,
    "A log lacks what Kedro's runner says",
    message="the handler '{handler}' gets what nodes and datasets log; what Kedro's session and runner "
    "say, such as 'Completed node', is in Dagster's log of the run.",
    remedy="Read there which nodes have run.",
    documentation="""\
The project's logging configuration has a handler that keeps a log, such as a file. Messages of the project,
of Kedro's catalog and of libraries reach it as with `kedro run`. Kedro's session and runner say that a run
starts, and which nodes have been completed; in the package Dagster says so, in its own log.""",
)
LOGGING_BY_VARIABLE_ONLY = DiagnosticCode(
    "K2D118",
    Severity.NOTE,
    "Only a variable names the logging configuration",
    message="KEDRO_LOGGING_CONFIG names '{file}', which runs of the package do not follow: the project has "
    "no conf/logging.yml.",
    remedy="Call the file conf/logging.yml, or add one: runs then follow the variable too.",
    documentation="""\
Only a package whose project has a `conf/logging.yml` looks for a logging configuration when it runs: the
export does not depend on the variables of the machine that makes it. Where there is such a file,
`KEDRO_LOGGING_CONFIG` names another one for a run, as for `kedro run`.""",
)
PROJECT_NOT_KNOWN = DiagnosticCode(
    "K2D115",
    Severity.APPROXIMATED,
    "A node asks Kedro for the project",
    message="{module} imports '{name}' from Kedro's framework, and a package that does without the project "
    "does not configure it.",
    remedy="Give the node what it needs as a parameter, or export without --copy-code.",
    documentation="""\
A package with [copies of the code](../how-to/without-the-project.md) runs without the project's settings
and registry. `kedro run` loads both before the first node. In the package, `settings` has Kedro's defaults,
`pipelines` is empty, and what `settings.py`, the registry and the modules of pipelines do to other modules
or to libraries does not happen: a run imports the modules of nodes and datasets, and what these import. It
imports those of a node when the node runs.

A package that uses the project has Kedro load them before a step, if any of its code needs that.""",
)
IMPORT_WITHOUT_EFFECT = PROJECT_NOT_KNOWN.worded(
    "{module} does something to another module or library, and a package that does without the project "
    "does not have that.",
    "Do it in the modules of the nodes that need it, or export without --copy-code.",
)
IMPORT_TOO_LATE = PROJECT_NOT_KNOWN.worded(
    "{module} does something to another module or library, and a package that does without the project "
    "imports it with its own nodes only, which is too late for those before them.",
    "Import it in the modules of the nodes that need it, or export without --copy-code.",
)
