"""Which dataset and node a file belongs to, and where the package has them: what to look at."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..kedro_model.node import Node, is_parameter, untranscoded
from .external import stored_paths
from .plan import Plan, Target

_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things are, for one pipeline.

    `stored` has the path of each dataset, `makers` the node of the pipeline that writes it, and `modules`
    the module of the package that has the node's asset or op; `nodes` has the node of each
    op, `order` the place of each node in the pipeline, and `functions` the file of each node's function.
    What is only in memory at the end has a path too, by which it is told.
    `tables` has the table of each dataset that is one of a database, `spans` the file and the lines of each
    node's function, and `before` the nodes whose data comes to a node in memory only.
    """

    stored: Mapping[str, str]
    makers: Mapping[str, str]
    modules: Mapping[str, str]
    nodes: Mapping[str, str]
    order: Mapping[str, int]
    root: str
    functions: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, tuple[str, range]] = field(default_factory=dict)
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_in_memory(self, dataset: str) -> bool:
        """Whether a dataset is only in memory at the end."""
        return self.stored.get(dataset) == in_memory(dataset)

    def dataset_of(self, file: str, table: str | None = None) -> str | None:
        """The dataset that a file, or a table in it, is of: that whose path is the longest above it."""
        candidates = [
            (len(path), self.tables.get(name) == table, name)
            for name, path in self.stored.items()
            if file == path or file.startswith(f"{path}/")
        ]
        # Of two views of a dataset, the one that a node writes.
        candidates.sort(
            key=lambda item: (-item[0], not item[1], item[2] not in self.makers, item[2])
        )
        return candidates[0][2] if candidates else None

    def maker_of(self, dataset: str | None) -> str | None:
        """The node that writes a dataset."""
        if dataset is None:
            return None
        return self.makers.get(dataset) or self.makers.get(untranscoded(dataset))

    def node_named_in(self, text: str) -> str | None:
        """The node that a message names, or that makes the dataset that it names."""
        for name in _QUOTED.findall(text):
            node = name if name in self.order else self.makers.get(name)
            if node is not None:
                return node
        return None

    def rank(self, file: str) -> tuple[int, str]:
        """Sorts files by the nodes that write them: what comes first may be why the rest differs."""
        return self.rank_of(self.dataset_of(file))[0], file

    def rank_of(self, dataset: str | None) -> tuple[int, str]:
        """Sorts datasets by the nodes that write them."""
        return self.order.get(self.maker_of(dataset) or "", len(self.order)), dataset or ""

    def module_of(self, node: str | None) -> str:
        """The module that has a node."""
        return f"{self.root}/{self.modules.get(node or '', 'assets')}"

    def loggers(self, file: str, line: int) -> tuple[str, ...]:
        """The nodes whose function has a line, in the order of the pipeline."""
        nodes = [
            node for node, (place, lines) in self.spans.items() if place == file and line in lines
        ]
        return tuple(sorted(nodes, key=lambda node: self.order.get(node, len(self.order))))

    def node_of(self, op: str | None) -> str | None:
        """The node that an op stands for; a name that no op has is one of a node."""
        return self.nodes.get(op or "", op)


def in_memory(dataset: str) -> str:
    """What a dataset that is only in memory at the end is called among files."""
    return f"{dataset} (in memory)"


def places_of(plan: Plan, target: Target, folder: Path) -> Places:
    """Where the things of a pipeline are."""
    makers: dict[str, str] = {}
    for node in target.pipeline.nodes:
        for binding in node.outputs:
            makers[binding.dataset] = node.name
            makers.setdefault(untranscoded(binding.dataset), node.name)
    package = plan.package
    modules = {
        node: f"assets/{asset.module}.py" for asset in package.assets for node in asset.nodes
    }
    modules.update({op.node: f"ops/{op.module}.py" for op in package.ops})
    stored = stored_paths(plan.project, folder)
    return Places(
        stored={
            **{name: path for name, path in stored.items() if not is_parameter(name)},
            **{name: in_memory(name) for name in plan.left_in_memory(target)},
        },
        makers=makers,
        modules=modules,
        nodes={
            **{asset.op_name: asset.node for asset in package.assets},
            **{op.name: op.node for op in package.ops},
        },
        order={node.name: number for number, node in enumerate(target.pipeline.nodes)},
        root=f"src/{package.name}",
        functions={
            node.name: node.function.place.file
            for node in target.pipeline.nodes
            if node.function.place is not None
        },
        spans=_spans(target.pipeline.nodes, folder),
        before=_before(target.pipeline.nodes, makers, plan),
        tables={
            dataset.name: str(value)
            for dataset in plan.project.datasets
            for key, value in dataset.arguments
            if key == "table_name"
        },
    )


def _before(
    nodes: Iterable[Node], makers: Mapping[str, str], plan: Plan
) -> dict[str, tuple[str, ...]]:
    """The nodes whose data comes to each node in memory only, at first or second hand, nearest first."""
    in_memory = {dataset.name for dataset in plan.project.datasets if dataset.is_memory}
    before: dict[str, tuple[str, ...]] = {}
    # In the order of the pipeline: what a node reads was made by one that is known.
    for node in nodes:
        near = [
            makers[binding.dataset]
            for binding in node.inputs
            if binding.dataset in in_memory and binding.dataset in makers
        ]
        far = [other for name in near for other in before.get(name, ())]
        before[node.name] = tuple(dict.fromkeys((*near, *far)))
    return before


def _spans(nodes: Iterable[Node], folder: Path) -> dict[str, tuple[str, range]]:
    """The file and the lines of each node's function, where the project has them."""
    spans = {}
    functions: dict[str, list[range]] = {}
    for node in nodes:
        place = node.function.place
        if place is None or place.line is None:
            continue
        if place.file not in functions:
            functions[place.file] = _functions(folder / place.file)
        span = next((lines for lines in functions[place.file] if place.line in lines), None)
        if span is not None:
            spans[node.name] = (place.file, span)
    return spans


def _functions(file: Path) -> list[range]:
    """The lines of each function in a file, those inside of others first."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return []
    found = [
        range(
            min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]),
            node.end_lineno + 1,
        )
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno is not None
    ]
    return sorted(found, key=len)
