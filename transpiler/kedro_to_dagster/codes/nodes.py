"""Codes of nodes, names and pipelines."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

FUNCTION_NOT_IMPORTABLE = DiagnosticCode(
    "K2D201",
    Severity.APPROXIMATED,
    "A function cannot be imported by name",
    about=("node",),
    message="the {what} of node '{node}' cannot be imported by name{because}; it is fetched "
    "from the project's registry when the node runs.",
    remedy="Define it with 'def' at the top level of a module that can be imported by name.",
    documentation="""\
It is the function of a node, or its preview function. It cannot be copied either, as lambdas, closures,
instances, bound methods and partials [usually can](../explanation/mapping.md#functions-without-a-name).
When the node runs, the package loads the Kedro project's pipeline registry and takes the function from
there. Define the function with `def` at the top level of a module. The message names the reason, which
is one of these:

- Its source cannot be found, or does not match the code that runs: a file that changed after it was
  imported, or a decorator that rewrites functions.
- It is in a folder or file whose name no import statement can have, such as `01_raw` or `data-prep`.
- A library made a part of it, such as the wrapper that a library's decorator returns.
- It holds an object that neither an import nor a call is certain to create again: an open file, a
  fitted model, an instance of a class whose `__init__` does more than keep its arguments.
- It holds a list, a dictionary or an object that others can change too: another closure from the same
  call, a partial with the same list, another method of the same instance, a second node with the same
  function, a module of the project. A copy would not see these changes. A list that is itself a global
  of a module is imported from there.
- It holds a value whose name suggests a secret, a path of the exporting machine, or the value of an
  environment variable that the project's code reads.
- It depends on its place in the source: it writes a global or a captured variable, refers to the class
  around it (`super()`, `__private` names), reads its own `__name__` or frame, or calls `globals()`,
  `locals()`, `eval()` and the like.
- A default of an argument is an object, attributes are set on it, or functions that it holds call each
  other.""",
)
PREVIEW_WITHOUT_OUTPUT = DiagnosticCode(
    "K2D203",
    Severity.APPROXIMATED,
    "A preview function is left out",
    about=("node",),
    message="the preview function of node '{node}' is left out.",
    remedy="It is shown with the outputs of a node, and this one has none.",
    documentation="""\
The result of a node's `preview_fn` becomes [metadata of the
outputs](../explanation/mapping.md#metadata-of-a-run), and this node has no outputs. If you do not need
the preview in Dagster, you need to do nothing.""",
)
PREVIEW_IN_GROUP = PREVIEW_WITHOUT_OUTPUT.worded(
    "the preview function of node '{node}' is left out: the node is one of several in the "
    "step '{group}'.",
)
NODE_WITHOUT_NAME = DiagnosticCode(
    "K2D205",
    Severity.NOTE,
    "A node has no name of its own",
    about=("node",),
    has_one_remedy=True,
    message="the node '{node}' has no name of its own; its step is called after {source}.",
    remedy="Give it a name, so that it keeps its history when it is rewired.",
    documentation="""\
Kedro's generated name changes whenever the node's inputs or outputs change. So the op is named after
the function, or, for a lambda, after what it makes. Give the node a name: then it keeps its history in
Dagster when it is rewired or its function is renamed.""",
)
PARAMETER_CLASS_NOT_IMPORTABLE = DiagnosticCode(
    "K2D206",
    Severity.APPROXIMATED,
    "A parameter's class cannot be imported by name",
    about=("parameter",),
    message="the class '{model}' of parameter '{parameter}' cannot be imported by name; it is "
    "looked up among the project's nodes in each run.",
    remedy="Define it, or a class derived from it, at the top level of a module.",
    documentation="""\
Kedro makes an instance of the Pydantic model or dataclass that annotates the argument. The class is local
to a function, a generic model with its arguments, such as `Range[int]`, or in a folder whose name no
import statement can have, such as `01_raw`. Each run loads the Kedro project's pipeline registry and
takes the class from there. Define the class at the top level of a module that can be imported by name,
and there derive one from a generic model: `class IntRange(Range[int])`.""",
)
PARAMETER_CLASS_OF_A_MOMENT = DiagnosticCode(
    "K2D222",
    Severity.APPROXIMATED,
    "A parameter is another object in each node",
    about=("parameter",),
    message="the class '{model}' of parameter '{parameter}' makes another object each time; each node gets "
    "one of its own, and with Kedro all nodes get the same.",
    remedy="Let a node make what is new in each run, and hand it on.",
    documentation="""\
Kedro makes one instance of the Pydantic model or dataclass in a run, and gives copies of it to the nodes. A
step makes its own, from the same values. That is the same unless the class adds something of the moment: a
`default_factory` such as `uuid4` or `datetime.now`, or a random number. The export makes two instances and
compares them.""",
)
PROCESS_ENDED = DiagnosticCode(
    "K2D214",
    Severity.APPROXIMATED,
    "Code of the project ends the process",
    about=("node",),
    message="{module} has '{code}': Kedro then ends without the nodes that are left, and a step fails.",
    remedy="Return, and let the nodes that are left decide what to do; or raise an error.",
    documentation="""\
`sys.exit()` in a node, a dataset or a hook ends `kedro run` at once. With the code 0, or none, that
counts as a success, although the later nodes have not run. A run of Dagster is a success only if all its
steps are, so the step fails, with the same files. `os._exit` ends the whole process of a run, and Dagster
finds that it has crashed. What ends with another code than 0 fails in both, and is not reported; nor is a
function whose name nothing else in the project has.""",
)
STEP_ASKED_FOR_AGAIN = DiagnosticCode(
    "K2D215",
    Severity.APPROXIMATED,
    "Code of the project asks Dagster to run a step again",
    about=("node",),
    message="{module} raises '{code}': 'kedro run' fails with it, and Dagster runs the step again.",
    remedy="Raise an error of another class if the run is to fail.",
    documentation="""\
A node raises `dagster.RetryRequested`. To Kedro it is an error like any other; to Dagster, which the node
names itself, it is a request.""",
)
LOADED_ONCE = DiagnosticCode(
    "K2D216",
    Severity.APPROXIMATED,
    "A dataset is loaded once for several inputs",
    about=("node",),
    message="the node '{node}' is given '{dataset}' more than once: Kedro loads it as often, and a step "
    "once.",
    remedy="Give it once, or see that loading it twice is the same.",
    documentation="""\
A node names a dataset as several of its inputs. Kedro loads the dataset for each of them, and the function
gets what the last load has given, for all. A step loads it once. That is the same unless the class of the
dataset counts loads or changes something; so it is reported where the class is the project's own. With
hooks, Kedro's own code loads the dataset, and nothing differs.""",
)
VIEW_IN_MEMORY = DiagnosticCode(
    "K2D217",
    Severity.APPROXIMATED,
    "A dataset in memory has several views",
    about=("node",),
    message="node '{node}' reads '{dataset}', a view in memory of a dataset that is written as "
    "'{written}': 'kedro run' fails, and the package {instead}.",
    remedy="Read it as '{written}', or add both to the catalog.",
    documentation="""\
The views of a dataset (`name@view`) have one file in common. A view that is not in the catalog is a dataset
of its own in memory to Kedro, and has no data unless it is written.""",
)
NOT_CONFIRMED = DiagnosticCode(
    "K2D218",
    Severity.NOTE,
    "A node confirms what cannot be confirmed",
    about=("node",),
    message="node '{node}' confirms '{dataset}', which no catalog entry stores: the run fails after the "
    "node, as 'kedro run' does.",
    remedy="Confirm a dataset of the catalog.",
    documentation="""\
`confirms` of a node names a dataset that is not in the catalog, or lives in memory. Kedro calls the method
`confirm` of the dataset when the outputs of the node are saved, and such a dataset has none.""",
)
NODE_OF_OWN_CLASS = DiagnosticCode(
    "K2D220",
    Severity.REFUSED,
    "A node is of a class of its own",
    about=("node",),
    message="node '{node}' is an instance of '{name}', which has {methods} of its own; the package calls "
    "the node's function, and not {pronoun}.",
    remedy="Put what the class does into the node's function, or into a hook.",
    documentation="""\
A class derived from Kedro's `Node` replaces what Kedro calls in a run, such as `run`. A step calls the
function of the node, with the inputs and outputs that the node was made with, so what the class does
besides is lost. Wrap the function, or use the hooks `before_node_run` and `after_node_run`. (Kedro itself
makes a plain `Node` of it where the node gets a tag or a namespace of a pipeline.)""",
)
PREVIEW_IN_RUN = DiagnosticCode(
    "K2D221",
    Severity.NOTE,
    "A run calls preview functions",
    about=("node",),
    has_one_remedy=True,
    message="a run calls the preview function of node '{node}', to show its result with the outputs; "
    "'kedro run' does not call it.",
    remedy="See that it changes nothing, such as a file, and needs little time.",
    documentation="""\
Kedro keeps the `preview_fn` of a node for Kedro-Viz. A run of the package calls it when the node's function
has ended, and shows [what it returns](../explanation/mapping.md#metadata-of-a-run). If it fails, the run
goes on, with a warning in its log; what it changes stays changed.""",
)
NAME_CHANGED = DiagnosticCode(
    "K2D401",
    Severity.NOTE,
    "A name is changed",
    about=("node", "dataset"),
    has_one_remedy=True,
    message="{kind} '{name}' is called '{dagster_name}' in Dagster.",
    documentation="""\
`.` becomes `__` without a note, as in the plugin kedro-dagster. A name is changed further if it has
characters that Dagster does not allow, is a reserved word of Dagster or Python, or is already the name
of another op, job or asset: all of these share one namespace in Dagster. [The
rules](../explanation/mapping.md#names) depend only on the names. Rename it in Kedro if you want to
choose.""",
)
PIPELINE_NOT_RUNNABLE = DiagnosticCode(
    "K2D501",
    Severity.REFUSED,
    "A pipeline cannot run by itself",
    about=("pipeline",),
    message="{job} cannot run by itself, not even with Kedro: {names} {verb} not in the "
    "catalog. It has no job.",
    remedy="{remedy}",
    documentation="""\
It reads a dataset that it does not write and that is not in the catalog. Kedro could not run it either.
Its nodes are exported, but it has no job. Add the dataset to the catalog, or run a pipeline that makes
it. If the catalog of another environment has it, the message names that environment: export with
`--env`.""",
)
PIPELINE_EMPTY = DiagnosticCode(
    "K2D502",
    Severity.NOTE,
    "A pipeline is empty",
    about=("pipeline",),
    message="pipeline '{pipeline}' has no nodes; it is left out.",
    documentation="""\
It is left out. You need to do nothing.""",
)
PIPELINE_OF_SEVERAL_PARTITIONS = DiagnosticCode(
    "K2D503",
    Severity.REFUSED,
    "A job of assets has partitions of several kinds",
    about=("pipeline",),
    message="{job} makes partitions of {kinds}, and a job of assets is over partitions of one kind. It "
    "has no job.",
    remedy="Leave out 'kind: assets', and a run of the job makes what belongs together; or materialise "
    "the assets, all in one backfill if you like.",
    documentation="""\
`kind: assets`, or the option `jobs`, asks for a job of assets, and such a job has partitions of one kind.
There is no job then. Without it, [a run of the job makes what belongs together](#k2d550). Or materialise
the assets: a backfill makes them in the right order.""",
)
RUN_OF_SEVERAL_PARTITIONS = DiagnosticCode(
    "K2D550",
    Severity.NOTE,
    "A run makes partitions of several kinds",
    about=("pipeline",),
    message="{job} makes partitions of {kinds}; {of_run}.",
    remedy="For runs of each kind define jobs of their nodes in dagster.yml, or materialise the assets.",
    documentation="""\
No kind of partitions contains whole partitions of all the others, so you should know what a run of the
job makes:

- The job is over the longest windows, months rather than weeks. If these are one of two dimensions, it is
  over that dimension.
- A run for a month makes the weeks, days and windows of a cron expression *that end in it*, so each of
  them is made by one run. It also makes the days that such a week has in the month before.
- What lies before the first whole month, or after the last one, is made with that.
- Dynamic keys are in no window: each run makes all that there are. If there are no windows at all, the job
  has no partitions, and a run makes everything, as `kedro run` does.

For runs of each kind, [define a job](../how-to/schedule-a-job.md) of its nodes in `dagster.yml`, or
materialise the assets: a backfill makes them in the right order, each by itself. Fixed keys do not count:
a run makes all of them.""",
)
PARAMETER_WRITTEN = ErrorCode(
    "K2D939",
    ProjectError,
    message="{place}: node '{node}' writes '{parameter}', and what is called so is a parameter of the "
    "configuration.",
    remedy="Give the output another name, and let the nodes that read it take that.",
    documentation="""\
A node has a parameter as its output, such as `params:x`. In Kedro, later nodes of the run read what it
writes; a parameter of the package is the configuration of a run, and nothing writes it. Or a node confirms
a parameter, or has a dataset with an empty name, and `kedro run` fails.""",
)
PARAMETER_CONFIRMED = PARAMETER_WRITTEN.worded(
    "{place}: node '{node}' confirms '{parameter}', and a parameter cannot be confirmed.",
    "Confirm a dataset of the catalog.",
)
DATASET_UNNAMED = PARAMETER_WRITTEN.worded(
    "{place}: node '{node}' has a dataset with an empty name, and 'kedro run' fails on it.",
    "Give it a name.",
)
