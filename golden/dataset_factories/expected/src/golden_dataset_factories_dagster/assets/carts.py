"""Assets of the Kedro pipeline `carts`."""

import dagster as dg

from ..parameters import LoadCartsConfig


@dg.multi_asset(
    outs={
        "cart_copied_by_assign": dg.AssetOut(
            io_manager_key="cart_copied_by_assign_io_manager", kinds={"memory"}
        ),
        "cart_copied_by_copy": dg.AssetOut(
            io_manager_key="cart_copied_by_copy_io_manager", kinds={"memory"}
        ),
        "cart_copied_by_deepcopy": dg.AssetOut(
            io_manager_key="cart_copied_by_deepcopy_io_manager", kinds={"memory"}
        ),
    },
    group_name="carts",
    op_tags={"kedro/node": "load_carts"},
)
def load_carts_asset(config: LoadCartsConfig):
    """Load three carts with the same goods."""
    from golden_dataset_factories.pipelines.carts.nodes import load_carts

    return tuple(load_carts(config.goods))


@dg.asset(
    io_manager_key="pushed_io_manager",
    group_name="carts",
    kinds={"json"},
    op_tags={"kedro/node": "push_carts"},
)
def pushed(cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy):
    """Push the carts around; something is added, and something falls in."""
    from golden_dataset_factories.pipelines.carts.nodes import push_carts

    return push_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy
    )


@dg.asset(
    io_manager_key="cart_memories_io_manager",
    group_name="carts",
    kinds={"json"},
    op_tags={"kedro/node": "unload_carts"},
)
def cart_memories(
    cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
):
    """Unload the carts after the push, and see what each one remembers of it."""
    from golden_dataset_factories.pipelines.carts.nodes import unload_carts

    return unload_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
    )
