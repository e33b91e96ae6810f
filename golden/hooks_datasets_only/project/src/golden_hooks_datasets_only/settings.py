"""Project settings: one hook, which looks at what is saved."""

from golden_hooks_datasets_only.hooks import SavedSizes

HOOKS = (SavedSizes(),)
CONF_SOURCE = "conf"
CONFIG_LOADER_ARGS = {"base_env": "base", "default_run_env": "local"}
