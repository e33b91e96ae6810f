"""Translators: what a team decides about the package in code of its own, and what such code is told."""

from .facts import DatasetFacts, JobFacts, NodeFacts, PipelineFacts, RetryPolicy, ScheduleFacts
from .kedro_dagster import KedroDagsterNames
from .references import ByPath
from .translator import Translator

__all__ = [
    "ByPath",
    "DatasetFacts",
    "JobFacts",
    "KedroDagsterNames",
    "NodeFacts",
    "PipelineFacts",
    "RetryPolicy",
    "ScheduleFacts",
    "Translator",
]
