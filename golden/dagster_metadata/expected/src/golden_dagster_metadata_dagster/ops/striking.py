"""Ops of the Kedro pipeline `striking`."""

import dagster as dg


@dg.op(
    ins={
        "wound": dg.In(input_manager_key="wound_io_manager"),
    },
    out={
        "struck": dg.Out(io_manager_key="struck_io_manager"),
    },
    tags={
        "kedro/node": "strike",
        "dagster-k8s/config": {
            "container_config": {"resources": {"limits": {"cpu": "2", "memory": "1Gi"}}}
        },
        "dagster/priority": "1",
    },
)
def strike(wound):
    from golden_dagster_metadata.nodes import strike

    return strike(wound)
