"""Asks a project's translator, and sees to it that Dagster takes what it answers."""

# The methods are described where they are declared, in `translation.translator`.
# ruff: noqa: D102

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from ...codes.translator import ANSWER_REFUSED, ANSWER_TAKEN, TRANSLATOR_FAILS
from ...kedro_model.place import Place
from ...translation import (
    ByPath,
    DatasetFacts,
    JobFacts,
    NodeFacts,
    PipelineFacts,
    RetryPolicy,
    ScheduleFacts,
    Translator,
)
from ..config.causes import cause_of
from . import forms
from .forms import UnfitError

Answer = TypeVar("Answer")


class CheckedTranslator:
    """The decisions of a translator; each answer is brought into one form, or refused."""

    def __init__(self, translator: Translator, project: Path) -> None:
        self._translator = translator
        self._project = project

    def includes_pipeline(self, pipeline: PipelineFacts) -> bool:
        about = f"pipeline '{pipeline.name}'"
        return self._ask("includes_pipeline", about, forms.boolean, pipeline)

    def includes_node(self, node: NodeFacts) -> bool:
        return self._ask("includes_node", _of_node(node), forms.boolean, node)

    def asset_key(self, dataset: DatasetFacts) -> tuple[str, ...]:
        # The key is told of as a whole; its prefix may be asked for along the way.
        return self._ask("get_asset_key", _of_dataset(dataset), forms.key, dataset)

    def group_name(self, dataset: DatasetFacts) -> str | None:
        return self._of("get_group_name", dataset, forms.group, dataset.default_group)

    def kinds(self, dataset: DatasetFacts) -> tuple[str, ...]:
        return self._of("get_kinds", dataset, forms.kinds, dataset.default_kinds)

    def tags(self, dataset: DatasetFacts) -> tuple[tuple[str, str], ...]:
        default = tuple(dataset.default_tags.items())
        return self._of("get_tags", dataset, self._safely(forms.tags), default)

    def owners(self, dataset: DatasetFacts) -> tuple[str, ...]:
        return self._of("get_owners", dataset, forms.owners, dataset.default_owners)

    def metadata(self, dataset: DatasetFacts) -> tuple[tuple[str, Any], ...]:
        default = tuple(dataset.default_metadata.items())
        return self._of("get_metadata", dataset, self._safely(forms.values), default)

    def description(self, dataset: DatasetFacts) -> str | None:
        check = self._safely(forms.text)
        return self._of("get_description", dataset, check, dataset.default_description)

    def io_manager(self, dataset: DatasetFacts) -> ByPath | str | None:
        default: ByPath | str | None = dataset.default_io_manager
        return self._of("get_io_manager", dataset, self._safely(forms.io_manager), default)

    def op_name(self, node: NodeFacts) -> str | None:
        return self._ask("get_op_name", _of_node(node), forms.optional(forms.name), node)

    def op_tags(self, node: NodeFacts) -> tuple[tuple[str, Any], ...]:
        if self._is_default("get_op_tags"):
            return tuple(node.default_tags.items())
        return self._ask("get_op_tags", _of_node(node), self._safely(forms.values), node)

    def retry_policy(self, node: NodeFacts) -> RetryPolicy | None:
        return self._ask("get_retry_policy", _of_node(node), forms.retry_policy, node)

    def pool(self, node: NodeFacts) -> str | None:
        return self._ask("get_pool", _of_node(node), forms.optional(forms.pool), node)

    def job_name(self, job: JobFacts) -> str:
        return self._ask("get_job_name", f"job '{job.name}'", forms.job_name, job)

    def job_tags(self, job: JobFacts) -> tuple[tuple[str, str], ...]:
        if self._is_default("get_job_tags"):
            return tuple(job.default_tags.items())
        return self._ask("get_job_tags", f"job '{job.name}'", self._safely(forms.run_tags), job)

    def executor(self, job: JobFacts) -> ByPath | str | None:
        check = self._safely(forms.executor)
        return self._ask("get_executor", f"job '{job.name}'", check, job)

    def schedule_name(self, job: JobFacts, schedule: ScheduleFacts) -> str:
        about = f"the schedule of job '{job.name}'"
        return self._ask("get_schedule_name", about, forms.name, job, schedule)

    def place_of(self, method: str) -> Place | None:
        function = inspect.unwrap(getattr(type(self._translator), method, None) or len)
        code = getattr(function, "__code__", None)
        if code is None:
            return None
        file = Path(code.co_filename).resolve()
        try:
            name = file.relative_to(self._project.resolve()).as_posix()
        except ValueError:
            name = file.name
        return Place(file=name, line=code.co_firstlineno)

    def refuse(self, method: str, about: str, why: str, *, is_taken: bool = False) -> NoReturn:
        place = self.place_of(method)
        where = f"{place}: " if place is not None else ""
        refused = ANSWER_TAKEN if is_taken else ANSWER_REFUSED
        raise refused(where=where, method=method, about=about, why=why)

    def _is_default(self, method: str) -> bool:
        """Whether the translator has no method of its own: what the export decides needs no check."""
        return getattr(type(self._translator), method, None) is getattr(Translator, method)

    def _safely(self, check: Callable[[Any], Answer]) -> Callable[[Any], Answer]:
        """A check that also refuses secrets and paths of this machine: they would stand in the package."""

        def checked(answer: Any) -> Answer:
            value = check(answer)
            forms.check_publishable(value, self._project)
            return value

        return checked

    def _of(
        self, method: str, dataset: DatasetFacts, check: Callable[[Any], Answer], default: Answer
    ) -> Answer:
        if self._is_default(method):
            return default
        return self._ask(method, _of_dataset(dataset), check, dataset)

    def _ask(
        self, method: str, about: str, check: Callable[[Any], Answer], *facts: object
    ) -> Answer:
        try:
            answer = getattr(self._translator, method)(*facts)
            # It may be a generator.
            return check(answer)
        except UnfitError as unfit:
            self.refuse(method, about, str(unfit))
        except (Exception, SystemExit) as error:
            cause = cause_of(error, self._project)
            place = self.place_of(method)
            where = f"{place}: " if place is not None else ""
            raise TRANSLATOR_FAILS(where=where, method=method, about=about, cause=cause) from error


def _of_dataset(dataset: DatasetFacts) -> str:
    return f"{'node' if dataset.is_node else 'dataset'} '{dataset.name}'"


def _of_node(node: NodeFacts) -> str:
    return f"node '{node.name}'"
