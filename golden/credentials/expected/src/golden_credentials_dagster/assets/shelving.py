"""Assets of the Kedro pipeline `shelving`."""

import dagster as dg

from ..parameters import WeighConfig


@dg.asset(
    io_manager_key="shelves_io_manager",
    description="Everything in the office, behind one lock.",
    group_name="shelving",
    kinds={"locked"},
    owners=["team:porters"],
    op_tags={"kedro/node": "shelve"},
)
def shelves(luggage):
    """Put the luggage on the shelves, the heaviest piece first."""
    from golden_credentials.pipelines.shelving.nodes import shelve

    return shelve(luggage)


@dg.asset(
    io_manager_key="shelves_by_hall_io_manager",
    group_name="shelving",
    kinds={"partitioned"},
    op_tags={"kedro/node": "split_by_hall"},
)
def shelves_by_hall(shelves):
    """Split the shelves by the hall they stand in."""
    from golden_credentials.pipelines.shelving.nodes import split_by_hall

    return split_by_hall(shelves)


@dg.asset(
    io_manager_key="weights_io_manager",
    group_name="shelving",
    kinds={"json"},
    op_tags={"kedro/node": "weigh"},
)
def weights(config: WeighConfig, shelves_by_hall):
    """Weigh what is kept in each hall."""
    from golden_credentials.pipelines.shelving.nodes import weigh

    return weigh(shelves_by_hall, config.digits)
