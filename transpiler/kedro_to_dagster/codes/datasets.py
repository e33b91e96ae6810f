"""Codes about datasets: their classes, arguments, credentials, metadata and partitions."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

DATASET_CLASS_MISSPELT = DiagnosticCode(
    "K2D103",
    Severity.APPROXIMATED,
    "A dataset class could not be imported",
    about=("dataset",),
    message="the class of dataset '{dataset}' ('{type}') cannot be imported here: {told}.",
    remedy="Did you mean '{alike}'?",
    documentation="""\
The class, or something that it needs, is not installed where the export runs, or the `type` is
misspelt. Kedro itself would notice only when the dataset is used. The arguments are taken from the
catalog, without the defaults of the class. Correct the type, or install what the message names, for
example `pip install "kedro-datasets[pandas-csvdataset]"`, and export again.""",
)
DATASET_CLASS_NOT_IMPORTED = DATASET_CLASS_MISSPELT.worded(
    "the class of dataset '{dataset}' ('{type}') cannot be imported here: {told}.",
    "Its arguments are taken as they stand in the catalog; install what it needs and export again.",
)
DATASET_CLASS_NOT_THERE = DATASET_CLASS_MISSPELT.worded(
    "the class of dataset '{dataset}' ('{type}') cannot be imported here: {told}.",
    "Its arguments are taken as they stand in the catalog; name a class that there is, or install the "
    "version that has it, and export again.",
)
CREDENTIALS_IN_CATALOG = DiagnosticCode(
    "K2D104",
    Severity.APPROXIMATED,
    "Credentials are written in the catalog",
    about=("dataset",),
    message="dataset '{name}' has its credentials in the catalog; they are not copied.",
    remedy="A run looks them up in the catalog; move them to credentials.yml under '{credentials}'.",
    documentation="""\
They are not copied; the package looks for the entry `<dataset>_credentials` in [the environment or
`credentials.yml`](../how-to/secrets.md), and then in the catalog of the project. Move them to one of the
former: a catalog is often where everybody can read it, and a run may have none.""",
)
CREDENTIALS_LOOKED_UP = CREDENTIALS_IN_CATALOG.worded(
    "dataset '{name}' has its credentials in the catalog; they are not copied.",
    "A run looks them up in the catalog; move them to credentials.yml.",
)
DATASET_ARGUMENT_UNKNOWN = DiagnosticCode(
    "K2D112",
    Severity.REFUSED,
    "A dataset cannot be made",
    about=("dataset",),
    message="dataset '{name}' has '{key}', which {dataset_class} does not take.",
    remedy="{hint}",
    documentation="""\
The catalog gives the class of a dataset an argument that it does not take, or leaves out one that it
needs. Kedro makes every dataset of a pipeline before it runs the first node, and fails; so does the
package. Correct the catalog.""",
)
DATASET_ARGUMENT_MISSING = DATASET_ARGUMENT_UNKNOWN.worded(
    "dataset '{name}' has no '{key}', which {dataset_class} needs.",
    "Add it to the catalog.",
)
NO_CREDENTIALS = DiagnosticCode(
    "K2D113",
    Severity.NOTE,
    "Credentials are not in credentials.yml",
    about=("dataset",),
    message="the credentials '{credentials}' of dataset '{name}' are not in credentials.yml.",
    remedy="{hint} Add them, or set their environment variable.",
    documentation="""\
A dataset names an entry that is not in `credentials.yml`, which has others. A run needs it there, or in
[an environment variable](../how-to/secrets.md), and stops before its first step without it.

Kedro asks for the credentials of the whole catalog before any run. A run of the package without hooks
asks for those of its own datasets only.""",
)
NO_CREDENTIALS_OF_UNUSED = NO_CREDENTIALS.worded(
    "the credentials '{credentials}' of '{name}' are not in credentials.yml: 'kedro run' fails, and a run "
    "of the package, which does not use it, does not.",
    "{hint} Add them, or remove the entry.",
)
SHARED_MEMORY = DiagnosticCode(
    "K2D116",
    Severity.APPROXIMATED,
    "A dataset is made for Kedro's ParallelRunner",
    about=("dataset",),
    message="dataset '{name}' is a SharedMemoryDataset, which 'kedro run' saves with --runner "
    "ParallelRunner only; it is kept as a MemoryDataset is.",
    remedy="Leave it out of the catalog: each of Kedro's runners knows how to keep it then.",
    documentation="""\
The catalog names a `SharedMemoryDataset`. Kedro's `ParallelRunner` gives it the memory that its processes
share; with any other runner, saving it fails. In the package such a dataset is kept like all that
live in memory, for one process and for several. With hooks, saving it fails as with Kedro.""",
)
OWN_CLASS_IN_MEMORY = DiagnosticCode(
    "K2D315",
    Severity.NOTE,
    "A class derived from MemoryDataset keeps its data in one process",
    about=("dataset",),
    message="dataset '{name}' is a {type}: other processes and later runs do not find its data in memory.",
    remedy="Make it a MemoryDataset if they are to find it.",
    documentation="""\
A run calls the methods of the class, as Kedro does. Only of Kedro's own `MemoryDataset` it keeps a copy for
later runs and for steps in other processes; here these fail, as if nothing had been saved.""",
)
DATASET_OF_SEVERAL_NODES = DiagnosticCode(
    "K2D301",
    Severity.APPROXIMATED,
    "Several nodes write one dataset",
    about=("node",),
    has_one_remedy=True,
    message="dataset '{taken}' is written by {writer} and {other}; the asset is "
    "materialised by the first.",
    remedy="The jobs run either node, as Kedro does.",
    documentation="""\
Kedro allows this in different pipelines; an asset has one node. The node that the message names first
materialises the asset. It is the node of `__default__`, if one of them is in that pipeline. The jobs
run either node, as Kedro does. Give the datasets different names if both should be assets.""",
)
CYCLE_OF_ASSETS = DiagnosticCode(
    "K2D302",
    Severity.APPROXIMATED,
    "A node would close a cycle among the assets",
    about=("node",),
    message="node '{node}' would close a cycle among the assets of several pipelines; it is "
    "in the jobs only.",
    documentation="""\
Kedro has separate pipelines, and Dagster has one asset graph. If two pipelines each write something
that the other reads, one node is left out of the assets, if possible none of `__default__`. It is in
the jobs. Give one of the datasets another name if the node should be an asset.""",
)
ARGUMENT_NOT_WRITABLE = DiagnosticCode(
    "K2D304",
    Severity.REFUSED,
    "A value cannot be written as code",
    about=("dataset", "parameter"),
    message="'{name}' of dataset '{dataset}' has a value that cannot be written as code: "
    "{what}. It is left out.",
    remedy="Make it in a dataset class of the project instead.",
    documentation="""\
A resolver of the configuration made it. It is a parameter that is not a plain value, or an argument of
a dataset that neither an import nor a call is certain to create again, for example a date. (Classes,
functions, members of enumerations and the like are written as imports and are not reported.) A
parameter must then be given in the run's configuration; an argument is left out. Write the value in a
form that YAML and Python share and convert it in the project's code, or create it in a dataset class of
the project.""",
)
PARAMETER_NOT_WRITABLE = ARGUMENT_NOT_WRITABLE.worded(
    "the parameter '{shown}' is a {type}, which cannot be written as code.",
    "A run must be given its value.",
)
ARGUMENT_NOT_EDITABLE = DiagnosticCode(
    "K2D305",
    Severity.NOTE,
    "A value cannot be edited in the launchpad",
    about=("dataset", "parameter"),
    message="'{name}' of dataset '{dataset}' cannot be expressed in Dagster's "
    "configuration; it stands in the code.",
    remedy="Edit it in the catalog and export again.",
    documentation="""\
Dagster keeps configuration as JSON, which has no infinite numbers, and only strings as keys. The value
is in the generated code, and reaches the function exactly as in Kedro. Edit it in the Kedro project and
export again.""",
)
PARAMETER_NOT_EDITABLE = ARGUMENT_NOT_EDITABLE.worded(
    "the parameter '{shown}' cannot be expressed in Dagster's configuration; it stands in "
    "the code.",
    "Edit it in the Kedro project and export again.",
)
METADATA_UNFIT = DiagnosticCode(
    "K2D306",
    Severity.NOTE,
    "Metadata does not fit Dagster",
    about=("dataset", "node"),
    message="{what} of {subject} does not fit Dagster's rules; it is left out.",
    remedy="Owners are e-mail addresses or 'team:name'; tags and kinds have letters, digits and "
    "'_', '-', '.'.",
    documentation="""\
An owner, a tag or a kind of a dataset's `metadata`, or a tag of a node, is left out, because Dagster would
refuse it. Owners are e-mail addresses or `team:name`; tags and kinds have letters, digits, `_`, `-` and
`.`, at most 63 characters, and there are at most ten kinds.""",
)
RUNTIME_PARAMETER_OPEN = DiagnosticCode(
    "K2D307",
    Severity.NOTE,
    "A runtime parameter is left open",
    about=("parameter",),
    message="the runtime parameter '{name}' is left open; a run must be given {places}{by_itself}.",
    remedy="Give them in the run's configuration, or export with --params {name}=….",
    documentation="""\
The configuration needs `${runtime_params:x}`, and neither a default nor `--params` gives it a value.
The message names every place that depends on it: a field of `parameters.py` without a default, or a
field of an I/O manager that `resources.py` leaves to the launch. A run must be given each of them, as
[the command line's page](cli.md#runtime-parameters) describes. Export with `--params` to settle the
value instead.""",
)
PARTITIONS_LEFT_OUT = DiagnosticCode(
    "K2D308",
    Severity.REFUSED,
    "Partitions cannot be translated",
    about=("dataset",),
    message="the partitions of dataset '{name}' are left out: {cause}.",
    remedy="The package loads and saves the whole dataset, as Kedro does.",
    documentation="""\
The message says why: `partition`, or `partitions` in the metadata, names a type that Dagster does not
have; an argument is unknown, missing, of the wrong form or left to a runtime parameter without a value;
or the dataset is not a folder. The dataset is loaded and saved as a whole, as Kedro does. Correct the
definition; there is a [list of all](partitions.md#definitions).""",
)
MAPPING_LEFT_OUT = DiagnosticCode(
    "K2D309",
    Severity.REFUSED,
    "A mapping of partitions cannot be translated",
    about=("dataset",),
    message="the mapping of partitions from '{name}' to '{target}' is left out: {cause}.",
    remedy="The partitions follow from each other as if none were given.",
    documentation="""\
Dagster has no such mapping, an argument is wrong, the mapping does not fit the partitions on both sides
(it names a key that they do not have, for example), or no dataset has the name that it is for. The
partitions then follow from each other [as if no mapping were given](partitions.md#without-a-mapping).
Correct the mapping; there is a [list of all](partitions.md#mappings).""",
)
OUTPUTS_PARTITIONED_APART = DiagnosticCode(
    "K2D310",
    Severity.APPROXIMATED,
    "Outputs of a node have different partitions",
    about=("node",),
    message="node '{node}' has outputs with different partitions, or with and without; "
    "{names} {verb} always loaded and saved as a whole.",
    remedy="Split the node if single partitions should be made.",
    documentation="""\
A node that runs for one partition makes that partition of all its outputs. If the outputs have
different partitions, or only some have any, the node runs as in Kedro: all at once. These datasets have
no partitions in Dagster. Split the node if single partitions should be made. Datasets that hold nothing
do not count.""",
)
NO_SENSOR_FOR_OPEN = DiagnosticCode(
    "K2D311",
    Severity.APPROXIMATED,
    "New files are not looked for",
    about=("dataset",),
    message="no sensor looks for new files of dataset '{dataset}': {value} has a value in "
    "runs only.",
    remedy="Give the runtime parameter a default or export with --params; or add the "
    "partitions in Dagster.",
    documentation="""\
A definition of dynamic partitions gets [a sensor that looks for new
files](../how-to/partitions.md#find-new-files), but a runtime parameter is left open in the dataset's
configuration, and only runs have values for it. Give the parameter a default or export with `--params`.
Without the sensor, add the partitions in Dagster's UI.""",
)
NO_SENSOR = NO_SENSOR_FOR_OPEN.worded(
    "no sensor looks for new files of dataset '{dataset}': {value} has a value in runs only.",
    "Add the partitions in Dagster.",
)
CATALOG_NOT_READ = ErrorCode(
    "K2D913",
    ProjectError,
    message="Kedro cannot read the catalog: {mistake}.",
    remedy="{hint}",
    documentation="""\
Kedro cannot read the catalog, for example because a resolver computes with a [runtime
parameter](cli.md#runtime-parameters) that is not given.""",
)
CATALOG_NOT_VALID = ErrorCode(
    "K2D914",
    ProjectError,
    message="The catalog is not valid: {cause}",
    documentation="""\
The catalog is not valid, for example an entry without a type.""",
)
DATASET_WITHOUT_TYPE = CATALOG_NOT_VALID.worded(
    "{place}: the entry '{entry}' has no 'type'.",
    "Add the type of the dataset, for example 'type: pandas.CSVDataset'.",
)
VALIDATOR_NOT_VALID = CATALOG_NOT_VALID.worded(
    "{place}: {cause}",
    "Make 'kedro run' work first.",
)
DATASET_NO_MAPPING = CATALOG_NOT_VALID.worded(
    "{place}: the entry '{entry}' must be a mapping of a dataset's type and arguments.",
    "If other entries take values from it, begin its name with an underscore.",
)
DATASET_OF_RESOLVER = CATALOG_NOT_VALID.worded(
    "{place}: a resolver gives the whole entry '{entry}', and the code of the package is made from it.",
    "Name it in 'constant-resolvers' of [tool.kedro-to-dagster], in pyproject.toml.",
)
DATASET_KEY_NO_TEXT = CATALOG_NOT_VALID.worded(
    "{place}: '{key}' is no name of an argument; YAML does not read it as text.",
    "Write the key in quotes.",
)
DATASET_TYPE_NO_NAME = CATALOG_NOT_VALID.worded(
    "{place}: the 'type' of the entry '{entry}' must be a class that an import statement can name, "
    "not {type!r}.",
)
DATASET_TYPE_NO_DATASET = CATALOG_NOT_VALID.worded(
    "{place}: the type '{type}' of dataset '{dataset}' is not a class that extends AbstractDataset.",
)
DATASET_NEEDS_PARAMETER = ErrorCode(
    "K2D917",
    ProjectError,
    message="{place}: '{key}' of dataset '{name}' is {text}; what it is must be known at "
    "the export.",
    remedy="Give it with --params {parameter}=….",
    documentation="""\
A dataset's type, `versioned`, `metadata` or `validator`, or an argument of a memory dataset, depends on
a [runtime parameter](cli.md#runtime-parameters) that is not given, on a resolver, or on a variable of
the environment.""",
)
DATASET_NEEDS_VALUE = DATASET_NEEDS_PARAMETER.worded(
    "{place}: '{key}' of dataset '{name}' is {text}, which depends on {sources}; what it is "
    "must be known at the export.",
    "Write a value that is the same everywhere; or name a resolver that gives one in "
    "'constant-resolvers' of [tool.kedro-to-dagster], in pyproject.toml.",
)
STORED_IN_SOME_ENVIRONMENTS = ErrorCode(
    "K2D918",
    ProjectError,
    message="Dataset '{name}' is stored in {stored} and lives in memory in {memory}; node "
    "'{node}' confirms it, saves it chunk by chunk beside other outputs, or loads "
    "it by another view, which needs it to be stored in all of them or in none.",
    remedy="Add it to the catalog of each environment, or export one package for each.",
    documentation="""\
A dataset is stored in one of several [environments](../how-to/environments.md) and in memory in
another, and a node needs it to be stored.""",
)
PARTITIONS_DIFFER = ErrorCode(
    "K2D925",
    ProjectError,
    message="Dataset '{name}' has different partitions in {environments}; assets and jobs "
    "are the same in all environments of a package.",
    remedy="Declare the same ones in the catalog of each, or export one package for each.",
    documentation="""\
A dataset has different [partitions](partitions.md) in several
[environments](../how-to/environments.md), or holds nothing in only one of them.""",
)
PARTITIONS_IN_ONE_STEP = DiagnosticCode(
    "K2D551",
    Severity.NOTE,
    "Many fixed partitions are made in one step",
    about=("dataset",),
    message="a run makes all {count} partitions of dataset '{dataset}' in one step, which calls the "
    "function once.",
    remedy="Say 'partitions: apart' in the job in dagster.yml, or in the options, for a step for each.",
    documentation="""\
A step for each key costs Dagster tens of milliseconds, whatever the function does. If a dataset has more
than 100 fixed keys, a run therefore makes all of them in one step, which calls the function once, as Kedro
does; each partition is still recorded by itself, and a backfill of any of them is one run.
`partitions: apart`, in [`dagster.yml`](dagster-yml.md#jobs) or in the [options](configuration.md), gives a
step for each key, in parallel if the executor allows it.""",
)
