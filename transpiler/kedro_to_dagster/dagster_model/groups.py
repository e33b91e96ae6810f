"""The body of a step of several nodes: their calls one after the other, and what becomes of each result."""

from __future__ import annotations

from dataclasses import dataclass

from .call import BodyDecorator, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResult:
    """One output of a node in a group.

    It is kept in a variable where the group's nodes read it from memory (`is_kept`), and handed to Dagster
    as the output called `output`, if it is an asset.
    """

    variable: str
    is_kept: bool
    copy_mode: str | None = None
    output: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedCall:
    """The call of one node in a group.

    Then the I/O managers in `confirmed` confirm, and the variables in `dropped`, which nobody needs any
    more, are deleted.
    """

    node: str
    call: Call
    results: tuple[CallResult, ...]
    confirmed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBody:
    """The body of an asset or op that calls several nodes.

    `inputs` are its arguments, and `io_managers` those that load or confirm a dataset within. Outputs are
    handed to Dagster as they come, unless all of them are the last node's (`returns`). With hooks, Kedro's
    tasks run the nodes. Where `imports_apart` is true, each call has its own imports, since they share
    names.
    """

    calls: tuple[GroupedCall, ...]
    inputs: tuple[str, ...]
    io_managers: tuple[str, ...]
    decorators: tuple[BodyDecorator, ...]
    uses_parameters: bool
    returns: bool
    has_session: bool
    imports_apart: bool
    summary: str | None = None

    @property
    def needs_context(self) -> bool:
        """Whether a dataset is loaded or confirmed within."""
        return bool(self.io_managers)
