"""A generator may make nothing of an output in memory, which the run's result then has without data."""

from pathlib import Path

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
}


class Noting:
    @hook_impl
    def after_pipeline_run(self, run_result):
        Path("data/result.txt").write_text(" ".join(sorted(run_result)))


HOOKS = (Noting(),)


def none_of(numbers):
    for number in numbers:
        if number > 3:
            yield number


PIPELINE = [
    node(none_of, "numbers", "large", name="none_of"),
    node(lambda: [1], None, "kept", name="keep"),
]
