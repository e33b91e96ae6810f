"""Notes where the project creates its nodes, which Kedro does not keep."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any

import kedro
from kedro.pipeline.node import Node

from ...kedro_model.place import Place
from ..code.sources import resolved_file

_KEDRO = str(Path(kedro.__file__).parent)


class NodePlaces:
    """The places of nodes: the line that created each, or the node that it is a copy of."""

    def __init__(self, project: Path) -> None:
        self._project = project.resolve()
        # The nodes are kept too, so that no other object gets the number of one.
        self._places_by_id: dict[int, tuple[Node, Place | None]] = {}

    def of(self, node: Node) -> Place | None:
        """Where a node was created; None if it was not seen, or is not the project's."""
        return self._places_by_id.get(id(node), (node, None))[1]

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note the nodes that are created meanwhile."""
        kind: Any = Node
        create = kind.__init__

        @wraps(create)
        def noted(node: Node, *args: Any, **keywords: Any) -> None:
            create(node, *args, **keywords)
            self._places_by_id[id(node)] = node, self._place(sys._getframe(1))

        # Kedro has no hook for it.
        kind.__init__ = noted
        try:
            yield
        finally:
            kind.__init__ = create

    def _place(self, frame: FrameType | None) -> Place | None:
        while frame is not None and frame.f_code.co_filename.startswith(_KEDRO):
            original = frame.f_locals.get("self")
            if frame.f_code is Node._copy.__code__ and id(original) in self._places_by_id:
                return self._places_by_id[id(original)][1]
            frame = frame.f_back
        if frame is None:
            return None
        file = resolved_file(frame.f_code.co_filename)
        if not file.is_relative_to(self._project):
            return None
        return Place(file=file.relative_to(self._project).as_posix(), line=frame.f_lineno)
