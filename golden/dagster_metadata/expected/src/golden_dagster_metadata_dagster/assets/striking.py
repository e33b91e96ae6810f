"""Assets of the Kedro pipeline `striking`."""

import dagster as dg


@dg.asset(
    io_manager_key="struck_io_manager",
    description="What the neighbours hear.",
    group_name="sounds",
    kinds={"text"},
    owners=["maker@example.com"],
    automation_condition=dg.AutomationCondition.on_cron(
        "@hourly", cron_timezone="Europe/Zurich"
    ),
    op_tags={
        "kedro/node": "strike",
        "dagster-k8s/config": {
            "container_config": {"resources": {"limits": {"cpu": "2", "memory": "1Gi"}}}
        },
        "dagster/priority": "1",
    },
)
def struck(wound):
    from golden_dagster_metadata.nodes import strike

    return strike(wound)
