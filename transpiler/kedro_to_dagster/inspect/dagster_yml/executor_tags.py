"""Tags that executors and run launchers read: those of several rules made one, and checked by reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..config.places import Places
from .checking import located, wrong_value


def merged(weaker: Any, stronger: Any) -> Any:
    """Two values of one tag: mappings key by key, so that one rule names an image and another one a GPU.

    This is how `dagster-k8s` merges what the instance, the executor and a step say.
    """
    if not isinstance(weaker, Mapping) or not isinstance(stronger, Mapping):
        return stronger
    both = {key: merged(weaker[key], stronger[key]) for key in weaker.keys() & stronger.keys()}
    return {**weaker, **stronger, **both}


def check_tags(tags: Mapping[str, Any], where: tuple[str, ...], places: Places) -> None:
    """Have the library that reads a tag read it, where it is installed.

    Raises:
        UsageError: If it cannot.
    """
    for name, value in tags.items():
        read = _READERS.get(name)
        if read is None:
            continue
        try:
            read(value if isinstance(value, str) else json.dumps(value))
        except ImportError:
            # The environment of the export need not have what the runs have.
            continue
        except Exception as error:
            # Whatever the library raises: it cannot read the tag.
            said = " ".join(str(error).split())
            raise wrong_value(
                located((*where, name), places), f"should be what its library reads: {said}"
            ) from error


def _read_by_k8s(text: str) -> None:
    from dagster_k8s.job import USER_DEFINED_K8S_CONFIG_KEY, get_user_defined_k8s_config

    get_user_defined_k8s_config({USER_DEFINED_K8S_CONFIG_KEY: text})


def _read_by_ray(text: str) -> None:
    from dagster_ray.configs import USER_DEFINED_RAY_KEY, RayExecutionConfig

    RayExecutionConfig.from_tags({USER_DEFINED_RAY_KEY: text})


_READERS = {"dagster-k8s/config": _read_by_k8s, "dagster-ray/config": _read_by_ray}
