"""Ops of the Kedro pipeline `rules`."""

import dagster as dg


@dg.op(
    out={
        "kept_stamps": dg.Out(io_manager_key="kept_stamps_io_manager"),
    },
    tags={"kedro/node": "make_kept_stamps"},
)
def make_kept_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "loaded_stamps": dg.Out(io_manager_key="loaded_stamps_io_manager"),
    },
    tags={"kedro/node": "make_loaded_stamps"},
)
def make_loaded_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "passed_stamps": dg.Out(io_manager_key="passed_stamps_io_manager"),
    },
    tags={"kedro/node": "make_passed_stamps"},
)
def make_passed_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "saved_stamps": dg.Out(io_manager_key="saved_stamps_io_manager"),
    },
    tags={"kedro/node": "make_saved_stamps"},
)
def make_saved_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "skipped_stamps": dg.Out(io_manager_key="skipped_stamps_io_manager"),
    },
    tags={"kedro/node": "make_skipped_stamps"},
)
def make_skipped_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "stamps": dg.Out(io_manager_key="stamps_io_manager"),
    },
    tags={"kedro/node": "make_stamps"},
)
def make_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "stamps_of_ada": dg.Out(io_manager_key="stamps_of_ada_io_manager"),
        "stamps_of_piet": dg.Out(io_manager_key="stamps_of_piet_io_manager"),
    },
    tags={"kedro/node": "make_stamps_of_pattern"},
)
def make_stamps_of_pattern():
    """Make first stamps for two datasets."""
    from golden_validators.pipelines.rules.nodes import stamp_two

    return tuple(stamp_two())


@dg.op(
    out={
        "unchecked_stamps": dg.Out(io_manager_key="unchecked_stamps_io_manager"),
    },
    tags={"kedro/node": "make_unchecked_stamps"},
)
def make_unchecked_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    out={
        "warned_stamps": dg.Out(io_manager_key="warned_stamps_io_manager"),
    },
    tags={"kedro/node": "make_warned_stamps"},
)
def make_warned_stamps():
    """Make a first stamp."""
    from golden_validators.pipelines.rules.nodes import stamp

    return stamp()


@dg.op(
    ins={
        "stamps": dg.In(input_manager_key="stamps_io_manager"),
        "skipped_stamps": dg.In(input_manager_key="skipped_stamps_io_manager"),
        "saved_stamps": dg.In(input_manager_key="saved_stamps_io_manager"),
        "loaded_stamps": dg.In(input_manager_key="loaded_stamps_io_manager"),
        "unchecked_stamps": dg.In(input_manager_key="unchecked_stamps_io_manager"),
        "warned_stamps": dg.In(input_manager_key="warned_stamps_io_manager"),
        "passed_stamps": dg.In(input_manager_key="passed_stamps_io_manager"),
        "kept_stamps": dg.In(input_manager_key="kept_stamps_io_manager"),
        "stamps_of_ada": dg.In(input_manager_key="stamps_of_ada_io_manager"),
        "stamps_of_piet": dg.In(input_manager_key="stamps_of_piet_io_manager"),
    },
    out={
        "all_stamps": dg.Out(io_manager_key="all_stamps_io_manager"),
    },
    tags={"kedro/node": "collect_stamps"},
)
def collect_stamps(
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
