"""Datasets that are released when their last reader is done, as by Kedro's runner."""

from collections.abc import Callable

# What is to be released, by the run and the step that has read it last.
_waiting: dict[str, dict[str, list[Callable[[], None]]]] = {}


def release_after_step(run: str, step: str, release: Callable[[], None]) -> None:
    """Release something when a step that runs in this process is done."""
    _waiting.setdefault(run, {}).setdefault(step, []).append(release)


def step_done(run: str, step: str) -> None:
    """Release what waits for a step."""
    for release in _waiting.get(run, {}).pop(step, ()):
        release()


def step_begun(run: str, step: str) -> None:
    """Release what waits for other steps: in one process they are done when this one begins."""
    for other in [other for other in _waiting.get(run, ()) if other != step]:
        step_done(run, other)


def run_done(run: str) -> None:
    """Release what still waits for a step of the run."""
    for step in list(_waiting.get(run, ())):
        step_done(run, step)
    run_failed(run)


def run_failed(run: str) -> None:
    """Release no more: Kedro leaves what a failed run has loaded as it is."""
    _waiting.pop(run, None)
