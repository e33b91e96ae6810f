"""Executors: where and how the steps of a run are executed."""

import dagster as dg
from dagster_celery import celery_executor
from dagster_celery_docker import celery_docker_executor
from dagster_celery_k8s import celery_k8s_job_executor
from dagster_dask import dask_executor
from dagster_docker import docker_executor
from dagster_k8s import k8s_job_executor

from .runtime.processes import start_method

in_docker = docker_executor.configured(
    {
        "image": "registry.example.com/clocks:latest",
        "network": "clocks",
        "registry": {
            "url": "registry.example.com",
            "username": "maker",
            "password": {"env": "REGISTRY_PASSWORD"},
        },
        "env_vars": ["KEDRO_ENV=prod", "TOKEN"],
        "container_kwargs": {"volumes": ["/data:/data"]},
    }
)

on_celery = celery_executor.configured(
    {
        "broker": "redis://localhost:6379/0",
        "backend": "redis://localhost:6379/1",
        "include": ["golden_executors_dagster.definitions"],
        "config_source": {"worker_concurrency": 2},
    }
)

on_celery_docker = celery_docker_executor.configured(
    {
        "broker": {"env": "CELERY_BROKER"},
        "backend": "rpc://",
        "docker": {"image": "clocks:latest", "env_vars": ["KEDRO_ENV=prod"]},
    }
)

on_celery_k8s = celery_k8s_job_executor.configured(
    {
        "job_namespace": "clocks",
        "job_wait_timeout": 3600.0,
    }
)

on_dask = dask_executor.configured(
    {
        "cluster": {"local": {"n_workers": 2}},
    }
)

on_k8s = k8s_job_executor.configured(
    {
        "image_pull_policy": "IfNotPresent",
        "labels": {"team": "clocks"},
        "resources": {"limits": {"cpu": "1", "memory": "1Gi"}},
        "job_namespace": "clocks",
        "step_k8s_config": {"container_config": {"image": "clocks:latest"}},
        "per_step_k8s_config": {
            "strike": {"pod_spec_config": {"node_selector": {"loud": "true"}}}
        },
        "max_concurrent": 3,
    }
)

once = dg.in_process_executor.configured(
    {
        "retries": {"disabled": {}},
    }
)

# Each step forks, where it can, from a process that has imported what steps need.
parallel = dg.multiprocess_executor.configured(
    {
        "max_concurrent": 2,
        "start_method": start_method("golden_executors_dagster.preload"),
    }
)

sequential = dg.in_process_executor

spawned = dg.multiprocess_executor.configured(
    {
        "tag_concurrency_limits": [
            {"key": "database", "value": "redshift", "limit": 4}
        ],
        "max_concurrent": 2,
        "start_method": {"spawn": {}},
    }
)

# Each step forks, where it can, from a process that has imported what steps need.
written_out__executor = dg.multiprocess_executor.configured(
    {
        "max_concurrent": 1,
        "start_method": start_method("golden_executors_dagster.preload"),
    }
)
