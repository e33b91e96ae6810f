"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
        )


class MatplotlibDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `matplotlib.MatplotlibDataset`."""

    filepath: str
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.matplotlib import MatplotlibDataset

        return MatplotlibDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
        )


class PandasCSVDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.CSVDataset`."""

    filepath: str
    load_args: Any = None
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.pandas import CSVDataset

        return CSVDataset(
            filepath=project.path(self.filepath),
            load_args=self.load_args,
            save_args=self.save_args,
        )


class PandasExcelDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.ExcelDataset`."""

    filepath: str
    load_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.pandas import ExcelDataset

        return ExcelDataset(
            filepath=project.path(self.filepath),
            load_args=self.load_args,
        )


class PandasParquetDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.ParquetDataset`."""

    filepath: str
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.pandas import ParquetDataset

        return ParquetDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
        )


class PickleDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pickle.PickleDataset`."""

    filepath: str
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.pickle import PickleDataset

        return PickleDataset(
            filepath=project.path(self.filepath),
            version=version,
        )


class PlotlyJSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `plotly.JSONDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.plotly import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))
