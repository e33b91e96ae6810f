"""What Dagster gives to Docker, Kubernetes, Celery and Ray for the steps of a package, field by field.

Resources, image, environment and queue come from rules for a tag and a namespace.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import CASES, Case, run
from ..support.clusters import surroundings

CASE = next(case for case in CASES if case.name == "containers")
_SCRIPT = Path(__file__).parents[1] / "support" / "run_in_containers.py"
_VARIABLES = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "CELERY_BROKER": "memory://",
    "CELERY_BACKEND": "cache+memory://",
}
_IMAGE = "registry.example.com/birds:1.0"
_OF_KUBERNETES = {
    "dagster_home": "/opt/dagster_home",
    "instance_config_map": "dagster-instance",
    "postgres_password_secret": "dagster-postgresql",
    "load_incluster_config": False,
}
# The launchers that these executors look for in the instance.
_LAUNCHERS = {
    "k8s": {
        "module": "dagster_k8s",
        "class": "K8sRunLauncher",
        "config": {**_OF_KUBERNETES, "service_account_name": "launcher"},
    },
    "celery_k8s": {
        "module": "dagster_celery_k8s",
        "class": "CeleryK8sRunLauncher",
        "config": _OF_KUBERNETES,
    },
}


@pytest.fixture
def case() -> Case:
    """The case whose jobs have an executor of each kind."""
    return CASE


def submitted(job: str, case: Case, folder: Path) -> list[Any]:
    """What was submitted in a run that left the files that it should."""
    project = case.copy_with_package(folder / "project")
    settings = {"run_launcher": _LAUNCHERS[job]} if job in _LAUNCHERS else {}
    variables = surroundings(project, folder / "home", settings)
    run(_SCRIPT, case.package, job, folder=project, **variables, **_VARIABLES)
    assert (project / "data/species.txt").read_text() == "robin, wren"
    assert (project / "data/alder_voices.txt").read_text() == "3 voices"
    found: list[Any] = json.loads((project / "submitted.json").read_text())
    return found


def labels(job: str, step: str, run_id: str) -> dict[str, str]:
    """The labels that every job and pod gets."""
    return {
        "app.kubernetes.io/component": "step_worker",
        "app.kubernetes.io/instance": "dagster",
        "app.kubernetes.io/name": "dagster",
        "app.kubernetes.io/part-of": "dagster",
        "dagster/job": job,
        "dagster/op": step,
        "dagster/run-id": run_id,
    }


def without_version(labels: dict[str, str]) -> dict[str, str]:
    """Labels without the version of Dagster."""
    version = labels.pop("app.kubernetes.io/version")
    assert version.startswith("1.")
    return labels


def test_docker(case: Case, tmp_path: Path) -> None:
    steps = {
        sent["environment"]["DAGSTER_RUN_STEP_KEY"]: sent
        for sent in submitted("docker", case, tmp_path)
    }
    assert sorted(steps) == ["alder__voices", "single_voices", "species"]
    for step, container in steps.items():
        assert container.pop("name").startswith("dagster-step-")
        assert container.pop("command")[:3] == ["dagster", "api", "execute_step"]
        assert container == {
            "image": _IMAGE,
            "detach": True,
            "network": "dagster",
            "volumes": ["/srv/birds/data:/opt/project/data"],
            "environment": {
                "AWS_DEFAULT_REGION": "eu-central-1",
                "DAGSTER_RUN_JOB_NAME": "docker",
                "DAGSTER_RUN_STEP_KEY": step,
            },
        }


@pytest.mark.slow
def test_celery_with_docker(case: Case, tmp_path: Path) -> None:
    found = submitted("celery_docker", case, tmp_path)
    tasks, containers = found[0::2], found[1::2]
    assert [task["queue"] for task in tasks] == ["dagster", "gpu", "gpu"]
    assert {task["task"] for task in tasks} == {"execute_step_docker"}
    for container in containers:
        assert container.pop("command")[:3] == ["dagster", "api", "execute_step"]
        assert container == {
            "image": _IMAGE,
            "detach": False,
            "auto_remove": True,
            "network": "dagster",
            "environment": {"AWS_DEFAULT_REGION": "eu-central-1"},
        }


def _spec(job: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = job["spec"]["template"]["spec"]
    return found


def test_kubernetes(case: Case, tmp_path: Path) -> None:
    found = submitted("k8s", case, tmp_path)
    steps = {result["job"]["metadata"]["labels"]["dagster/op"]: result for result in found}
    assert sorted(steps) == ["alder__voices", "single_voices", "species"]
    assert {result["namespace"] for result in found} == {"birds"}

    # Of the executor alone.
    job = steps["single_voices"]["job"]
    (container,) = _spec(job)["containers"]
    assert container["image"] == _IMAGE
    assert container["resources"] == {"requests": {"cpu": "250m", "memory": "256Mi"}}
    assert "nodeSelector" not in _spec(job)

    # Of the rule for the tag, too.
    (container,) = _spec(steps["species"]["job"])["containers"]
    assert container["image"] == _IMAGE
    assert container["resources"]["limits"] == {"nvidia.com/gpu": "1"}

    # And of that for the namespace.
    job = steps["alder__voices"]["job"]
    name = job["metadata"]["name"]
    run_id = job["metadata"]["labels"]["dagster/run-id"]
    for metadata in (job["metadata"], job["spec"]["template"]["metadata"]):
        assert metadata == {"name": name, "labels": metadata["labels"]}
        assert without_version(metadata["labels"]) == {
            **labels("k8s", "alder__voices", run_id),
            "team": "birds",
        }
    (container,) = _spec(job).pop("containers")
    environment = {variable.pop("name"): variable for variable in container.pop("env")}
    assert environment.pop("DAGSTER_COMPRESSED_EXECUTE_STEP_ARGS")["value"]
    assert environment == {
        "DAGSTER_HOME": {"value": "/opt/dagster_home"},
        "DAGSTER_PG_PASSWORD": {
            "valueFrom": {
                "secretKeyRef": {"name": "dagster-postgresql", "key": "postgresql-password"}
            }
        },
        "DAGSTER_RUN_JOB_NAME": {"value": "k8s"},
        "DAGSTER_RUN_STEP_KEY": {"value": "alder__voices"},
        "WOOD": {"value": "alder"},
    }
    assert container == {
        "name": "dagster",
        "image": "registry.example.com/birds-of-alder:1.0",
        "imagePullPolicy": "IfNotPresent",
        "args": ["dagster", "api", "execute_step"],
        "envFrom": [{"secretRef": {"name": "birds-credentials"}}],
        "resources": {
            "requests": {"cpu": "250m", "memory": "256Mi"},
            "limits": {"nvidia.com/gpu": "1"},
        },
        "volumeMounts": [{"name": "data", "mountPath": "/opt/project/data"}],
    }
    assert _spec(job) == {
        "automountServiceAccountToken": True,
        "imagePullSecrets": [],
        "nodeSelector": {"accelerator": "gpu"},
        "restartPolicy": "Never",
        "serviceAccountName": "dagster",
        "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "birds-data"}}],
    }
    assert job["spec"] | {"template": None} == {
        "backoffLimit": 0,
        "template": None,
        "ttlSecondsAfterFinished": 86400,
    }


@pytest.mark.slow
def test_celery_with_kubernetes(case: Case, tmp_path: Path) -> None:
    found = submitted("celery_k8s", case, tmp_path)
    tasks, jobs = found[0::2], found[1::2]
    assert [task["queue"] for task in tasks] == ["dagster", "gpu", "gpu"]
    assert {task["task"] for task in tasks} == {"execute_step_k8s_job"}
    assert {job["namespace"] for job in jobs} == {"birds"}
    steps = {job["job"]["metadata"]["labels"]["dagster/op"]: job["job"] for job in jobs}
    job = steps["alder__voices"]
    run_id = job["metadata"]["labels"]["dagster/run-id"]
    assert without_version(job["metadata"]["labels"]) == labels(
        "celery_k8s", "alder__voices", run_id
    )
    (container,) = _spec(job)["containers"]
    assert container["args"][:3] == ["dagster", "api", "execute_step"]
    assert container["image"] == "registry.example.com/birds-of-alder:1.0"
    assert container["resources"] == {"limits": {"nvidia.com/gpu": "1"}}
    assert container["envFrom"] == [{"secretRef": {"name": "birds-credentials"}}]
    assert {"name": "WOOD", "value": "alder"} in container["env"]
    assert _spec(job)["nodeSelector"] == {"accelerator": "gpu"}
    (container,) = _spec(steps["single_voices"])["containers"]
    assert container["image"] == _IMAGE
    assert container["resources"] == {}


@pytest.mark.slow
def test_ray(case: Case, tmp_path: Path) -> None:
    steps = {sent["metadata"]["dagster/op"]: sent for sent in submitted("ray", case, tmp_path)}
    assert sorted(steps) == ["alder__voices", "single_voices", "species"]
    for step, job in steps.items():
        variables = job.pop("runtime_env")["env_vars"]
        assert variables.pop("DAGSTER_COMPRESSED_EXECUTE_STEP_ARGS")
        assert variables == {"DAGSTER_RUN_JOB_NAME": "ray", "DAGSTER_RUN_STEP_KEY": step}
        run_id = job["metadata"]["dagster/run-id"]
        assert job == {
            "address": "http://ray.example.com:8265",
            "entrypoint": "dagster api execute_step",
            "metadata": {"dagster/job": "ray", "dagster/op": step, "dagster/run-id": run_id},
            "entrypoint_num_cpus": 1,
            "entrypoint_num_gpus": None if step == "single_voices" else 1,
            "entrypoint_memory": None,
            "entrypoint_resources": {},
        }
