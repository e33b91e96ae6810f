"""The Kedro project that this package was exported from."""

from .runtime.project import KedroProject

project = KedroProject(
    package_name="golden_partitions_nested",
    anchor=__file__,
    source_dir="src",
    conf_source="conf",
)
