"""What the translator says of jobs and steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...kedro_model.dagster_yml import ConfiguredExecutor, ConfiguredSchedule, NodeSettings
from ...kedro_model.node import NodeId
from ...kedro_model.project import Project
from ...paths import split_path
from ...translation.decisions import Decisions
from ...translation.facts import JobFacts, NodeFacts, ScheduleFacts
from ...translation.references import ByPath
from ..planned_jobs import PlannedJob
from ..steps.settings import node_settings
from .facts import all_nodes, job_facts

# Dagster's own executors, which need no entry in `dagster.yml`.
_PLAIN_EXECUTORS = ("in_process", "multiprocess")


def _jobs(
    project: Project,
    planned: Iterable[PlannedJob],
    about: Mapping[str, JobFacts],
    decisions: Decisions,
) -> tuple[PlannedJob, ...]:
    """The planned jobs with the names, tags and executors that the translator gives them.

    Raises:
        ProjectError: If it names an executor that there is not.
    """
    jobs = []
    for job in planned:
        facts = about[job.name]
        name = decisions.job_name(facts)
        jobs.append(
            replace(
                job,
                given_name=None if name == facts.default_name else name,
                tags=decisions.job_tags(facts),
                executor=_executor(project, job, facts, decisions),
            )
        )
    return tuple(jobs)


def _executor(
    project: Project, job: PlannedJob, facts: JobFacts, decisions: Decisions
) -> ConfiguredExecutor | str | None:
    executor = decisions.executor(facts)
    if isinstance(executor, ByPath):
        return ConfiguredExecutor(
            name=split_path(executor.path)[1].replace(".", "_"),
            type=executor.path,
            options=tuple(executor.config.items()),
            is_path=True,
        )
    orchestration = project.orchestration
    known = [executor.name for executor in orchestration.executors] if orchestration else []
    if executor is None or executor in known:
        return executor
    if executor in _PLAIN_EXECUTORS:
        return ConfiguredExecutor(name=executor, type=executor)
    there = f"there are {', '.join(sorted(known))}" if known else "there are none"
    decisions.refuse(
        "get_executor",
        f"job '{job.name}'",
        f"the executor '{executor}', which dagster.yml has not; {there}",
    )


def _settings(
    nodes: Mapping[NodeId, NodeFacts], decisions: Decisions
) -> dict[NodeId, NodeSettings]:
    """What is said of each node: tags, retries and the pool of its step."""
    settings_of = {}
    for identity, facts in nodes.items():
        settings = NodeSettings(
            node=facts.name,
            retry_policy=decisions.retry_policy(facts),
            pool=decisions.pool(facts),
            tags=decisions.op_tags(facts),
        )
        if settings != NodeSettings(node=facts.name):
            settings_of[identity] = settings
    return settings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleNames:
    """The names of schedules: the translator's, or those that the export makes of the job's."""

    decisions: Decisions | None = None
    jobs: Mapping[str, JobFacts] | None = None

    def of(self, job: str, default: str, schedule: ConfiguredSchedule) -> str:
        """The name of a job's schedule; the job goes by its name in `dagster.yml`."""
        if self.decisions is None or self.jobs is None:
            return default
        facts = ScheduleFacts(
            name=None if schedule.is_inline else schedule.name,
            cron_schedules=schedule.cron_schedules,
            default_name=default,
        )
        return self.decisions.schedule_name(self.jobs[job], facts)

    def refuse_unfit(self, labels: Mapping[str, str], fits: Callable[[str], bool]) -> None:
        """Refuse names that several schedules have, or that the package cannot give one.

        Raises:
            ProjectError: If there is one.
        """
        if self.decisions is None:
            return
        owners: dict[str, str] = {}
        for job, label in labels.items():
            about = f"the schedule of job '{job}'"
            if label in owners:
                other = f"'{label}', which that of job '{owners[label]}' has"
                self.decisions.refuse("get_schedule_name", about, other, is_taken=True)
            if not fits(label):
                why = f"the name '{label}', which the package needs for something else"
                self.decisions.refuse("get_schedule_name", about, why)
            owners[label] = job


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of nodes and jobs once the translator, if there is one, has been asked.

    `nodes` are the facts that it is told, and `settings` those of the nodes' steps.
    """

    jobs: tuple[PlannedJob, ...]
    settings: Mapping[NodeId, NodeSettings]
    nodes: Mapping[NodeId, NodeFacts] = field(default_factory=dict)
    schedule_names: ScheduleNames = field(default_factory=ScheduleNames)


def tell(project: Project, planned: tuple[PlannedJob, ...], decisions: Decisions | None) -> Told:
    """Ask the translator about nodes and jobs.

    Raises:
        ProjectError: If it names an executor that there is not.
    """
    if decisions is None:
        of_nodes = node_settings(project)
        return Told(
            jobs=planned,
            settings={
                node.identity: of_nodes[node.name]
                for pipeline in project.pipelines
                for node in pipeline.nodes
                if node.name in of_nodes
            },
        )
    nodes = all_nodes(project)
    facts = {job.name: job_facts(job, nodes, project.environment) for job in planned}
    return Told(
        jobs=_jobs(project, planned, facts, decisions),
        settings=_settings(nodes, decisions),
        nodes=nodes,
        schedule_names=ScheduleNames(decisions=decisions, jobs=facts),
    )
