"""Codes about the validators of datasets."""

from __future__ import annotations

from .code import DiagnosticCode, Severity

VALIDATED_ONCE_MORE = DiagnosticCode(
    "K2D312",
    Severity.NOTE,
    "A dataset is validated once more",
    about=("dataset",),
    has_one_remedy=True,
    message="a run loads and validates dataset '{name}' once more than Kedro, for its asset check.",
    documentation="""\
Validators are enforced on load and save, as with Kedro. They are asset checks, too, so that Dagster shows
whether the stored data is valid; a check is a step of its own, which loads the data again. That is the same
unless the validator or the dataset counts what it does.""",
)
NO_CHECK_FOR_NAME = DiagnosticCode(
    "K2D314",
    Severity.APPROXIMATED,
    "A validator has no asset check",
    about=("dataset",),
    has_one_remedy=True,
    message="the validator of dataset '{name}' has no asset check: Dagster has none for an asset whose key "
    "has other characters than A-Z, a-z, 0-9, '_', '-' and '.'.",
    remedy="Data is validated when it is loaded and saved, as Kedro does.",
    documentation="""\
Dagster names the step of an asset check after the asset's key, where letters of other scripts and spaces
may stand in a key only. The validator is enforced on load and save, as with Kedro. Rename the dataset, or
its namespace, if you want its check in Dagster.""",
)
