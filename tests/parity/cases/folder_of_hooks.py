"""Where a hook changes the current folder, later hooks find themselves there."""

import os
from pathlib import Path

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


class Hooks:
    @hook_impl
    def before_pipeline_run(self):
        os.chdir("data")

    @hook_impl
    def after_pipeline_run(self):
        Path("end.txt").write_text("end")


HOOKS = (Hooks(),)


def keep(numbers):
    return numbers


PIPELINE = [node(keep, "numbers", "kept", name="keep")]
