"""Runs a job that gives its steps to Docker, Kubernetes, Celery or Ray: `run_in_containers.py PACKAGE JOB`.

Everything is the code of Dagster's libraries, but for the clients at their ends: what those are told is
written to `submitted.json`, and the command of each container is run here, with its environment.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

submitted: list[Any] = []


class Machine:
    """Runs commands, and knows how they ended and what they printed."""

    def __init__(self) -> None:
        self._ended: dict[str, tuple[int, str]] = {}

    def run(self, name: str, command: Iterable[str], variables: Mapping[str, str]) -> None:
        """Run a command of Dagster's to its end, in a fork of this process."""
        with tempfile.NamedTemporaryFile() as output:
            child = os.fork()
            if child == 0:
                os._exit(_command([*command], variables, output.fileno()))
            _, status = os.waitpid(child, 0)
            text = Path(output.name).read_text(encoding="utf-8", errors="replace")
        self._ended[name] = (os.waitstatus_to_exitcode(status), text)

    def succeeded(self, name: str) -> bool:
        """Whether a command ended well."""
        return self._ended[name][0] == 0

    def output(self, name: str) -> str:
        """What a command printed."""
        return self._ended[name][1]


def _command(words: list[str], variables: Mapping[str, str], output: int) -> int:
    from dagster._cli import main

    assert words[0] == "dagster"
    os.dup2(output, 1)
    os.environ.update(variables)
    sys.argv = words
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    return code if isinstance(code, int) else 1


machine = Machine()


# Docker -------------------------------------------------------------------------------------------


class Docker:
    """A client of Docker."""

    @property
    def containers(self) -> Docker:
        """What makes containers."""
        return self

    def create(self, image: str, **container: Any) -> Any:
        """Make a container, which runs when it is started."""
        submitted.append({"image": image, **container})

        def start() -> None:
            machine.run(container["name"], container["command"], container["environment"])

        return SimpleNamespace(id="container", start=start)

    def get(self, name: str) -> Any:
        """A container that has ended."""
        code = 0 if machine.succeeded(name) else 1
        return SimpleNamespace(status="exited", wait=lambda timeout: {"StatusCode": code})

    def run(self, image: str, **container: Any) -> bytes:
        """Run a container to its end; what it printed."""
        submitted.append({"image": image, **container})
        machine.run("container", container["command"], container["environment"])
        return machine.output("container").encode()


# Kubernetes ---------------------------------------------------------------------------------------


class Kubernetes:
    """A client of Kubernetes, as Dagster has one."""

    @property
    def batch_api(self) -> Kubernetes:
        """What makes jobs."""
        return self

    def create_namespaced_job(self, body: Any, namespace: str) -> None:
        """Run a job's one container to its end."""
        import kubernetes

        client = kubernetes.client.ApiClient()
        submitted.append({"namespace": namespace, "job": client.sanitize_for_serialization(body)})
        (container,) = body.spec.template.spec.containers
        variables = {
            variable.name: variable.value
            for variable in container.env
            if variable.value is not None
        }
        machine.run(body.metadata.name, container.args, variables)

    create_namespaced_job_with_retries = create_namespaced_job

    def get_job_status(self, namespace: str, job_name: str) -> Any:
        """How a job has ended."""
        return SimpleNamespace(failed=not machine.succeeded(job_name))

    def wait_for_job_success(self, job_name: str, **_: Any) -> None:
        """See that a job has ended well."""
        assert machine.succeeded(job_name), machine.output(job_name)

    def get_pod_names_in_job(self, job_name: str, namespace: str) -> list[str]:
        """The one pod of a job."""
        return [job_name]

    def retrieve_pod_logs(self, pod_name: str, namespace: str, **_: Any) -> str:
        """What a pod printed."""
        return machine.output(pod_name)


# Ray ----------------------------------------------------------------------------------------------


class Ray:
    """A client of Ray's jobs."""

    def __init__(self, address: str, **_: Any) -> None:
        self._address = address

    def submit_job(self, entrypoint: str, submission_id: str, **job: Any) -> None:
        """Run a job to its end."""
        submitted.append({"address": self._address, "entrypoint": entrypoint, **job})
        machine.run(submission_id, entrypoint.split(" "), job["runtime_env"]["env_vars"])

    def get_job_status(self, submission_id: str) -> str:
        """How a job has ended."""
        return "SUCCEEDED" if machine.succeeded(submission_id) else "FAILED"


def _pretend_ray() -> None:
    module: Any = ModuleType("ray.job_submission")
    module.JobSubmissionClient = Ray
    module.JobStatus = SimpleNamespace(FAILED="FAILED")
    sys.modules["ray"] = ModuleType("ray")
    sys.modules["ray.job_submission"] = module


# Celery -------------------------------------------------------------------------------------------


def _work_at_once() -> None:
    """Tasks are done where they are given, and their queues noted."""
    from celery.app.task import Task
    from dagster_celery import core_execution_loop as loop

    make_app, apply_async = loop.make_app, Task.apply_async

    def eager_app(arguments: Any) -> Any:
        app = make_app(arguments)
        app.conf.task_always_eager = True
        return app

    def noted(self: Any, *arguments: Any, **options: Any) -> Any:
        submitted.append({"task": self.name, "queue": options["queue"]})
        return apply_async(self, *arguments, **options)

    loop.make_app = eager_app
    Task.apply_async = noted


def main() -> None:
    """Run the job, and write what was submitted."""
    import docker
    import kubernetes
    from dagster._cli import main as dagster
    from dagster_k8s.client import DagsterKubernetesClient

    package, job = sys.argv[1:]
    docker.client.from_env = Docker
    kubernetes.config.load_kube_config = kubernetes.config.load_incluster_config = lambda *_, **__: (
        None
    )
    DagsterKubernetesClient.production_client = staticmethod(lambda **_: Kubernetes())
    _pretend_ray()
    _work_at_once()
    sys.argv = ["dagster", "job", "execute", "-m", f"{package}.definitions", "-j", job]
    try:
        dagster()
    finally:
        Path("submitted.json").write_text(json.dumps(submitted))


main()
