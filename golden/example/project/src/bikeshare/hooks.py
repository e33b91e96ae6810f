"""Hooks of the project."""

import logging
import time

from kedro.framework.hooks import hook_impl
from kedro.pipeline.node import Node

logger = logging.getLogger(__name__)


class TimingHooks:
    """Logs how long each node takes."""

    def __init__(self) -> None:
        self._started: dict[str, float] = {}

    @hook_impl
    def before_node_run(self, node: Node) -> None:
        """Remember when the node starts."""
        self._started[node.name] = time.perf_counter()

    @hook_impl
    def after_node_run(self, node: Node) -> None:
        """Log the time since then."""
        seconds = time.perf_counter() - self._started.pop(node.name)
        logger.info("%s took %.2f seconds", node.name, seconds)
