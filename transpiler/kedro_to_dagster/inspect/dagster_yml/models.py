"""The sections of the file on jobs, schedules and loggers, and what others share with them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from ...dagster_rules import OWNER
from ...literals import is_configurable
from ...options import is_requirement
from .checking import Mapped, NameList, Strict, listed


def upper(value: Any) -> Any:
    """A word in capitals, as Dagster's enumerations have them."""
    return value.strip().upper() if isinstance(value, str) else value


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


def _text(value: Any) -> Any:
    return str(value) if type(value) in (int, float) else value


def _tagged(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: ""
            if tag_value is None
            else str(tag_value).lower()
            if isinstance(tag_value, bool)
            else _text(tag_value)
            for key, tag_value in value.items()
        }
    return value


def _plain(tags: dict[str, Any]) -> dict[str, Any]:
    for name, value in tags.items():
        if not isinstance(value, str) and not is_configurable(value):
            raise ValueError(f"should be made of texts, numbers, lists and mappings in {name!r}")
    return tags


def _required(requirements: list[str]) -> list[str]:
    for requirement in requirements:
        if not is_requirement(requirement):
            raise ValueError(
                f"should have requirements such as 'dagster-aws>=0.29', not {requirement!r}"
            )
    return requirements


def _owned(owners: list[str]) -> list[str]:
    for owner in owners:
        if not OWNER.match(owner):
            raise ValueError("should have e-mail addresses and names as in 'team:analytics'")
    return owners


Owners = Annotated[NameList, AfterValidator(_owned)]
LogLevel = Annotated[
    Literal["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET"], BeforeValidator(upper)
]
Tags = Annotated[dict[str, str], BeforeValidator(_tagged)]
# Run launchers read theirs as nested mappings (`dagster-k8s/config`), which Dagster keeps as JSON.
RunTags = Annotated[dict[str, Any], BeforeValidator(_tagged), AfterValidator(_plain)]
# Executors read their tags as nested mappings (`dagster-k8s/config`).
OpTags = dict[str, Any]


class Document(Strict):
    """The whole file; each section is checked entry by entry."""

    dev: Mapped = {}
    jobs: dict[str, Any] | None = None
    executors: Mapped = {}
    schedules: Mapped = {}
    loggers: Mapped = {}
    io_managers: Mapped = {}
    sensors: Mapped = {}
    dependencies: Annotated[NameList, AfterValidator(_required)] = []
    assets: Mapped = {}
    nodes: Mapped = {}


class PipelineOptions(Strict):
    """A registered pipeline, and the arguments of `Pipeline.filter`."""

    pipeline_name: str = "__default__"
    from_nodes: NameList | None = None
    to_nodes: NameList | None = None
    node_names: NameList | None = None
    from_inputs: NameList | None = None
    to_outputs: NameList | None = None
    node_namespace: NameList | None = None
    node_namespaces: NameList | None = None
    tags: NameList | None = None


class RetryPolicyOptions(Strict):
    """How often, and after what delay, a step is tried again."""

    max_retries: Annotated[int, Field(ge=0)] = 1
    delay: Annotated[float, Field(ge=0)] | None = None
    backoff: Annotated[Literal["LINEAR", "EXPONENTIAL"], BeforeValidator(upper)] | None = None
    jitter: Annotated[Literal["FULL", "PLUS_MINUS"], BeforeValidator(upper)] | None = None


class RunConfig(Strict):
    """The configuration of a run, in Dagster's form; Dagster knows what each part may contain."""

    execution: Mapped = {}
    inputs: Mapped = {}
    loggers: Mapped = {}
    ops: Mapped = {}
    resources: Mapped = {}


def _pipeline(value: Any) -> Any:
    return {"pipeline_name": value} if isinstance(value, str) else value


class JobOptions(Strict):
    """A job; executor, schedule and loggers by name, or written out."""

    pipeline: Annotated[PipelineOptions, BeforeValidator(_pipeline)]
    executor: str | dict[str, Any] | None = None
    schedule: str | dict[str, Any] | None = None
    loggers: Annotated[list[str | dict[str, Any]], BeforeValidator(listed)] | None = None
    kind: Literal["ops", "assets"] | None = None
    group_by: Any = None
    partitions: Literal["together", "apart"] | None = None
    description: str | None = None
    tags: RunTags = {}
    owners: Owners = []
    retry_policy: RetryPolicyOptions | None = None
    run_config: RunConfig = RunConfig()

    @model_validator(mode="before")
    @classmethod
    def _filter_beside_the_pipeline(cls, value: Any) -> Any:
        """The plugin's guide writes the filter `tags` there, as a list; tags of a run are a mapping."""
        if not isinstance(value, dict) or not isinstance(value.get("tags"), list):
            return value
        pipeline = _pipeline(value.get("pipeline"))
        if not isinstance(pipeline, dict) or "tags" in pipeline:
            return value
        rest = {key: option for key, option in value.items() if key != "tags"}
        return {**rest, "pipeline": {**pipeline, "tags": value["tags"]}}


class ScheduleOptions(Strict):
    """When a job is run."""

    cron_schedule: Annotated[list[str], BeforeValidator(listed)]
    execution_timezone: str | None = None
    description: str | None = None
    metadata: dict[str, Any] | None = None
    default_status: Annotated[Literal["RUNNING", "STOPPED"], BeforeValidator(upper)] = "STOPPED"
    tags: Tags = {}
    run_config: RunConfig = RunConfig()


class LoggerOptions(Strict):
    """A logger as `logging.config` describes one: handlers, formatters, filters."""

    log_level: LogLevel = "INFO"
    handlers: list[dict[str, Any]] = []
    formatters: dict[str, dict[str, Any]] = {}
    filters: dict[str, dict[str, Any]] = {}

    @field_validator("handlers")
    @classmethod
    def _has_class(cls, handlers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for handler in handlers:
            if not any(isinstance(handler.get(key), str) for key in ("class", "()")):
                raise ValueError("should name a 'class' for every handler")
        return handlers

    @field_validator("formatters")
    @classmethod
    def _has_format(cls, formatters: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        for name, formatter in formatters.items():
            if not any(isinstance(formatter.get(key), str) for key in ("format", "()", "class")):
                raise ValueError(f"should have a 'format', 'class' or '()' for formatter {name!r}")
        return formatters

    @field_validator("filters")
    @classmethod
    def _has_filter(cls, filters: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        for name, filter_ in filters.items():
            if not any(isinstance(filter_.get(key), str) for key in ("()", "class")):
                raise ValueError(f"should have a 'class' or '()' for filter {name!r}")
        return filters

    @model_validator(mode="after")
    def _references(self) -> LoggerOptions:
        for handler in self.handlers:
            formatter = handler.get("formatter")
            if formatter is not None and str(formatter) not in self.formatters:
                raise ValueError(f"should define the formatter {formatter!r} that a handler names")
            filters = handler.get("filters") or []
            if not isinstance(filters, list):
                raise ValueError("should have a list of 'filters' for a handler")
            for filter_name in filters:
                if str(filter_name) not in self.filters:
                    raise ValueError(
                        f"should define the filter {filter_name!r} that a handler names"
                    )
        return self


def _digits(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str) and not text.isdecimal():
        raise ValueError("should be a whole number")
    return text


Number = Annotated[str, BeforeValidator(_digits)]


class DevOptions(Strict):
    """Options of `dagster dev`."""

    log_level: (
        Annotated[Literal["critical", "error", "warning", "info", "debug"], BeforeValidator(_lower)]
        | None
    ) = None
    log_format: (
        Annotated[
            Literal["colored", "json", "rich"],
            BeforeValidator(
                lambda value: {"color": "colored", "default": "colored"}.get(value, value)
            ),
        ]
        | None
    ) = None
    port: Number | None = None
    host: str | None = None
    live_data_poll_rate: Number | None = None
