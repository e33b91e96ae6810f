"""Assets of the Kedro pipeline `rules`."""

import dagster as dg


@dg.asset(
    io_manager_key="kept_stamps_io_manager",
    group_name="rules",
    kinds={"memory"},
    op_tags={"kedro/node": "make_kept_stamps"},
)
def kept_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="loaded_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_loaded_stamps"},
)
def loaded_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="passed_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_passed_stamps"},
)
def passed_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="saved_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_saved_stamps"},
)
def saved_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="skipped_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_skipped_stamps"},
)
def skipped_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_stamps"},
)
def stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.multi_asset(
    outs={
        "stamps_of_ada": dg.AssetOut(
            io_manager_key="stamps_of_ada_io_manager", kinds={"json"}
        ),
        "stamps_of_piet": dg.AssetOut(
            io_manager_key="stamps_of_piet_io_manager", kinds={"json"}
        ),
    },
    group_name="rules",
    op_tags={"kedro/node": "make_stamps_of_pattern"},
)
def make_stamps_of_pattern_asset():
    """Make first stamps for two datasets."""
    from golden_validators.pipelines.rules.nodes import stamp_two

    return tuple(stamp_two())


@dg.asset(
    io_manager_key="unchecked_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_unchecked_stamps"},
)
def unchecked_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="warned_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "make_warned_stamps"},
)
def warned_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.asset(
    io_manager_key="all_stamps_io_manager",
    group_name="rules",
    kinds={"json"},
    op_tags={"kedro/node": "collect_stamps"},
)
def all_stamps(
    stamps,
    skipped_stamps,
    saved_stamps,
    loaded_stamps,
    unchecked_stamps,
    warned_stamps,
    passed_stamps,
    kept_stamps,
    stamps_of_ada,
    stamps_of_piet,
):
    """Collect the stamps as they have been read."""
    from golden_validators.pipelines.rules.nodes import collect

    return collect(
        stamps=stamps,
        skipped=skipped_stamps,
        saved=saved_stamps,
        loaded=loaded_stamps,
        unchecked=unchecked_stamps,
        warned=warned_stamps,
        passed=passed_stamps,
        kept=kept_stamps,
        ada=stamps_of_ada,
        piet=stamps_of_piet,
    )
