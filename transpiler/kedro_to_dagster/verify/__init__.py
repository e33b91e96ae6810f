"""Proves on a project that its package does what `kedro run` does.

Both run on copies of the project; how they end, the files that they leave, the calls of hooks and what is
logged are compared. `plan` says what is run, `external` what lies outside of the project, `copying` makes
the copies, `running` starts the processes, `comparing` compares, `reporting` tells.
"""

from .request import Request
from .results import SCHEMA, Difference, PipelineResult, Verification
from .verification import verify

__all__ = ["SCHEMA", "Difference", "PipelineResult", "Request", "Verification", "verify"]
