"""Retry policies, as several sections have them."""

from __future__ import annotations

from ...kedro_model.dagster_yml import RetryPolicy
from .models import RetryPolicyOptions


def retry_policy(options: RetryPolicyOptions | None) -> RetryPolicy | None:
    """The retry policy, if one is given."""
    if options is None:
        return None
    return RetryPolicy(
        max_retries=options.max_retries,
        delay=options.delay,
        backoff=options.backoff,
        jitter=options.jitter,
    )
