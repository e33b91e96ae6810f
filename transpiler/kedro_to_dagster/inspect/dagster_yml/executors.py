"""The executors that the file may contain, each with the options of its Dagster library."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from .checking import Mapped, Strict


class EnvironmentVariable(Strict):
    """Stands for a value that Dagster reads from an environment variable."""

    env: str


Text = str | EnvironmentVariable
Number = int | EnvironmentVariable
Flag = bool | EnvironmentVariable


class Retries(Strict):
    """Whether steps with a retry policy are tried again."""

    enabled: Mapped | None = None
    disabled: Mapped | None = None

    @model_validator(mode="after")
    def _one(self) -> Retries:
        if len(self.model_fields_set) != 1:
            raise ValueError("should be either 'enabled: {}' or 'disabled: {}'")
        return self


class Unique(Strict):
    """A limit for each value of a tag."""

    apply_limit_per_unique_value: Annotated[bool, Field(alias="applyLimitPerUniqueValue")]


class TagLimit(Strict):
    """How many steps of a tag may run at a time."""

    key: str
    value: str | Unique | None = None
    limit: int


class StepDependencies(Strict):
    """When a step may start."""

    require_upstream_step_success: bool = True


class InProcess(Strict):
    """One step after the other, in the process of the run."""

    retries: Retries | None = None
    marker_to_close: str | None = None
    step_dependency_config: StepDependencies | None = None


class Forkserver(Strict):
    """A server process from which each step forks."""

    preload_modules: list[str] | None = None


class StartMethod(Strict):
    """How a step's process is started."""

    spawn: Mapped | None = None
    forkserver: Annotated[Forkserver, BeforeValidator(lambda value: value or {})] | None = None


class _Concurrent(Strict):
    retries: Retries | None = None
    tag_concurrency_limits: list[TagLimit] | None = None
    step_dependency_config: StepDependencies | None = None


class Multiprocess(_Concurrent):
    """Each step in a process of its own."""

    max_concurrent: int | None = None
    start_method: StartMethod | None = None


class ExistingCluster(Strict):
    """The address of a Dask scheduler."""

    address: Text


class DaskCluster(Strict):
    """Where Dask runs: exactly one kind of cluster."""

    existing: ExistingCluster | None = None
    local: Mapped | None = None
    yarn: Mapped | None = None
    ssh: Mapped | None = None
    pbs: Mapped | None = None
    moab: Mapped | None = None
    sge: Mapped | None = None
    lsf: Mapped | None = None
    slurm: Mapped | None = None
    oar: Mapped | None = None
    kube: Mapped | None = None

    @model_validator(mode="after")
    def _one(self) -> DaskCluster:
        if len(self.model_fields_set) > 1:
            raise ValueError("should name one kind of cluster")
        return self


class Dask(Strict):
    """Each step on a Dask cluster."""

    cluster: DaskCluster = DaskCluster()


class Registry(Strict):
    """Where Docker logs in."""

    url: Text
    username: Text | None = None
    password: Text | None = None


def _registry(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


class _Container(Strict):
    image: Text | None = None
    network: Text | None = None
    networks: list[Text] | None = None
    registry: Annotated[Registry | None, BeforeValidator(_registry)] = None
    env_vars: list[str] | None = None
    container_kwargs: dict[str, Any] | None = None


class Docker(_Concurrent, _Container):
    """Each step in a Docker container."""

    max_concurrent: Number | None = None


class K8sConfig(Strict):
    """Kubernetes configuration of a step."""

    container_config: dict[str, Any] | None = None
    pod_template_spec_metadata: dict[str, Any] | None = None
    pod_spec_config: dict[str, Any] | None = None
    job_config: dict[str, Any] | None = None
    job_metadata: dict[str, Any] | None = None
    job_spec_config: dict[str, Any] | None = None
    merge_behavior: Literal["SHALLOW", "DEEP"] | None = None


class SecretName(Strict):
    """Name of a Kubernetes secret."""

    name: Text


class Resources(Strict):
    """What a container may use."""

    limits: dict[str, Any] | None = None
    requests: dict[str, Any] | None = None


class _Kubernetes(Strict):
    job_image: Text | None = None
    image_pull_policy: Text | None = None
    image_pull_secrets: list[SecretName] | None = None
    service_account_name: Text | None = None
    env_config_maps: list[Text] | None = None
    env_secrets: list[Text] | None = None
    env_vars: list[str] | None = None
    volume_mounts: list[dict[str, Any]] | None = None
    volumes: list[dict[str, Any]] | None = None
    labels: dict[str, Any] | None = None
    resources: Resources | None = None
    scheduler_name: Text | None = None
    security_context: dict[str, Any] | None = None
    load_incluster_config: bool | None = None
    kubeconfig_file: str | None = None
    job_namespace: Text | None = None
    step_k8s_config: K8sConfig | None = None
    per_step_k8s_config: dict[str, K8sConfig] | None = None


class K8s(_Concurrent, _Kubernetes):
    """Each step in a Kubernetes job."""

    max_concurrent: Number | None = None
    enable_owner_references: bool | None = None


class Celery(Strict):
    """Each step on a Celery worker."""

    broker: Text | None = None
    backend: Text | None = None
    include: list[str] | None = None
    config_source: dict[str, Any] | None = None
    retries: int | Retries | None = None


class Container(_Container):
    """The container of a Celery task."""


class CeleryDocker(Celery, _Container):
    """Each step on a Celery worker, which runs it in a Docker container."""

    docker: Container | None = None


class CeleryK8s(Celery, _Kubernetes):
    """Each step on a Celery worker, which runs it in a Kubernetes job."""

    repo_location_name: Text | None = None
    job_wait_timeout: float | None = None


EXECUTORS: dict[str, type[Strict]] = {
    "in_process": InProcess,
    "multiprocess": Multiprocess,
    "dask_executor": Dask,
    "docker_executor": Docker,
    "k8s_job_executor": K8s,
    "celery_executor": Celery,
    "celery_docker_executor": CeleryDocker,
    "celery_k8s_job_executor": CeleryK8s,
}

# Shorter names, as the plugin's guides write them.
SHORT_NAMES = {
    "dask": "dask_executor",
    "docker": "docker_executor",
    "k8s": "k8s_job_executor",
    "k8s_job": "k8s_job_executor",
    "celery": "celery_executor",
    "celery_docker": "celery_docker_executor",
    "celery_k8s": "celery_k8s_job_executor",
    "celery_k8s_job": "celery_k8s_job_executor",
}
