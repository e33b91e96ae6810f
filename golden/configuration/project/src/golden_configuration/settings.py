"""Project settings: where the configuration lives and how it is read."""

from omegaconf.resolvers import oc

from golden_configuration.loader import DataFolderConfigLoader
from golden_configuration.resolvers import environment, months, to_type

CONF_SOURCE = "settings_folder"
CONFIG_LOADER_CLASS = DataFolderConfigLoader
CONFIG_LOADER_ARGS = {
    "base_env": "base",
    "default_run_env": "local",
    "config_patterns": {
        "catalog": ["catalog*", "**/datasets*"],
        "parameters": ["parameters*", "**/options*"],
        "globals": ["globals*"],
    },
    "custom_resolvers": {
        "env": environment,
        "oc.env": oc.env,
        "months": months,
        "to_type": to_type,
    },
    "merge_strategy": {"parameters": "soft", "globals": "soft"},
    "data_folder": "data",
}
