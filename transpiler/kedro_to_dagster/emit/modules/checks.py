"""`assets/checks.py`: one `@dg.asset_check` for each validator of the catalog."""

from __future__ import annotations

from ...dagster_model.steps import AssetCheck
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import arg, call, docstring, dotted, literal, name, returning, string_set
from ..code.template import fill

_CHECK = """
@dg.asset_check(ARGUMENTS)
def FUNCTION(context):
    BODY
"""


def emit_checks(checks: tuple[AssetCheck, ...], layout: Layout) -> str:
    """The text of the module of asset checks."""
    source = Source(doc="Asset checks: the validators of the Kedro catalog.")
    source.import_dagster()
    for check in checks:
        key = literal(check.key[0] if len(check.key) == 1 else list(check.key))
        layout.import_runtime(source, "checks", "validate", level=2)
        manager = dotted("context.resources", check.io_manager_key)
        checked = call("validate", [arg(name("context")), arg(manager)])
        source.add(
            fill(
                _CHECK,
                FUNCTION=check.function_name,
                ARGUMENTS=[
                    arg(key, "asset"),
                    arg(string_set([check.io_manager_key]), "required_resource_keys"),
                ],
                BODY=[docstring(f"Validate with `{check.validator}`."), returning(checked)],
            )
        )
    return source.text()
