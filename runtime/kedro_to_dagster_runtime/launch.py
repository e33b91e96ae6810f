"""I/O managers with fields that a run must be given."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dagster as dg

from .setup import in_project_folder

if TYPE_CHECKING:
    from .io_managers import KedroDatasetIOManager


def configure_at_launch(
    manager_class: "type[KedroDatasetIOManager]", dataset_name: str, **values: Any
) -> dg.IOManagerDefinition:
    """An I/O manager whose other fields a run must be given.

    The `values` can still be changed. Dagster's own method forgets them in the schema,
    before 1.13 at least.
    """
    fields = dict(manager_class.to_fields_dict())
    del fields["dataset_name"]
    for name, value in values.items():
        fields[name] = dg.Field(fields[name].config_type, default_value=value)

    @contextmanager
    def manager(context: dg.InitResourceContext) -> Iterator[Any]:
        with in_project_folder():
            io_manager = manager_class(
                dataset_name=dataset_name, **context.resource_config
            )
            io_manager._run_id = context.run.run_id if context.run else None
            yield io_manager

    function: Any = manager
    return dg.IOManagerDefinition(function, fields, description=manager_class.__doc__)
