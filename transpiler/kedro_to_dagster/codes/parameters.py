"""Codes about the project's parameters."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

NO_PARAMETER_VALUE = DiagnosticCode(
    "K2D102",
    Severity.NOTE,
    "A parameter has no value",
    about=("parameter",),
    message="the configuration has no '{name}'; a run must be given its value.",
    remedy="Add it to parameters.yml, or give it in the run's configuration.",
    documentation="""\
A node reads `params:x`, and the configuration has no `x`. If every job reads it, the field in
`parameters.py` has no default: each run must be given the value. Otherwise the other jobs run without it,
and a run that has a node which reads it fails before its first node, as with Kedro. A node that reads a
mapping around it, or all of `parameters`, gets what there is. Add it to `parameters.yml`, or give it in
the run's configuration.

A project's hooks may give it too, where they get the context or the catalog ahead of the nodes, or its
`CONTEXT_CLASS`. The field is None then, and a run fails as with Kedro if nothing gives the value.""",
)
PARAMETER_GIVEN_BY_HOOK = NO_PARAMETER_VALUE.worded(
    "the configuration has no '{name}'; a hook, or a run, must give its value.",
    "Add it to parameters.yml, unless a hook gives it.",
)
PARAMETER_REFUSED_BY_TYPE = DiagnosticCode(
    "K2D114",
    Severity.REFUSED,
    "A parameter does not fit its type",
    about=("parameter",),
    message="the type of '{name}' refuses its value: {reason}.",
    remedy="Correct the value, or the annotation of the argument.",
    documentation="""\
The argument of a node has a dataclass or a Pydantic model as its type, and the parameter cannot be made
into one. Kedro checks the typed parameters of the pipelines that it runs before the first node, and
fails; some versions check those of all registered pipelines. A run of the package checks those of
`__default__`, whatever its job; of another one only the node itself fails. Correct `parameters.yml` or
the annotation.""",
)
PARAMETER_TYPED_IN_SOME_RUNS = DiagnosticCode(
    "K2D122",
    Severity.APPROXIMATED,
    "A parameter is an instance in some pipelines only",
    about=("node",),
    message="'{parameter}' becomes a {model} for node '{node}' in every job; 'kedro run' of {others} gives "
    "the node a mapping.",
    remedy="Annotate the node's own argument too.",
    documentation="""\
A node annotates its argument with a dataclass or a Pydantic model, and another one reads the same
parameter, or a mapping around it. A run of `__default__` then gives both an instance. Since Kedro 1.7, a
run of another pipeline does so only if a node of this pipeline has the annotation; else the other node
gets a mapping. In the package a node that is in pipelines of both kinds gets an instance in each job.
Annotate its argument too.""",
)
PART_IS_NO_FIELD = DiagnosticCode(
    "K2D121",
    Severity.APPROXIMATED,
    "A part of a typed parameter is none of its fields",
    about=("parameter",),
    message="'{name}' is part of a parameter that becomes a {model}, which has no such field: "
    "'kedro run' does not find it.",
    remedy="Declare the field in the class.",
    documentation="""\
A node reads `params:a.b`, and another one annotates the argument for `params:a` with a dataclass or a
Pydantic model. Kedro then finds the parts of `a` by the fields that the class declares, and fails before
the first node if `b` is not among them, though `parameters.yml` has it: a Pydantic model may keep extra
values, leave them out, or have another name for a field. A run of the package gives the node what the
object has under the name, and fails there if it has nothing. Declare the field in the class.""",
)
PARAMETERS_NOT_READ = ErrorCode(
    "K2D916",
    ProjectError,
    message="Kedro cannot read the parameters: {mistake}.",
    remedy="{hint}",
    documentation="""\
Kedro cannot read the parameters, for example because a resolver computes with a [runtime
parameter](cli.md#runtime-parameters) that is not given.""",
)
PARAMETER_OF_TWO_FORMS = ErrorCode(
    "K2D919",
    ProjectError,
    message="The parameter '{parameter}' is not of one form in the environments "
    "'{environment}' and '{other}', and Dagster's configuration cannot express it "
    "in both.",
    remedy="Export one package for each environment.",
    documentation="""\
A parameter has values in several [environments](../how-to/environments.md) that Dagster's configuration
cannot express in one form.""",
)
PARAMETER_KEY_NO_TEXT = ErrorCode(
    "K2D936",
    ProjectError,
    message="The name of the parameter {key!r} is not a text, and a node takes all parameters.",
    remedy="Write the key in quotes, or let the node take only the parameters that it needs.",
    documentation="""\
A parameter has a number, a date or a flag as its name, such as `2024` or `yes`, and a node takes all
parameters. Write the key in quotes.""",
)
PARAMETER_OF_ANOTHER = DiagnosticCode(
    "K2D313",
    Severity.NOTE,
    "A parameter is made of another",
    about=("parameter",),
    message="the parameter '{name}' is '{text}' in the configuration; a run that is given '{other}' keeps "
    "'{name}' as it is, and 'kedro run --params' changes both.",
    remedy="Give a run both, or export with --params.",
    documentation="""\
OmegaConf puts the value of one parameter into another (`${a.b}`). Kedro does so after `--params` has been
put in; the package has the values that they have at the export, and a run can be given each of them.""",
)
MAPPING_REPLACED_BY_PARAMS = DiagnosticCode(
    "K2D120",
    Severity.NOTE,
    "A run keeps what --params replaces",
    message="'kedro run --params' with a key of {names} drops the other keys, because {file} is "
    "there; a run of the package keeps them.",
    documentation="""\
Kedro puts the parameters of a run into those of each environment, and the environment of the run replaces
whole mappings of `base`. So where it has files of parameters, even without the mapping,
`--params options.size=3` makes a mapping `options` with nothing but `size`. The launchpad shows all keys,
and a run keeps those that are not edited. You need to do nothing. With the `merge_strategy` `soft` for
`parameters` in `CONFIG_LOADER_ARGS`, Kedro keeps them, too.""",
)
