"""Calls that are too long for a line."""

from kedro.pipeline import node


def grind_everything_that_has_been_harvested(wheat_of_the_northern_fields, rye_of_the_southern_fields, options):
    return [wheat_of_the_northern_fields, rye_of_the_southern_fields, options]


NODES = [
    node(
        grind_everything_that_has_been_harvested,
        ["wheat_of_the_northern_fields", "rye_of_the_southern_fields", "params:options_of_the_mill"],
        "flour_of_everything_that_has_been_harvested",
        name="grind_everything",
    )
]
PARAMETERS = {"options_of_the_mill": {"stones": 2}}


# output
# assets/bread.py

import dagster as dg

from ..parameters import Parameters


@dg.asset(
    op_tags={"kedro/node": "grind_everything"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour_of_everything_that_has_been_harvested(
    parameters: Parameters, wheat_of_the_northern_fields, rye_of_the_southern_fields
):
    from bakery.nodes import grind_everything_that_has_been_harvested

    return grind_everything_that_has_been_harvested(
        wheat_of_the_northern_fields,
        rye_of_the_southern_fields,
        parameters.options_of_the_mill.model_dump(),
    )


# Your own assets belong in the folder `defs`.
