"""Project settings: the hooks."""

from golden_partitions_hooks.hooks import Diary

HOOKS = (Diary(),)
CONF_SOURCE = "conf"
CONFIG_LOADER_ARGS = {"base_env": "base", "default_run_env": "local"}
