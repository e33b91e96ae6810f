"""Runs a generated package in a process of its own: `python run_package.py MODE PACKAGE [CONFIG]`.

Modes: `job` runs `__default__` in process, `job:NAME` another one; `twice` runs it twice;
`assets` materialises all assets in process; `multiprocess` runs the job's ops with the multiprocess
executor; `load` only loads. What has partitions is run for each of them.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import dagster as dg

sys.path.insert(0, str(Path("dagster", "src").resolve()))


def definitions() -> dg.Definitions:
    return definitions_of(sys.argv[2])


def definitions_of(package: str) -> dg.Definitions:
    """The definitions of a package: `defs` in its module `definitions`, or what that gives when called."""
    found: Any = importlib.import_module(f"{package}.definitions").defs
    made: dg.Definitions = found if isinstance(found, dg.Definitions) else found()
    return made


def multiprocess_job() -> dg.JobDefinition:
    """Rebuilt by every step's process."""
    made = definitions().resolve_job_def("__default__")
    resources = importlib.import_module(f"{sys.argv[2]}.resources").resources
    return made.graph.to_job(
        name="multiprocess", resource_defs=resources, executor_def=dg.multiprocess_executor
    )


def main() -> None:
    mode = sys.argv[1]
    config = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
    defs = definitions()
    dg.Definitions.validate_loadable(defs)
    if mode == "load":
        return
    if mode == "multiprocess":
        with (
            dg.DagsterInstance.get() as instance,
            dg.execute_job(
                dg.reconstructable(multiprocess_job),
                instance,
                run_config={"execution": {"config": {"max_concurrent": 2}}, **config},
                raise_on_error=True,
            ) as result,
        ):
            assert result.success
        return
    instance = dg.DagsterInstance.ephemeral()
    add_dynamic_partitions(defs, instance)
    if mode == "assets":
        materialize_all(defs, instance, config)
        return
    job = defs.resolve_job_def(mode.partition(":")[2] or "__default__")
    for _ in range(2 if mode == "twice" else 1):
        for key in keys_of(job.partitions_def, instance):
            result = job.execute_in_process(instance=instance, run_config=config, partition_key=key)
            assert result.success


def add_dynamic_partitions(defs: dg.Definitions, instance: dg.DagsterInstance) -> None:
    """Do what the daemon does with what the sensors ask for."""
    for sensor in defs.sensors or ():
        assert isinstance(sensor, dg.SensorDefinition)
        if isinstance(sensor, dg.RunStatusSensorDefinition):
            continue
        resources = {key: (defs.resources or {})[key] for key in sensor.required_resource_keys}
        context = dg.build_sensor_context(instance, resources=resources, definitions=defs)
        for request in sensor.evaluate_tick(context).dynamic_partitions_requests:
            instance.add_dynamic_partitions(
                request.partitions_def_name, list(request.partition_keys)
            )


def keys_of(
    definition: dg.PartitionsDefinition[str] | None, instance: dg.DagsterInstance
) -> list[str | None]:
    """The keys of every run that there is to be."""
    if definition is None:
        return [None]
    return list(definition.get_partition_keys(dynamic_partitions_store=instance))


def materialize_all(defs: dg.Definitions, instance: dg.DagsterInstance, config: Any) -> None:
    """Materialise all assets; partition by partition, one after the other, where there are any."""
    graph = defs.resolve_asset_graph()
    if not any(graph.get(key).partitions_def for key in graph.get_all_asset_keys()):
        job = defs.resolve_implicit_global_asset_job_def()
        assert job.execute_in_process(instance=instance, run_config=config).success
        return
    for keys in graph.toposorted_asset_keys_by_level:
        for asset in sorted(each for each in keys if graph.get(each).is_materializable):
            group = graph.get(asset).execution_set_asset_keys
            if asset != min(group):
                # Made together with another one.
                continue
            for key in keys_of(graph.get(asset).partitions_def, instance):
                job = defs.resolve_implicit_global_asset_job_def()
                result = job.get_subset(asset_selection=group).execute_in_process(
                    instance=instance, run_config=config, partition_key=key
                )
                assert result.success


if __name__ == "__main__":
    main()
