"""Labels: the package hands on what its modules have."""

from .nodes import write_labels  # noqa: F401
from .pipeline import create_pipeline  # noqa: F401
