"""The lower stage: turns the Kedro model into the Dagster model, and makes every decision.

It imports neither Kedro nor Dagster. Each pass is a pure function from one draft to the next.
"""

from .passes import lower

__all__ = ["lower"]
