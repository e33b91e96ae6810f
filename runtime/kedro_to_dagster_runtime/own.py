"""The user's own definitions beside the generated ones."""

from pathlib import Path

import dagster as dg


def own_definitions(package: Path) -> dg.Definitions:
    """What stands in the folder `defs` of the package."""
    return dg.load_from_defs_folder(path_within_project=package)
