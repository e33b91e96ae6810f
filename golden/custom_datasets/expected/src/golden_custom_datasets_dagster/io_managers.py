"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class AlwaysVersionedBoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.versioned.AlwaysVersionedBoxDataset`."""

    filepath: str
    versioned: bool = False

    def create_dataset(self, version):
        from golden_custom_datasets.datasets.versioned import AlwaysVersionedBoxDataset

        return AlwaysVersionedBoxDataset(
            filepath=project.path(self.filepath),
            version=version,
        )


class AnyBoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.AnyBoxDataset`."""

    filepath: str
    options: Any = {}

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import AnyBoxDataset

        return AnyBoxDataset(
            filepath=project.path(self.filepath),
            **project.resolve(self.options),
        )


class BoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.plain.BoxDataset`."""

    filepath: str

    def create_dataset(self, version):
        from golden_custom_datasets.datasets.plain import BoxDataset

        return BoxDataset(filepath=project.path(self.filepath))


class BoxDatasetIOManager_f92e74(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.versioned.BoxDataset`."""

    filepath: str
    prefix: str = ""
    versioned: bool = False

    def create_dataset(self, version):
        from golden_custom_datasets.datasets.versioned import BoxDataset

        return BoxDataset(
            filepath=project.path(self.filepath),
            prefix=self.prefix,
            version=version,
        )


class DefaultBoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.DefaultBoxDataset`."""

    filepath: str
    fs_args: Any = None
    options: Any = {}

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import DefaultBoxDataset

        return DefaultBoxDataset(
            filepath=project.path(self.filepath),
            fs_args=self.fs_args,
            **project.resolve(self.options),
        )


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))


class NamedBoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.NamedBoxDataset`."""

    filepath: str
    schema_: Any
    copy_: bool
    json_: str
    dict_: list[str]
    fields: list[str]
    version_name: str = "none"
    validate_: bool = True
    model_config_: Any = None
    group: str = "none"
    metadata: Any = None

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import NamedBoxDataset

        return NamedBoxDataset(
            filepath=project.path(self.filepath),
            schema=self.schema_,
            copy=self.copy_,
            json=self.json_,
            dict=self.dict_,
            fields=self.fields,
            version_name=self.version_name,
            validate=self.validate_,
            model_config=self.model_config_,
            group=self.group,
            metadata=self.metadata,
        )


class OpeningHoursDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.OpeningHoursDataset`."""

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import OpeningHoursDataset

        return OpeningHoursDataset()


class PositionalBoxDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.PositionalBoxDataset`."""

    filepath: str
    wide: int
    high: int = 1

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import PositionalBoxDataset

        return PositionalBoxDataset(
            filepath=project.path(self.filepath),
            wide=self.wide,
            high=self.high,
        )


class ScratchDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.ScratchDataset`."""

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import ScratchDataset

        return ScratchDataset()


class SortedJSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.SortedJSONDataset`."""

    filepath: str
    metadata: Any = None

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import SortedJSONDataset

        return SortedJSONDataset(
            filepath=project.path(self.filepath),
            metadata=self.metadata,
        )


class TextDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `text.TextDataset`."""

    filepath: str
    fs_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.text import TextDataset

        return TextDataset(
            filepath=project.path(self.filepath),
            fs_args=self.fs_args,
        )


class WrapperDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_custom_datasets.datasets.WrapperDataset`."""

    dataset: Any
    label: str = ""

    def create_dataset(self, version):
        from golden_custom_datasets.datasets import WrapperDataset

        return WrapperDataset(
            dataset=project.resolve(self.dataset),
            label=self.label,
        )
