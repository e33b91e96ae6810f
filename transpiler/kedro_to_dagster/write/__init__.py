"""The write stage: brings a package's files into a folder, all of them or none."""

from .folder import refuse_project
from .plan import Written
from .writing import restore, write

__all__ = ["Written", "refuse_project", "restore", "write"]
