"""Notes what hooks are told."""

from pathlib import Path
from typing import Any

from kedro.framework.hooks import hook_impl


class NotingHooks:
    @hook_impl
    def before_node_run(self, node: Any) -> None:
        _note("before_node_run", node.name)

    @hook_impl
    def after_node_run(self, node: Any, outputs: Any) -> None:
        _note("after_node_run", node.name, *outputs)

    @hook_impl
    def on_node_error(self, error: Any, node: Any) -> None:
        _note("on_node_error", node.name, type(error).__name__)

    @hook_impl
    def before_dataset_saved(self, dataset_name: str, data: Any) -> None:
        _note("before_dataset_saved", dataset_name, type(data).__name__)

    @hook_impl
    def after_dataset_saved(self, dataset_name: str) -> None:
        _note("after_dataset_saved", dataset_name)

    @hook_impl
    def before_pipeline_run(self) -> None:
        _note("before_pipeline_run")

    @hook_impl
    def after_pipeline_run(self) -> None:
        _note("after_pipeline_run")

    @hook_impl
    def on_pipeline_error(self, error: Any) -> None:
        _note("on_pipeline_error", type(error).__name__)


def _note(*words: str) -> None:
    with Path("data/calls.txt").open("a", encoding="utf-8") as file:
        print(*words, file=file)
