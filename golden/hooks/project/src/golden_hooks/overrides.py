"""A module as a hook: it puts another value in the place of a parameter."""

from kedro.framework.hooks import hook_impl


@hook_impl
def before_node_run(node, inputs):
    if node.name == "sort_apples":
        return {"params:limit": inputs["params:limit"] + 1}
    return None
