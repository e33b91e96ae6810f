"""Asset checks: the validators of the Kedro catalog."""

import dagster as dg


@dg.asset_check(asset="flowers", required_resource_keys={"flowers_io_manager"})
def flowers_is_valid(context):
    """Validate with `golden_validators.checks.unique`."""
    return context.resources.flowers_io_manager.check(context)


@dg.asset_check(asset="heavy_jars", required_resource_keys={"heavy_jars_io_manager"})
def heavy_jars_is_valid(context):
    """Validate with `golden_validators.checks.HEAVIEST_FIRST`."""
    return context.resources.heavy_jars_io_manager.check(context)


@dg.asset_check(asset="hives", required_resource_keys={"hives_io_manager"})
def hives_is_valid(context):
    """Validate with `golden_validators.checks.has_hives`."""
    return context.resources.hives_io_manager.check(context)


@dg.asset_check(asset="jars", required_resource_keys={"jars_io_manager"})
def jars_is_valid(context):
    """Validate with `golden_validators.checks.SortedTable`."""
    return context.resources.jars_io_manager.check(context)


@dg.asset_check(
    asset="loaded_stamps", required_resource_keys={"loaded_stamps_io_manager"}
)
def loaded_stamps_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.loaded_stamps_io_manager.check(context)


@dg.asset_check(
    asset="passed_stamps", required_resource_keys={"passed_stamps_io_manager"}
)
def passed_stamps_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.passed_stamps_io_manager.check(context)


@dg.asset_check(
    asset="skipped_stamps", required_resource_keys={"skipped_stamps_io_manager"}
)
def skipped_stamps_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.skipped_stamps_io_manager.check(context)


@dg.asset_check(asset="stamps", required_resource_keys={"stamps_io_manager"})
def stamps_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.stamps_io_manager.check(context)


@dg.asset_check(
    asset="stamps_of_ada", required_resource_keys={"stamps_of_ada_io_manager"}
)
def stamps_of_ada_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.stamps_of_ada_io_manager.check(context)


@dg.asset_check(
    asset="stamps_of_piet", required_resource_keys={"stamps_of_piet_io_manager"}
)
def stamps_of_piet_is_valid(context):
    """Validate with `golden_validators.checks.Stamp`."""
    return context.resources.stamps_of_piet_io_manager.check(context)


@dg.asset_check(
    asset="warned_stamps", required_resource_keys={"warned_stamps_io_manager"}
)
def warned_stamps_is_valid(context):
    """Validate with `golden_validators.checks.refuse`."""
    return context.resources.warned_stamps_io_manager.check(context)
