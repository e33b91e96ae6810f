"""Sensors of `dagster.yml`: what they launch, once a run has ended or an asset is made."""

from __future__ import annotations

import json
from pathlib import Path

from ..support.cases import GOLDEN, Case, run_code

_EVALUATED = """
import json

import dagster as dg
from golden_sensors_dagster import sensors
from golden_sensors_dagster.definitions import defs

definitions = defs()
repository = definitions.get_repository_def()
instance = dg.DagsterInstance.ephemeral()
done = definitions.resolve_job_def("measuring").execute_in_process(instance=instance)
success = next(event for event in done.all_events if event.is_job_success)


def after_run(sensor):
    context = dg.build_run_status_sensor_context(
        sensor_name=sensor.name,
        dagster_event=success,
        dagster_instance=instance,
        dagster_run=done.dagster_run,
    )
    return sensor(context)


def tick(name):
    context = dg.build_sensor_context(instance=instance, repository_def=repository)
    data = repository.get_sensor_def(name).evaluate_tick(context)
    return [len(data.run_requests or ()), data.skip_message]


request = after_run(sensors.tell_after_measuring)
print(json.dumps({
    "after": [request.run_key == done.run_id, request.tags["because"]],
    "jobs": [job.name for job in sensors.tell_after_measuring.jobs],
    "failed": after_run(sensors.page_when_a_run_fails),
    "summed": tick("tell_when_summed"),
    "warm": tick("measure_when_it_is_warm"),
    "storm": tick("storm_warning"),
    "launcher": json.loads(done.dagster_run.tags["dagster-k8s/config"]),
}))
"""


def test_sensors_launch_jobs_and_call_functions(tmp_path: Path) -> None:
    case = Case(GOLDEN / "sensors")
    package = case.copy_with_package(tmp_path / "project") / "dagster"
    done = run_code(_EVALUATED, folder=package, PYTHONPATH=str(package / "src"))
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "after": [True, "measured"],
        "jobs": ["telling"],
        "failed": None,
        "summed": [1, None],
        "warm": [0, "It was not warm."],
        "storm": [0, "No storm."],
        "launcher": {"container_config": {"resources": {"limits": {"cpu": "1", "memory": "1Gi"}}}},
    }
    assert "measuring failed" in done.stdout + done.stderr
