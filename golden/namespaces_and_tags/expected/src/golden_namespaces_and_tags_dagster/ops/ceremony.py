"""Ops of the Kedro pipeline `ceremony`."""

import dagster as dg


@dg.op(
    ins={
        "alpine__medals": dg.In(input_manager_key="alpine__medals_io_manager"),
        "coastal_medals": dg.In(input_manager_key="coastal_medals_io_manager"),
        "coastal__juniors__medals": dg.In(
            input_manager_key="coastal__juniors__medals_io_manager"
        ),
    },
    out={
        "podium": dg.Out(io_manager_key="podium_io_manager"),
    },
    tags={"kedro/node": "ceremony.fill_podium", "kedro/tags": "contest"},
)
def ceremony__fill_podium(alpine__medals, coastal_medals, coastal__juniors__medals):
    """Bring the cheeses of all fairs together by medal."""
    from golden_namespaces_and_tags.pipelines.ceremony.nodes import fill_podium

    return fill_podium(alpine__medals, coastal_medals, coastal__juniors__medals)


@dg.op(
    ins={
        "podium": dg.In(input_manager_key="podium_io_manager"),
    },
    out={
        "announcement": dg.Out(io_manager_key="announcement_io_manager"),
    },
    tags={"kedro/node": "ceremony.announce__53a51861", "kedro/tags": "contest,public"},
)
def ceremony__announce(podium):
    """Announce who stands on the podium."""
    from golden_namespaces_and_tags.pipelines.ceremony.nodes import announce

    return announce(podium)
