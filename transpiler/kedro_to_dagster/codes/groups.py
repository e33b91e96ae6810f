"""Codes about `group_by`, which makes one step of several nodes."""

from __future__ import annotations

from ..errors import ProjectError, UsageError
from .code import DiagnosticCode, ErrorCode, Severity

NODES_APART_IN_JOB = DiagnosticCode(
    "K2D541",
    Severity.APPROXIMATED,
    "Nodes that belong together are not one step",
    message="the nodes '{writer}' and '{reader}' are joined by '{dataset}', which lives in "
    "memory, but the job '{job}' runs '{runs}' only: they are not one step.",
    remedy="Give the job both nodes, or neither.",
    documentation="""\
[`group_by`](../how-to/group-nodes.md) would make one step of them, and a job runs some of them only. A
step is run as a whole. So the nodes that all jobs have in common are one step, and the others are steps
of their own. Define the jobs in `dagster.yml` so that each runs all of the nodes, or none.""",
)
GROUP_CUT_BY_JOBS = NODES_APART_IN_JOB.worded(
    "the nodes of '{name}' are not one step, because jobs run only some of them: {parts}.",
    "Define the jobs in dagster.yml so that each runs all of them, or none.",
)
NODE_UNFIT_FOR_GROUP = DiagnosticCode(
    "K2D542",
    Severity.APPROXIMATED,
    "A node is a step by itself",
    about=("node",),
    message="the node '{node}' is a step by itself, because {obstacle}.",
    documentation="""\
It makes [partitions](partitions.md), its asset is another node's, or, in a project without hooks, its
function yields chunks of several outputs in turn. `group_by` leaves such a node where it is.""",
)
SETTING_OF_WHOLE_GROUP = DiagnosticCode(
    "K2D543",
    Severity.NOTE,
    "A setting is true of a whole step",
    message="what dagster.yml says of {nodes} is true of the whole step '{group}', which "
    "runs {count} nodes.",
    remedy="A step that is tried again runs all its nodes again.",
    documentation="""\
`dagster.yml` gives a retry policy, a pool or tags to some nodes of a group. They are those of the step:
if it is tried again, all its nodes run again.""",
)
GROUP_RUNS_WHOLE = DiagnosticCode(
    "K2D544",
    Severity.NOTE,
    "A step of several nodes is run as a whole",
    message="the steps {groups} are run as a whole: kedro run has nodes of other steps between their "
    "nodes, other nodes in another order, or loads some of their inputs later.",
    remedy="See that no node relies on an order that no dataset gives.",
    documentation="""\
With `group_by`, a step runs its nodes one after the other, in the order of `kedro run`. The nodes of other
steps run before or after all of them, and nodes that do not depend on each other may change places.
Without hooks the step's inputs are loaded before its first node: an input that is missing fails the run
earlier. This matters to nodes that depend on each other by other means than datasets, such as a file that
one writes and another reads.""",
)
GROUPS_IN_CYCLE = ErrorCode(
    "K2D991",
    ProjectError,
    message="group_by: the step '{step}' would wait for itself: {way}.",
    remedy="Put the nodes on the way into the same step, or leave one of its nodes out of it.",
    documentation="""\
With `group_by`, steps would wait for each other. The message has the way from one node to the next.""",
)
GROUP_BY_WRONG = ErrorCode(
    "K2D992",
    UsageError,
    message="{where} cannot be {value!r}.",
    remedy="{forms}",
    documentation="""\
`group_by` is neither a rule nor a list of steps.""",
)
GROUP_SETTINGS_DIFFER = ErrorCode(
    "K2D993",
    UsageError,
    message="group_by: the nodes '{one}' and '{node}' are one step, '{group}', and "
    "dagster.yml gives them different values of '{what}'.",
    remedy="Give them the same, or put them into steps of their own.",
    documentation="""\
`dagster.yml` has different retry policies, pools or values of a tag for nodes of one step.""",
)
GROUP_CUT_BY_JOB = ErrorCode(
    "K2D994",
    UsageError,
    message="group_by: the job '{job}' runs '{inside}' and not '{outside}', which {said} "
    "has together.",
    remedy="Give the job both nodes or neither, or put them into steps of their own.",
    documentation="""\
A job runs only a part of a step that `group_by` lists node by node.""",
)
VALIDATOR_WITHIN_GROUP = ErrorCode(
    "K2D995",
    UsageError,
    message="group_by: '{name}' would be passed on within the step of {nodes}; its "
    "validator is for data that is loaded.",
    remedy="Leave out its validator, or store the dataset.",
    documentation="""\
A dataset that nodes of one step pass on has a validator, or is in memory in one environment and stored
in another.""",
)
STORED_WITHIN_GROUP = VALIDATOR_WITHIN_GROUP.worded(
    "group_by: '{name}' would be passed on within the step of {nodes}, and it lives in "
    "memory in one environment and is stored in another.",
    "Describe it alike in all environments, or export them one by one.",
)
NODE_OF_TWO_TAGS = ErrorCode(
    "K2D996",
    UsageError,
    message="group_by: the node '{node}' has the tags {tags}, and can be in one step only.",
    remedy="List the tags that make steps, for example 'tag:{tag}'.",
    documentation="""\
`group_by` names a node, tag or namespace that does not exist, or has a node in two steps.""",
)
NODE_IN_TWO_GROUPS = NODE_OF_TWO_TAGS.worded(
    "group_by: the node '{node}' is in {taken} and in {said}; it can be in one step only.",
    "Leave it out of one of them.",
)
GROUP_BY_UNKNOWN_NAME = NODE_OF_TWO_TAGS.worded(
    "group_by: no registered pipeline has a {what} '{name}'.",
    "{hint}",
)
GROUPS_DIFFER_IN_JOBS = ErrorCode(
    "K2D997",
    UsageError,
    message="group_by: {one} and {other} have the node '{node}' in different steps; it is "
    "one asset, and runs in one step in all of them.",
    remedy="Give the jobs the same group_by, or one for the whole project.",
    documentation="""\
Two jobs have a node in different steps.""",
)
