"""Ops of the Kedro pipeline `carts`."""

import dagster as dg

from ..parameters import LoadCartsConfig


@dg.op(
    out={
        "cart_copied_by_assign": dg.Out(
            io_manager_key="cart_copied_by_assign_io_manager"
        ),
        "cart_copied_by_copy": dg.Out(io_manager_key="cart_copied_by_copy_io_manager"),
        "cart_copied_by_deepcopy": dg.Out(
            io_manager_key="cart_copied_by_deepcopy_io_manager"
        ),
    },
    tags={"kedro/node": "load_carts"},
)
def load_carts(config: LoadCartsConfig):
    """Load three carts with the same goods."""
    from golden_dataset_factories.pipelines.carts.nodes import load_carts

    return tuple(load_carts(config.goods))


@dg.op(
    ins={
        "cart_copied_by_assign": dg.In(
            input_manager_key="cart_copied_by_assign_io_manager"
        ),
        "cart_copied_by_copy": dg.In(
            input_manager_key="cart_copied_by_copy_io_manager"
        ),
        "cart_copied_by_deepcopy": dg.In(
            input_manager_key="cart_copied_by_deepcopy_io_manager"
        ),
    },
    out={
        "pushed": dg.Out(io_manager_key="pushed_io_manager"),
    },
    tags={"kedro/node": "push_carts"},
)
def push_carts(cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy):
    """Push the carts around; something is added, and something falls in."""
    from golden_dataset_factories.pipelines.carts.nodes import push_carts

    return push_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy
    )


@dg.op(
    ins={
        "cart_copied_by_assign": dg.In(
            input_manager_key="cart_copied_by_assign_io_manager"
        ),
        "cart_copied_by_copy": dg.In(
            input_manager_key="cart_copied_by_copy_io_manager"
        ),
        "cart_copied_by_deepcopy": dg.In(
            input_manager_key="cart_copied_by_deepcopy_io_manager"
        ),
        "pushed": dg.In(input_manager_key="pushed_io_manager"),
    },
    out={
        "cart_memories": dg.Out(io_manager_key="cart_memories_io_manager"),
    },
    tags={"kedro/node": "unload_carts"},
)
def unload_carts(
    cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
):
    """Unload the carts after the push, and see what each one remembers of it."""
    from golden_dataset_factories.pipelines.carts.nodes import unload_carts

    return unload_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
    )
