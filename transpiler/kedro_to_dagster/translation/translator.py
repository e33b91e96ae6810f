"""The class that a project derives its translator from."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .facts import DatasetFacts, JobFacts, NodeFacts, PipelineFacts, RetryPolicy, ScheduleFacts
from .references import ByPath


class Translator:
    """Decides how a Kedro project looks in Dagster; derive from it to decide otherwise.

    Name the class in the project's `pyproject.toml`, as
    `[tool.kedro-to-dagster] translator = "module:Class"`. The export makes one instance, without
    arguments, and asks it about each dataset, node, pipeline and job. Each method gives what the export
    decides by itself, so that `super()` in a method of yours gives the default.

    What the methods return is written into the package. It must be the same on every machine and at
    all times: the class itself is not part of the package, and no run asks it.
    """

    # What is left out ----------------------------------------------------------------------------

    def includes_pipeline(self, pipeline: PipelineFacts) -> bool:
        """Whether a registered pipeline is exported. Nodes that are in no other one go with it."""
        return True

    def includes_node(self, node: NodeFacts) -> bool:
        """Whether a node is exported. Without it, what it writes is read as it is stored."""
        return True

    # Assets --------------------------------------------------------------------------------------

    def get_asset_key_prefix(self, dataset: DatasetFacts) -> Sequence[str]:
        """What the key of an asset begins with: by default the option `asset-key-prefix`."""
        return dataset.default_key_prefix

    def get_asset_key(self, dataset: DatasetFacts) -> Sequence[str]:
        """The key of an asset: by default the prefix, and the parts of its name between dots.

        No two assets may have one key.
        """
        return (*self.get_asset_key_prefix(dataset), *dataset.name.split("."))

    def get_group_name(self, dataset: DatasetFacts) -> str | None:
        """The group of an asset; None for Dagster's own group `default`.

        By default it is the one in the metadata, else the namespace of the node, else its pipeline.
        """
        return dataset.default_group

    def get_kinds(self, dataset: DatasetFacts) -> Iterable[str]:
        """The kinds of an asset, ten at most: by default from the dataset's type and its metadata."""
        return dataset.default_kinds

    def get_tags(self, dataset: DatasetFacts) -> Mapping[str, str]:
        """The tags of an asset: by default those of its node, the layer, and those of its metadata."""
        return dict(dataset.default_tags)

    def get_owners(self, dataset: DatasetFacts) -> Sequence[str]:
        """The owners of an asset, as e-mail addresses or `team:name`: by default from its metadata."""
        return dataset.default_owners

    def get_metadata(self, dataset: DatasetFacts) -> Mapping[str, Any]:
        """Further metadata of an asset, as Dagster's configuration can hold it."""
        return copy.deepcopy(dict(dataset.default_metadata))

    def get_description(self, dataset: DatasetFacts) -> str | None:
        """The description of an asset; with None, Dagster shows the docstring of the node's function."""
        return dataset.default_description

    def get_io_manager(self, dataset: DatasetFacts) -> ByPath | str | None:
        """How a dataset is loaded and saved; with None, through its Kedro dataset.

        By default it is as `dagster.yml` says. A class of yours takes the place of the Kedro dataset, or
        the resource of a key that the package's folder `defs` defines. Then Kedro has no part in it: the
        catalog entry, dataset hooks and previews do not count.
        """
        return dataset.default_io_manager

    # Steps ---------------------------------------------------------------------------------------

    def get_op_name(self, node: NodeFacts) -> str | None:
        """The name of a node's op, which is that of its step: by default after what it makes."""
        return None

    def get_op_tags(self, node: NodeFacts) -> Mapping[str, Any]:
        """The tags of a node's step, which executors read; `kedro/node` is always one of them."""
        return copy.deepcopy(dict(node.default_tags))

    def get_retry_policy(self, node: NodeFacts) -> RetryPolicy | None:
        """How often a node's step is tried again."""
        return node.default_retry_policy

    def get_pool(self, node: NodeFacts) -> str | None:
        """The concurrency pool in which a node's step takes a slot."""
        return node.default_pool

    # Jobs ----------------------------------------------------------------------------------------

    def get_job_name(self, job: JobFacts) -> str:
        """The name of a job. No two jobs, and no job and op, may have one name."""
        return job.default_name

    def get_job_tags(self, job: JobFacts) -> Mapping[str, str]:
        """The tags of a job's runs, which run launchers and the queue read."""
        return dict(job.default_tags)

    def get_executor(self, job: JobFacts) -> ByPath | str | None:
        """The executor of a job: one of `dagster.yml` by name, or one of yours.

        With None, its steps run one after another, in one process.
        """
        return job.default_executor

    def get_schedule_name(self, job: JobFacts, schedule: ScheduleFacts) -> str:
        """The name of a job's schedule: by default the job's name in Dagster, then the schedule's."""
        return schedule.default_name
