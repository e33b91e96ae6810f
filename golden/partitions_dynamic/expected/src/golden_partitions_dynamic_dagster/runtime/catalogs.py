"""What the I/O managers have in common: fields that can be edited one by one, and Kedro's catalog."""

from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog


class EditableFields:
    """Lets single fields of a configured I/O manager be changed in the launchpad."""

    @classmethod
    def configure_at_launch(cls, **values: Any) -> Any:
        """An I/O manager whose other fields a run must be given; `values` can still be changed.

        Dagster's own method forgets the values in the schema, before 1.13 at least.
        """
        fields = {
            name: dg.Field(field.config_type, default_value=values[name])
            if name in values
            else field
            for name, field in cls.to_fields_dict().items()  # type: ignore[attr-defined]
        }

        def made(context: dg.InitResourceContext) -> Any:
            return cls(**context.resource_config)

        return dg.IOManagerDefinition(made, fields, description=cls.__doc__)

    @property
    def _config_schema(self) -> Any:
        """The schema with each value of this instance as the default of its own field.

        Dagster keeps the values as one default for the whole, so that changing one field in the
        launchpad would silently reset the others.
        """
        schema = super()._config_schema  # type: ignore[misc]
        whole = schema.as_field()
        values = whole.default_value
        fields = {
            name: dg.Field(field.config_type, default_value=values[name])
            if name in values
            else field
            for name, field in whole.config_type.fields.items()
        }
        shape = dg.Shape(fields)  # type: ignore[no-untyped-call]
        return type(schema)(dg.Field(shape, default_value=values))


def new_catalog(name: str, dataset: "AbstractDataset[Any, Any]", validator: Any) -> "DataCatalog":
    """Make a catalog of one dataset, which logs, validates and wraps errors as Kedro does."""
    from kedro.io import DataCatalog

    catalog = DataCatalog({name: dataset})
    if validator is not None:
        from kedro.validation.core import ValidatorSpec

        # What DataCatalog.from_config does with the entry's `validator`.
        spec = ValidatorSpec.from_dataset_config(name, validator)
        catalog._validator_specs[name] = spec
    return catalog
