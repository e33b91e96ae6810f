"""Assets of the Kedro pipeline `ceremony`."""

import dagster as dg


@dg.asset(
    ins={
        "alpine__medals": dg.AssetIn(key=["alpine", "medals"]),
        "coastal__juniors__medals": dg.AssetIn(key=["coastal", "juniors", "medals"]),
    },
    io_manager_key="podium_io_manager",
    group_name="ceremony",
    kinds={"json"},
    tags={"contest": ""},
    op_tags={"kedro/node": "ceremony.fill_podium", "kedro/tags": "contest"},
)
def podium(alpine__medals, coastal_medals, coastal__juniors__medals):
    """Bring the cheeses of all fairs together by medal."""
    from golden_namespaces_and_tags.pipelines.ceremony.nodes import fill_podium

    return fill_podium(alpine__medals, coastal_medals, coastal__juniors__medals)


@dg.asset(
    io_manager_key="announcement_io_manager",
    group_name="ceremony",
    kinds={"text"},
    tags={"contest": "", "public": ""},
    op_tags={
        "kedro/node": "ceremony.announce__53a51861",
        "kedro/tags": "contest,public",
    },
)
def announcement(podium):
    """Announce who stands on the podium."""
    from golden_namespaces_and_tags.pipelines.ceremony.nodes import announce

    return announce(podium)
