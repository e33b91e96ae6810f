"""Project settings: the hooks, the last of which Kedro calls first."""

from golden_hooks import overrides
from golden_hooks.hooks import Trace

HOOKS = (Trace(), overrides)
CONF_SOURCE = "conf"
CONFIG_LOADER_ARGS = {"base_env": "base", "default_run_env": "local"}
