"""Preview functions that no path leads to, or that need something to be made again."""

from collections.abc import Callable
from threading import Lock

from kedro.pipeline.preview_contract import TextPreview


def sign_with(text: str, times: int) -> TextPreview:
    """Repeat a text."""
    return TextPreview(content=" ".join([text] * times))


def tell(text: str) -> Callable[[], TextPreview]:
    """Make a preview function that tells a text."""

    def told() -> TextPreview:
        return TextPreview(content=f"It is told: {text}")

    return told


def tell_locked(text: str) -> Callable[[], TextPreview]:
    """Make one that holds a lock, which cannot be written as code."""
    lock = Lock()

    def told() -> TextPreview:
        with lock:
            return TextPreview(content=f"It is told in turn: {text}")

    return told
