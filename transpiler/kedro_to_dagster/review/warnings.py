"""What will bite in production: things that work in one process on one machine, and may not elsewhere."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..dagster_model.package import Package
from ..kedro_model.dataset import PATH_KEYS
from ..kedro_model.node import Node
from ..kedro_model.place import Place
from ..kedro_model.project import Project
from .chains import LONGEST, longest_chain
from .expressions import text_of, value_of
from .facts import Facts, Job, Step, Store

# Those that run steps in containers, each with files of its own.
_IN_CONTAINERS = frozenset(
    {"docker_executor", "k8s_job_executor", "celery_docker_executor", "celery_k8s_job_executor"}
)
# The words under which their configuration puts folders of the machine into the containers.
_MOUNTED = ("volume", "mount")
_OF_THIS_MACHINE = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something to see to before the package runs in production.

    Attributes:
        code: What kind of thing it is; stable.
        subject: What it is about, by its name in Kedro.
        message: What will happen.
        remedy: What to do.
        source: Where it stands in the Kedro project, if that is known.
    """

    code: str
    subject: str
    message: str
    remedy: str
    source: Place | None = None


def find_warnings(project: Project, package: Package, facts: Facts) -> tuple[Warned, ...]:
    """All that is known to be a danger, in a fixed order; nothing that only might be one."""
    return tuple(_Finder(project, package, facts).find())


class _Finder:
    def __init__(self, project: Project, package: Package, facts: Facts) -> None:
        self._project = project
        self._package = package
        self._facts = facts
        nodes = [node for pipeline in project.pipelines for node in pipeline.nodes]
        self._nodes: dict[str, Node] = {node.name: node for node in reversed(nodes)}
        self._places = {dataset.name: dataset.place for dataset in project.datasets}

    def find(self) -> Iterator[Warned]:
        yield from self._elsewhere()
        yield from self._copies()
        yield from self._names()
        yield from self._written_twice()
        yield from self._open()
        yield from self._credentials()
        yield from self._chains()

    def _chains(self) -> Iterator[Warned]:
        """Jobs whose steps are a longer chain than Python's recursion allows."""
        for job in self._facts.jobs.values():
            length = longest_chain(job, self._facts)
            if length > LONGEST:
                yield Warned(
                    code="long-chain",
                    subject=job.name,
                    message=f"{length} steps of the job '{job.name}' come after each other. Dagster "
                    "follows them by recursion, and Python's limit is 1,000.",
                    remedy="Make one step of several nodes with --group-by, or raise the limit with "
                    "sys.setrecursionlimit in defs/__init__.py.",
                )

    # Executors ----------------------------------------------------------------------------------

    def _elsewhere(self) -> Iterator[Warned]:
        """What steps on other machines do not find: data in memory, and files."""
        in_memory: defaultdict[str, list[str]] = defaultdict(list)
        in_files: defaultdict[str, list[str]] = defaultdict(list)
        for job in self._facts.jobs.values():
            where = self._machines(job)
            if where is None:
                continue
            for key, store in self._stores_of(job):
                name, path = self._facts.name_of(key), _local_path(store)
                if not store.is_memory and path is not None:
                    in_files[f"{name} at {path}"].append(f"{job.name} ({where})")
                is_shared = _is_shared(value_of(store.arguments.get("storage")))
                if store.is_memory and not is_shared and self._is_passed_on(job, key):
                    in_memory[name].append(f"{job.name} ({where})")
        for name, jobs in in_memory.items():
            yield Warned(
                code="memory-between-machines",
                subject=name,
                message=f"'{name}' is in memory, and the steps of {_joined(jobs)} pass it on in "
                "Dagster's own storage, which other machines do not see by themselves.",
                remedy="Store it in the catalog, or name a shared place with the option "
                "'memory-storage'.",
                source=self._places.get(name),
            )
        for described, jobs in in_files.items():
            name, _, path = described.partition(" at ")
            yield Warned(
                code="local-path",
                subject=name,
                message=f"'{name}' is the local file {path}, and the steps of {_joined(jobs)} look "
                "for it each where it runs.",
                remedy="Use a place that all of them see, for example s3://, or mount one folder "
                "into all of them.",
                source=self._places.get(name),
            )

    def _copies(self) -> Iterator[Warned]:
        """What Kedro passes on as it is, and several processes cannot."""
        jobs_by_dataset: defaultdict[str, list[str]] = defaultdict(list)
        for job in self._facts.jobs.values():
            function, _ = self._executor(job)
            if function == "in_process_executor":
                continue
            for key, store in self._stores_of(job):
                is_assigned = value_of(store.arguments.get("copy_mode")) == "assign"
                if store.is_memory and is_assigned and self._is_passed_on(job, key):
                    jobs_by_dataset[self._facts.name_of(key)].append(f"'{job.name}'")
        for name, jobs in jobs_by_dataset.items():
            yield Warned(
                code="assigned-between-processes",
                subject=name,
                message=f"'{name}' is passed on without a copy (copy_mode: assign), and the steps of "
                f"{_joined(jobs)} run in processes of their own: there it is pickled.",
                remedy="See that it can be pickled, or run the job in one process.",
                source=self._places.get(name),
            )

    def _executor(self, job: Job) -> tuple[str, ast.expr | None]:
        """The function of a job's executor, and its definition."""
        name = text_of(job.settings.get("executor_def")) or ".".join(self._package.executor.path)
        item = self._facts.items.get("executor", {}).get(name.rpartition(".")[2])
        value = item.settings[""] if item else None
        text = text_of(value) or name
        return text.partition("(")[0].removesuffix(".configured").rpartition(".")[2], value

    def _machines(self, job: Job) -> str | None:
        """Where a job runs its steps, if that is not this machine; None too where folders are mounted."""
        function, value = self._executor(job)
        config = (text_of(value) or "").lower()
        if any(word in config for word in _MOUNTED):
            return None
        if function in _IN_CONTAINERS:
            return function
        if function == "dask_executor" and "'local'" not in config and "'cluster'" in config:
            return function
        if function == "celery_executor" and "'broker'" in config:
            broker = _after(config, "'broker'")
            return None if any(host in broker for host in _OF_THIS_MACHINE) else function
        return None

    def _stores_of(self, job: Job) -> Iterator[tuple[str, Store]]:
        """What the steps of a job read and write, and how it is stored."""
        keys = {
            key
            for step in self._facts.made_by(job)
            for key in (*step.inputs.values(), *step.outputs)
        }
        for key in sorted(keys):
            data = self._facts.data.get(key)
            store = self._facts.store_of(data) if data else None
            if store is not None:
                yield key, store

    def _is_passed_on(self, job: Job, key: str) -> bool:
        """Whether a step of the job reads it."""
        steps = self._facts.made_by(job)
        return any(key in step.inputs.values() for step in steps)

    # Names and data -----------------------------------------------------------------------------

    def _names(self) -> Iterator[Warned]:
        steps = {step.node: step for step in self._facts.steps}
        for name, node in sorted(self._nodes.items()):
            step = steps.get(name)
            if not node.has_given_name and step is not None:
                yield Warned(
                    code="generated-name",
                    subject=name,
                    message=f"the node '{name}' has no name of its own: Kedro makes a name of its "
                    "function and its wiring, and what refers to the node has to follow each change.",
                    remedy="Give it a name.",
                    source=node.place,
                )

    def _written_twice(self) -> Iterator[Warned]:
        """Data that several steps write: whichever runs last wins."""
        written: defaultdict[str, list[Step]] = defaultdict(list)
        places: defaultdict[str, set[str]] = defaultdict(set)
        for step in self._facts.steps:
            for key in step.outputs:
                written[key].append(step)
                data = self._facts.data.get(key)
                store = self._facts.store_of(data) if data else None
                path = value_of(store.arguments.get("filepath")) if store is not None else None
                if isinstance(path, str) and store is not None and not _appends(store):
                    places[path].add(self._facts.name_of(key))
        for key, steps in sorted(written.items()):
            if len(steps) > 1:
                name = self._facts.name_of(key)
                nodes = [f"'{step.node}' of {step.module}" for step in steps]
                yield Warned(
                    code="written-twice",
                    subject=name,
                    message=f"'{name}' is written by the nodes {_joined(nodes)}: "
                    "whichever runs last wins.",
                    remedy="Give each a dataset of its own, or see that their jobs do not run at once.",
                    source=self._places.get(name),
                )
        for path, names in sorted(places.items()):
            if len(names) > 1:
                first, *_ = sorted(names)
                yield Warned(
                    code="written-twice",
                    subject=first,
                    message=f"{_quoted(sorted(names))} are all written to {path}: whichever is "
                    "written last wins.",
                    remedy="Give each a path of its own.",
                    source=self._places.get(first),
                )

    def _open(self) -> Iterator[Warned]:
        """What a run must be given, which a schedule does not do by itself."""
        for resource in self._package.resources:
            for field in resource.left_open:
                name = resource.key.removesuffix("_io_manager")
                yield Warned(
                    code="open-value",
                    subject=f"{name}.{field}",
                    message=f"'{field}' of '{name}' is left open: every run that uses it must be given "
                    "it, scheduled ones too.",
                    remedy="Give it in the run configuration of the job, or export with --params.",
                )
        parameters = self._facts.parameters.get("", {})
        required = [
            f"params:{path}"
            for path, leaf in parameters.items()
            if leaf.value in ("...", "Ellipsis")
        ]
        # Hooks may give what is lacking.
        lacking = [
            parameter.name
            for parameter in self._project.parameters
            if parameter.is_missing and self._package.hooks is None
        ]
        # A mapping that has no default is one in which something is lacking.
        around = {
            name for name in required if any(other.startswith(f"{name}.") for other in lacking)
        }
        for name in dict.fromkeys([*required, *sorted(lacking)]):
            if name in around:
                continue
            is_required = name in required or any(name.startswith(f"{one}.") for one in around)
            reads = "reads parameters" if is_required else "reads it"
            yield Warned(
                code="open-value",
                subject=name,
                message=f"'{name}' has no value: every run in which a node {reads} must be given it, "
                "scheduled ones too.",
                remedy="Give it in the run configuration of the job, or export with --params.",
            )

    def _credentials(self) -> Iterator[Warned]:
        for credentials in self._package.credentials:
            yield Warned(
                code="credentials",
                subject=credentials.name,
                message=f"the entry '{credentials.name}' of the credentials must be there where steps "
                f"run: in conf/local/credentials.yml, or in the variable {credentials.variable}.",
                remedy="Set the variable in the deployment.",
            )


def _appends(store: Store) -> bool:
    """Whether what is there may be kept: a mode is set."""
    return "'mode'" in (text_of(store.arguments.get("save_args")) or "")


def _path(store: Store) -> str | None:
    values = (value_of(store.arguments.get(name)) for name in sorted(PATH_KEYS))
    return next((str(value) for value in values if isinstance(value, str)), None)


def _local_path(store: Store) -> str | None:
    """The path of a store, if it is one of the machine that opens it; not what a run resolves first."""
    path = _path(store)
    return None if path is None or "://" in path or "${" in path else path


def _is_shared(storage: object) -> bool:
    return isinstance(storage, str) and "://" in storage


def _after(text: str, word: str) -> str:
    return text.partition(word)[2].partition(",")[0]


def _quoted(names: Iterable[str]) -> str:
    return _joined([f"'{name}'" for name in names])


def _joined(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
