"""Validators of the Kedro catalog as asset checks."""

from typing import Any

import dagster as dg

from .io_managers import KedroDatasetIOManager


def validate(
    context: dg.AssetCheckExecutionContext, manager: KedroDatasetIOManager
) -> dg.AssetCheckResult:
    """Check the stored data of a dataset with its validator."""
    from kedro.validation.core import ValidatorSpec, resolve_validator

    validator: Any = getattr(manager, "validator", None)
    spec = ValidatorSpec.from_dataset_config(manager.dataset_name, validator)
    severity = "WARN" if spec.severity == "warn" else "ERROR"
    data = manager.dataset(context.op_execution_context).load()
    problem = None
    try:
        resolve_validator(spec).validate(data)
    except Exception as error:
        problem = str(error)
    return dg.AssetCheckResult(
        passed=problem is None,
        severity=dg.AssetCheckSeverity[severity],
        description=problem,
        metadata={"validator": spec.class_path},
    )
