"""Project settings: a hook that registers pipelines."""

from golden_pipelines_of_hooks.hooks import Shelves

HOOKS = (Shelves(),)
