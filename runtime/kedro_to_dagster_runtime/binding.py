"""The resources that assets and jobs are bound to: only those they use, so that load time is linear.

Dagster hands all resources of the definitions to each asset and to each job. With an I/O
manager for each dataset, that is most of the time that a large package takes to load.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import dagster as dg

from .private import AssetJobDefinition, load_in_order

_Resources: TypeAlias = Mapping[str, dg.ResourceDefinition]


class _Asset(dg.AssetsDefinition):
    def with_resources(self, resource_defs: _Resources) -> dg.AssetsDefinition:
        """Bind only the resources that the asset uses."""
        used = _used(self.required_resource_keys, resource_defs)
        return super().with_resources(used)


class _AssetJob(AssetJobDefinition):
    def resolve(
        self,
        asset_graph: Any,
        default_executor_def: Any = None,
        resource_defs: Any = None,
    ) -> dg.JobDefinition:
        """Resolve the job; its assets are already bound to their I/O managers."""
        hooks = {
            key for hook in self.hooks or () for key in hook.required_resource_keys
        }
        used = _used(hooks | _shared(resource_defs or {}), resource_defs or {})
        return super().resolve(asset_graph, default_executor_def, used)


class _Job(dg.JobDefinition):
    def with_top_level_resources(self, resource_defs: _Resources) -> dg.JobDefinition:
        """Bind only the resources that the job uses."""
        keys = {*self.required_resource_keys, *_shared(resource_defs)}
        return super().with_top_level_resources(_used(keys, resource_defs))


_CLASSES = {
    dg.AssetsDefinition: _Asset,
    AssetJobDefinition: _AssetJob,
    dg.JobDefinition: _Job,
}


def bind_resources(definitions: dg.Definitions) -> dg.Definitions:
    """Have each asset and job take only the I/O managers that it uses, and its inputs in order.

    The definitions are changed in place, since schedules and sensors refer to them.
    """
    for definition in [*(definitions.assets or ()), *(definitions.jobs or ())]:
        load_in_order(definition)
        if type(definition) in _CLASSES:
            object.__setattr__(definition, "__class__", _CLASSES[type(definition)])
    return definitions


def _used(
    keys: Iterable[str], resources: _Resources
) -> dict[str, dg.ResourceDefinition]:
    """The named resources, and the resources that these require in turn."""
    used: dict[str, dg.ResourceDefinition] = {}
    waiting = [*keys]
    while waiting:
        key = waiting.pop()
        if key in resources and key not in used:
            used[key] = resources[key]
            waiting += resources[key].required_resource_keys
    return used


def _shared(resources: _Resources) -> set[str]:
    """The keys of all resources that are not I/O managers."""
    return {
        key
        for key, resource in resources.items()
        if not isinstance(resource, dg.IOManagerDefinition)
    }
