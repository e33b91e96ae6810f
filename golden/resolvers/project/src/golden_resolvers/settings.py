"""Project settings: resolvers for the configuration."""

from omegaconf.resolvers import oc

from golden_resolvers.resolvers import dozen, release, shelves, shout

CONFIG_LOADER_ARGS = {
    "base_env": "base",
    "default_run_env": "local",
    "custom_resolvers": {
        "dozen": dozen,
        "oc.env": oc.env,
        "release": release,
        "shelves": shelves,
        "shout": shout,
    },
}
