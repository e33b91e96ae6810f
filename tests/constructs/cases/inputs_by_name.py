"""Inputs by name are given by name."""

from kedro.pipeline import node


def knead(flour, water, salt=None):
    return [flour, water, salt]


NODES = [node(knead, {"water": "tap_water", "flour": "flour"}, "dough", name="knead")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "knead"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def dough(flour, tap_water):
    from bakery.nodes import knead

    return knead(water=tap_water, flour=flour)


# Your own assets belong in the folder `defs`.
