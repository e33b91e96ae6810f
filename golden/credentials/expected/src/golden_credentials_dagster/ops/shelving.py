"""Ops of the Kedro pipeline `shelving`."""

import dagster as dg

from ..parameters import WeighConfig


@dg.op(
    ins={
        "luggage": dg.In(input_manager_key="luggage_io_manager"),
    },
    out={
        "shelves": dg.Out(io_manager_key="shelves_io_manager"),
    },
    tags={"kedro/node": "shelve"},
)
def shelve(luggage):
    """Put the luggage on the shelves, the heaviest piece first."""
    from golden_credentials.pipelines.shelving.nodes import shelve

    return shelve(luggage)


@dg.op(
    ins={
        "shelves": dg.In(input_manager_key="shelves_io_manager"),
    },
    out={
        "shelves_by_hall": dg.Out(io_manager_key="shelves_by_hall_io_manager"),
    },
    tags={"kedro/node": "split_by_hall"},
)
def split_by_hall(shelves):
    """Split the shelves by the hall they stand in."""
    from golden_credentials.pipelines.shelving.nodes import split_by_hall

    return split_by_hall(shelves)


@dg.op(
    ins={
        "shelves_by_hall": dg.In(input_manager_key="shelves_by_hall_io_manager"),
    },
    out={
        "weights": dg.Out(io_manager_key="weights_io_manager"),
    },
    tags={"kedro/node": "weigh"},
)
def weigh(config: WeighConfig, shelves_by_hall):
    """Weigh what is kept in each hall."""
    from golden_credentials.pipelines.shelving.nodes import weigh

    return weigh(shelves_by_hall, config.digits)
