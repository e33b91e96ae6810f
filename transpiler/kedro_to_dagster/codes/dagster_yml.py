"""Codes about `dagster.yml`: its sections, jobs, executors, schedules and rules."""

from __future__ import annotations

from ..errors import UsageError
from .code import DiagnosticCode, ErrorCode, Severity

RULE_FITS_NOTHING = DiagnosticCode(
    "K2D525",
    Severity.APPROXIMATED,
    "A rule of dagster.yml fits nothing",
    message="the rule '{name}' of the section 'nodes' fits no node.",
    remedy="{hint}",
    documentation="""\
No registered pipeline has a node that a [rule](dagster-yml.md#nodes) of the section `nodes` fits, so it
has no effect; or no dataset fits a pattern of an [I/O manager](dagster-yml.md#io_managers). Correct the
tag, namespace, pipeline or pattern, or remove the rule.""",
)
DATASETS_FIT_NOTHING = RULE_FITS_NOTHING.worded(
    "no dataset fits '{pattern}', which the I/O manager '{name}' is for.",
    "Correct the pattern, or remove it.",
)
OBJECT_NOT_CHECKED = DiagnosticCode(
    "K2D526",
    Severity.NOTE,
    "An object of your own is not checked",
    message="there is no module '{module}' where the export runs, so that the {noun} "
    "'{path}' is not checked.",
    remedy="Install it here too; and add its distribution to the option 'dependencies'.",
    documentation="""\
The module of an [executor](dagster-yml.md#executors), [logger](dagster-yml.md#loggers), [I/O
manager](dagster-yml.md#io_managers) or [sensor](dagster-yml.md#sensors) by its path, or of a class that a
logger names, is not installed where the export runs, so its configuration is not compared with its schema.
Dagster does that when it loads the package, and `logging` when a run starts.""",
)
SENSOR_LEFT_OUT = DiagnosticCode(
    "K2D560",
    Severity.REFUSED,
    "A sensor has nothing to wait for",
    message="the package has no {missing}, so that the sensor '{sensor}' is left out.",
    remedy="Let the sensor name what is exported.",
    documentation="""\
All jobs that a [sensor](dagster-yml.md#sensors) monitors, the job that it launches, or the asset that it
waits for are left out of the package; a pipeline may be [empty](#k2d502), or
[not run by itself](#k2d501). There is no such sensor. Let it name what is exported.""",
)
EXECUTOR_OPTION_LEFT_OUT = DiagnosticCode(
    "K2D701",
    Severity.APPROXIMATED,
    "An executor's option has no counterpart",
    message="Dagster's {type} has nothing for '{what}' of executor '{executor}'; it is left out.",
    remedy="{hint}",
    documentation="""\
The plugin kedro-dagster accepts the option, but the executor of Dagster's library does not have it. It
is left out; the message says what to write instead.""",
)
ENTRY_UNUSED = DiagnosticCode(
    "K2D702",
    Severity.NOTE,
    "An executor, schedule or logger is not used",
    message="no job uses the {kind} '{entry}'; it is left out.",
    documentation="""\
No job names it, so it is not in the package.""",
)
NODE_NOT_IN_ASSET_JOB = DiagnosticCode(
    "K2D703",
    Severity.APPROXIMATED,
    "A node is not in its asset job",
    message="the asset job '{job}' does not run node '{node}', which has no asset.",
    remedy="Leave out 'kind: assets' to run it as an op.",
    documentation="""\
A job with `kind: assets` materialises assets, and the node has none: it has no outputs, or another node
writes them ([K2D301](#k2d301)). Leave out `kind: assets` to run it as an op.""",
)
PASSWORD_IN_EXECUTOR = DiagnosticCode(
    "K2D704",
    Severity.APPROXIMATED,
    "A password is written in dagster.yml",
    message="the password in '{key}' of executor '{executor}' is not in the package; the "
    "value is read from the environment variable {variable}.",
    remedy="Write {key}: {{env: {variable}}} in dagster.yml, and set the variable where "
    "Dagster runs.",
    documentation="""\
The package is committed and reviewed, so it must not contain a password. The executor reads it from an
environment variable instead, which the message names. Write `{env: NAME}` in `dagster.yml`.""",
)
JOBS_DIFFER = DiagnosticCode(
    "K2D705",
    Severity.APPROXIMATED,
    "Jobs differ among the environments",
    message="dagster.yml of the environment '{environment}' differs in more than schedules; "
    "jobs, executors, loggers and sensors are those of the first environment.",
    remedy="Export a package of its own with --env {environment}.",
    documentation="""\
A package with [several environments](../how-to/environments.md) has one set of jobs, executors and
loggers, those of the first environment. Only the schedules are chosen when the definitions load. Export
a separate package for the environment that the message names.""",
)
JOB_LEFT_OUT = DiagnosticCode(
    "K2D706",
    Severity.REFUSED,
    "A job's pipeline cannot be imported",
    message="{missing}, whose module cannot be imported; there is no job '{job}'.",
    remedy="Make 'kedro registry list' show the pipeline in this environment.",
    documentation="""\
`dagster.yml` has a job of a pipeline that is not registered, because its module cannot be imported
([K2D105](#k2d105)). The job is left out. Install what the pipeline needs, and export again.""",
)
PROCESSES_SHARE_DATASETS_ONLY = DiagnosticCode(
    "K2D710",
    Severity.NOTE,
    "Steps in several processes share nothing but datasets",
    message="the steps of executor '{executor}' run in several processes, which share datasets only.",
    remedy="See that no node relies on what another one leaves in its process.",
    documentation="""\
`kedro run` has all nodes in one process. In several, each with its own imports, a node does not see what
another one has changed in a module, an object, the environment variables or the current folder; nor do
datasets and hooks see what they have kept to themselves there, such as a counter, a cache, or a file of
`memory://`. Each process makes its datasets, and releases none: they end with it. Data in memory is
pickled. Steps that do not depend on each other may run at once, and when one fails the others are still
run. `kedro run --runner ParallelRunner` is much the same.""",
)
DAGSTER_YML_NOT_GIVEN = DiagnosticCode(
    "K2D711",
    Severity.REFUSED,
    "The configuration loader does not provide dagster.yml",
    message="the project's configuration loader gives nothing for 'dagster'; {file} has no effect.",
    remedy="Let the class that CONFIG_LOADER_CLASS names read the file.",
    documentation="""\
There is a `dagster.yml` among the configuration, and the project's own `CONFIG_LOADER_CLASS` gives no value
for the key `dagster`. The package is as without the file.""",
)
NAME_TAKEN_FOR_ANOTHER = DiagnosticCode(
    "K2D707",
    Severity.APPROXIMATED,
    "A name in dagster.yml is taken for one like it",
    message="there is no {what} '{name}' in the section '{what}s'; '{alike}' is taken for it.",
    remedy="Write '{alike}'.",
    documentation="""\
A job names an executor, schedule or logger that does not exist, and exactly one differs only in
punctuation or capitals: `console logger` for `console_logger`. Any other unknown name is an error
([K2D944](#k2d944)). Write the name as in its section.""",
)
TAG_ON_NO_NODE = DiagnosticCode(
    "K2D708",
    Severity.NOTE,
    "A tag of a job's filter is on no node",
    message="no node of the pipeline '{pipeline}' has the tag '{tag}' that the job '{job}' names.",
    remedy="Leave it out, or correct it.",
    documentation="""\
Other tags of the same job are, and Kedro selects the nodes that have those. You need to do nothing,
unless the tag is misspelt.""",
)
SECTION_OF_WORKSPACE = DiagnosticCode(
    "K2D709",
    Severity.APPROXIMATED,
    "A section of dagster.yml is for Dagster itself",
    message="the section '{key}' is one of Dagster's {file}; it is left out.",
    remedy="Move it to {file}, which Dagster reads; the package is found without it.",
    documentation="""\
`load_from` belongs to Dagster's `workspace.yaml`, others to the `dagster.yaml` of an instance; Kedro
finds files of either name under `conf/`. The section is left out. Move it to the file that the message
names.""",
)
SECTION_OF_INSTANCE = SECTION_OF_WORKSPACE.worded(
    "the section '{key}' is one of Dagster's {file}; it is left out.",
    "Move it to {file} in DAGSTER_HOME.",
)
DAGSTER_YML_NOT_READ = ErrorCode(
    "K2D940",
    UsageError,
    message="Kedro cannot read dagster.yml: {mistake}.",
    remedy="{hint}",
    documentation="""\
Kedro's configuration loader cannot read `dagster.yml`.""",
)
KEY_UNKNOWN = ErrorCode(
    "K2D941",
    UsageError,
    message="{where}: there is no key '{key}' here.",
    remedy="{hint}",
    documentation="""\
[`dagster.yml`](dagster-yml.md) has an unknown key, lacks a required one, or has a value that does not
fit.""",
)
KEY_MISSING = KEY_UNKNOWN.worded(
    "{where}: the key '{key}' is missing.",
    "Add it.",
)
VALUE_WRONG = KEY_UNKNOWN.worded(
    "{where}: the value {said}.",
    "Correct it.",
)
EXECUTOR_WITHOUT_TYPE = ErrorCode(
    "K2D942",
    UsageError,
    message="{place}: an executor has one key, its type, or a 'path'.",
    remedy="The types are {types}.",
    documentation="""\
An executor in `dagster.yml` has no type, several types, or an unknown one.""",
)
EXECUTOR_TYPE_UNKNOWN = EXECUTOR_WITHOUT_TYPE.worded(
    "{place}: there is no executor type '{key}'.",
    "{hint}",
)
SCHEDULE_REFUSED = ErrorCode(
    "K2D943",
    UsageError,
    message="{place}: Dagster does not take this schedule: {cause}",
    remedy="Write a cron schedule as five fields or as @daily, and a time zone as Europe/Berlin.",
    documentation="""\
Dagster does not accept a cron schedule or a time zone.""",
)
PIPELINE_OF_JOB_UNKNOWN = ErrorCode(
    "K2D944",
    UsageError,
    message="{missing}.",
    remedy="{hint}",
    documentation="""\
A job names a pipeline, executor, schedule or logger that does not exist, or a sensor such a job.""",
)
JOB_OF_SENSOR_UNKNOWN = PIPELINE_OF_JOB_UNKNOWN.worded(
    "{place}: there is no job '{job}'.", "{hint}"
)
NAME_IN_JOB_UNKNOWN = PIPELINE_OF_JOB_UNKNOWN.worded(
    "{place}: there is no {what} '{name}' in the section '{what}s'.",
    "{hint}",
)
PLACEHOLDER_UNBOUND = ErrorCode(
    "K2D945",
    UsageError,
    message="{place}: the placeholder '{{{placeholder}}}' is not in the job's "
    "node_namespaces, so it stands for nothing.",
    remedy="Use it there, as in node_namespaces: ['{{namespace}}'].",
    documentation="""\
A job factory, or a placeholder in one, matches nothing.""",
)
NAMESPACE_FITS_NOTHING = PLACEHOLDER_UNBOUND.worded(
    "{place}: no namespace of the pipeline '{name}' fits '{template}', so it stands for no job.",
    "{hint}",
)
DURATION_WRONG = ErrorCode(
    "K2D946",
    UsageError,
    message="{place}: '{text}' is no duration.",
    remedy="Write seconds, or as in 1d12h or 30m.",
    documentation="""\
A duration in a freshness policy cannot be read.""",
)
NO_FOLDER_FOR_DAGSTER_YML = ErrorCode(
    "K2D947",
    UsageError,
    message="There is no folder {folder} for dagster.yml.",
    remedy="Create it, or name another environment with --env.",
    documentation="""\
`init` finds no folder to write `dagster.yml` to.""",
)
ENTRY_OF_NOTHING = ErrorCode(
    "K2D951",
    UsageError,
    message="{place}: no registered pipeline has a {what} '{name}'.",
    remedy="{hint}",
    documentation="""\
`dagster.yml` has an entry for a dataset or node that is in no registered pipeline.""",
)
SELECTION_UNKNOWN = ErrorCode(
    "K2D952",
    UsageError,
    message="{place}: the pipeline '{pipeline}' has no {what} '{name}'.",
    remedy="{hint}",
    documentation="""\
A job selects nodes that its pipeline does not have.""",
)
SELECTION_REFUSED = SELECTION_UNKNOWN.worded(
    "{place}: Kedro cannot select this part of '{pipeline}': {cause}",
    "A node has to fit all the filters of a job.",
)
OP_UNKNOWN = ErrorCode(
    "K2D953",
    UsageError,
    message="{where}'{key}' names the op '{name}', which does not exist.",
    remedy="{hint}",
    documentation="""\
A `run_config`, or an executor's `per_step_k8s_config`, names an op, a resource or a parameter that does
not exist, or gives something a value of another type.""",
)
RUN_CONFIG_UNKNOWN = OP_UNKNOWN.worded(
    "{where}'run_config' names {what} '{name}', which does not exist.", "{hint}"
)
RUN_CONFIG_WRONG = OP_UNKNOWN.worded("{where}'run_config': {what} must be {kind}.")
VALUE_NOT_SETTLED = ErrorCode(
    "K2D954",
    UsageError,
    message="{place}: the value {because}.",
    remedy="{hint}",
    documentation="""\
A value in `dagster.yml` depends on a resolver or on a variable of the environment where Dagster does
not look it up, looks like a secret, or is a path of this machine.""",
)
OBJECT_PATH_WRONG = ErrorCode(
    "K2D979",
    UsageError,
    message="{place}: {said}.",
    remedy="{hint}",
    documentation="""\
The `path` of an executor, logger, I/O manager or sensor in [`dagster.yml`](dagster-yml.md#executors),
or the `function` of a sensor, is not of the form `module:name`, leads to nothing of the kind, or its
schema does not take the configuration. Or there is no class of the name that a logger gives.""",
)
SENSOR_SETS_ITSELF_OFF = ErrorCode(
    "K2D1010",
    UsageError,
    message="{place}: the sensor would set itself off again and again, because {seen}.",
    remedy="Name other jobs in 'monitored_jobs', or decide in a 'function'.",
    documentation="""\
A [sensor](dagster-yml.md#sensors) would set itself off: it monitors the job that it launches, or waits
for an asset that this job makes; or the job sets off other sensors, and what they launch sets it off
again.""",
)
PARTITION_OF_SENSOR_UNKNOWN = ErrorCode(
    "K2D1011",
    UsageError,
    message="{place}: each run of the job '{job}' is of one partition, and the sensor does not know "
    "which.",
    remedy="Monitor jobs with the same partitions, or give a 'function' that returns a "
    "dagster.RunRequest with a partition_key.",
    documentation="""\
A [sensor](dagster-yml.md#sensors) launches a job with partitions, and does not know of which partition
the run is.""",
)
