"""Codes of hooks."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

HOOK_NOT_REGISTERED = DiagnosticCode(
    "K2D604",
    Severity.REFUSED,
    "A hook of a plugin cannot be registered",
    about=("hook",),
    message="Kedro cannot register the hook '{name}': {reason}. It is left out.",
    remedy="Make 'kedro run' work in this environment first.",
    documentation="""\
Kedro would not accept the hook of a plugin: it cannot be imported, is a class instead of an instance, or
has arguments that its spec does not have. `kedro run` fails for the same reason where the plugin is
installed. The package does not have the hook. A hook of the project's own settings that cannot be
registered is [an error](#k2d934).""",
)
CATALOG_CHANGE_IN_ONE_PROCESS = DiagnosticCode(
    "K2D605",
    Severity.NOTE,
    "A change of the catalog reaches one process only",
    about=("hook",),
    message="a hook before_pipeline_run is given the catalog; what it changes there reaches "
    "the steps in the run's own process only.",
    remedy="Change the catalog in after_catalog_created, which is called in every process.",
    documentation="""\
A hook `before_pipeline_run` gets the catalog, and an executor of the package runs steps in several
processes. If the hook changes the catalog, only the steps in the process of the run see the change.
`after_catalog_created` is called in every process.""",
)
HOOKS_NEED_RUNTIME_PARAMS = DiagnosticCode(
    "K2D606",
    Severity.NOTE,
    "Hooks need runtime parameters",
    about=("hook",),
    message="hooks are shown the project's configuration, in which the runtime parameters "
    "{names} are left open; a run must give them as parameters too.",
    remedy="Give them in the configuration of the resource 'parameters', or export with "
    "--params {first}=….",
    documentation="""\
Hooks can see the project's configuration, and Kedro cannot read it without runtime parameters that the
export was not given. Give them to a run in the configuration of the resource `parameters`, besides the
fields that [K2D307](#k2d307) names. Hooks find them in `run_params["runtime_params"]`.""",
)
PIPELINES_OF_HOOK = DiagnosticCode(
    "K2D607",
    Severity.NOTE,
    "Hooks register pipelines",
    about=("hook",),
    message="{module} changes the registered pipelines: the export calls the project's hooks "
    "'after_context_created' to see which there are.",
    remedy="Register them in pipeline_registry.py if that should not be.",
    documentation="""\
Kedro looks up the pipeline of a run after it has called the hooks `after_context_created`, which may
register pipelines or replace them. So the export makes a context and calls these hooks of the project's
settings, but no others. A run of the package calls them before its first step. It runs the nodes that were
exported, and fails if one is gone: export again when what the hooks look at has changed.""",
)
HOOKS_NO_LIST = ErrorCode(
    "K2D934",
    ProjectError,
    message="{place}: HOOKS must be a tuple of hooks, and is an instance of '{type}'.",
    remedy="Write a comma after the one hook: HOOKS = (MyHooks(),).",
    documentation="""\
`HOOKS` in `settings.py` is not a tuple or list, for example because the comma after a single hook is
missing; or Kedro cannot register one of the hooks, because it is a class instead of an instance, or has
arguments that its spec does not have. `kedro run` fails for the same reason.""",
)
HOOK_NOT_ACCEPTED = HOOKS_NO_LIST.worded(
    "{place}: Kedro cannot register the hook '{name}': {reason}.",
    "Make 'kedro run' work in this environment first.",
)
