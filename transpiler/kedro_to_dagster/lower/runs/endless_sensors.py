"""Sensors that would set themselves off again and again, by their own runs or in turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...codes.dagster_yml import SENSOR_SETS_ITSELF_OFF
from ...kedro_model.dagster_yml import ConfiguredSensor
from ...kedro_model.node import Pipeline, untranscoded


def refuse_endless(
    sensors: Sequence[tuple[ConfiguredSensor, str]], pipelines: Mapping[str, Pipeline]
) -> None:
    """Refuse sensors whose runs set them off: at once, or by way of other sensors.

    Each is given with its place; `pipelines` are those of the jobs. What a function launches is not
    known.

    Raises:
        UsageError: If there is such a sensor.
    """
    places = {sensor.name: place for sensor, place in sensors}
    launching = [sensor for sensor, _ in sensors if sensor.request_job and not sensor.function]
    set_off = {
        sensor.name: [other for other in launching if _waits_for(other, sensor, pipelines)]
        for sensor in launching
    }
    for sensor in launching:
        chain = _way_back(sensor, set_off)
        if chain:
            seen = _told(sensor, chain)
            raise SENSOR_SETS_ITSELF_OFF(place=places[sensor.name], seen=seen)


def _waits_for(
    sensor: ConfiguredSensor, launcher: ConfiguredSensor, pipelines: Mapping[str, Pipeline]
) -> bool:
    """Whether a sensor sees the runs that another one launches, or an asset that they make."""
    job = launcher.request_job or ""
    if sensor.run_status is not None:
        return job in (sensor.monitored_jobs or (job,))
    outputs = (output for node in pipelines[job].nodes for output in node.outputs)
    return untranscoded(sensor.asset or "") in {
        untranscoded(binding.dataset) for binding in outputs
    }


def _way_back(
    sensor: ConfiguredSensor, set_off: Mapping[str, Sequence[ConfiguredSensor]]
) -> list[ConfiguredSensor]:
    """The shortest chain of sensors that one sets off and that ends with itself."""
    chains = [[other] for other in set_off[sensor.name]]
    seen: set[str] = set()
    for chain in chains:
        last = chain[-1]
        if last is sensor:
            return chain
        if last.name not in seen:
            seen.add(last.name)
            chains += [[*chain, other] for other in set_off[last.name]]
    return []


def _told(sensor: ConfiguredSensor, chain: Sequence[ConfiguredSensor]) -> str:
    job = sensor.request_job
    if len(chain) > 1:
        others = "' and '".join(earlier.name for earlier in chain[:-1])
        return f"the job '{job}' sets off '{others}', and what that launches sets it off again"
    if sensor.run_status is not None:
        return f"it monitors the job '{job}' itself"
    return f"the job '{job}' makes the asset '{sensor.asset}'"
