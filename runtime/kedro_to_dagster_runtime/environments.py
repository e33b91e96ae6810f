"""The choice of a Kedro environment when the definitions load."""

import os

ENVIRONMENT_VARIABLE = "KEDRO_ENV"


class UnknownEnvironmentError(Exception):
    """The package was not exported for the requested environment."""


def choose_environment(default: str, *others: str) -> str:
    """The environment in `KEDRO_ENV`, which Kedro itself reads too, or else the default.

    Raises:
        UnknownEnvironmentError: If the package does not hold it.
    """
    environment = os.environ.get(ENVIRONMENT_VARIABLE) or default
    if environment not in (default, *others):
        known = ", ".join((default, *others))
        raise UnknownEnvironmentError(
            f"{ENVIRONMENT_VARIABLE} is '{environment}', and this package holds the environments {known}. "
            f"Set {ENVIRONMENT_VARIABLE} to one of them, or export again with --env {environment} added."
        )
    return environment
