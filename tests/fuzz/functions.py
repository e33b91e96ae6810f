"""Functions of nodes: of every kind that Python has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .draft import Draft

_ERRORS = (
    *("ValueError('bad', 3)", "KeyError('x')", "RuntimeError('é\\nline')", "ZeroDivisionError"),
    *(
        "AssertionError()",
        "tools.OwnError(3, reason='own')",
        "OSError(2, 'no')",
    ),
    *("ValueError('outer') from KeyError('inner')", "TypeError('missing 1')"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a node gives its function, and what it wants of it.

    `arguments` are names of keywords, or the number of positions. `kinds` are those of the outputs;
    `by_key` has the keys of a mapping of outputs.
    """

    arguments: Sequence[str] | int
    kinds: Sequence[str]
    by_key: Sequence[str] = ()
    chunks: bool = False
    by_part: bool = False
    types: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether a function that knows nothing of keywords and several outputs can be called."""
        return (
            isinstance(self.arguments, int)
            and len(self.kinds) == 1
            and not (self.by_key or self.chunks or self.by_part)
        )


def function_for(draft: Draft, call: Call, failure: str | None = None) -> str:
    """An expression of a function that fits, whose definition is among those of the draft."""
    name = f"f{draft.number()}"
    if call.is_plain and failure is None and not call.types and draft.chance(0.4):
        special = _special(draft, call, name)
        if special is not None:
            return special
    signature, given = _signature(draft, call)
    if call.by_part:
        draft.functions.append(
            f"def {name}({signature}):\n    parts = tools.by_part({name!r}, {given})\n"
            f"    return {', '.join(['parts'] * len(call.kinds))}\n"
        )
        return f"functions.{name}"
    is_spoilt = not draft.shares_nothing and draft.chance(0.15, "inputs changed in place")
    spoils = "    tools.spoil(*given)\n" if is_spoilt else ""
    body = (
        f"    given = [{given}]\n    told = tools.look({name!r}, *given)\n"
        f"{spoils}{_result(draft, call, failure)}"
    )
    decorator = "@tools.decorated\n" if not call.chunks and draft.chance(0.1, "decorated") else ""
    draft.functions.append(f"{decorator}def {name}({signature}):\n{body}")
    if not call.chunks and draft.chance(0.1, "partial"):
        return f"functools.partial(functions.{name})"
    if not call.chunks and failure is None and draft.chance(0.06, "lambda around"):
        return f"lambda *values, **named: functions.{name}(*values, **named)"
    return f"functions.{name}"


def _special(draft: Draft, call: Call, name: str) -> str | None:
    (kind,) = call.kinds
    ways = {
        "bound method": f"tools.Worker({name!r}, {kind!r}).work",
        "callable object": f"tools.Worker({name!r}, {kind!r})",
        "closure": f"tools.closure({name!r}, {kind!r})",
        "lambda": f"lambda *values: tools.make({kind!r}, tools.look({name!r}, *values))",
        "partial of a method": f"functools.partial(tools.Worker({name!r}, {kind!r}).work, extra=[1, None])",
    }
    if kind == "json":
        ways["class method"] = "tools.Worker.of_class"
    if kind == "text":
        ways["static method"] = "tools.Worker.of_none"
    if kind == "object":
        ways["function that returns a generator"] = "tools.iterated"
    if kind in ("json", "object"):
        ways["builtin"] = (
            draft.random.choice(("repr", "callable", "ascii")) if call.arguments == 1 else ""
        )
    feature, expression = draft.random.choice(sorted(ways.items()))
    if not expression:
        return None
    draft.note(feature)
    return expression


def needs_name(function: str) -> bool:
    """Whether Kedro can name no node after it."""
    return "Worker(" in function


def _signature(draft: Draft, call: Call) -> tuple[str, str]:
    """The arguments of a definition, and an expression of what they hold."""
    if call.types:
        given = call.arguments
        names = [f"a{number}" for number in range(given)] if isinstance(given, int) else list(given)
        annotated = [
            f"{name}: {call.types[number]}" if number in call.types else name
            for number, name in enumerate(names)
        ]
        return ", ".join(annotated), ", ".join(names)
    if isinstance(call.arguments, int):
        names = [f"a{number}" for number in range(call.arguments)]
        if draft.chance(0.15, "*args"):
            kept = draft.random.randrange(len(names) + 1)
            return ", ".join((*names[:kept], "*rest")), ", ".join((*names[:kept], "*rest"))
        if names and draft.chance(0.1, "positional only"):
            return ", ".join((*names, "/")), ", ".join(names)
    else:
        names = list(call.arguments)
        if draft.chance(0.2, "**kwargs"):
            kept = draft.random.randrange(len(names) + 1)
            return ", ".join((*names[:kept], "**others")), ", ".join((*names[:kept], "others"))
        if names and draft.chance(0.2, "keyword only"):
            return ", ".join(("*", *names)), ", ".join(names)
    if draft.chance(0.15, "default"):
        default = draft.random.choice(("None", "3", "('a', 1)", "datetime.date(2024, 1, 2)"))
        return ", ".join((*names, f"unused={default}")), ", ".join((*names, "unused"))
    return ", ".join(names), ", ".join(names)


def _result(draft: Draft, call: Call, failure: str | None) -> str:
    """The lines that return, yield or raise."""
    if failure == "raise":
        error = draft.random.choice(_ERRORS)
        return f"    raise {error}\n"
    made = [f"tools.make({kind!r}, [told, {number}])" for number, kind in enumerate(call.kinds)]
    if call.chunks:
        return _chunks(draft, call, failure)
    if failure == "none":
        return "    return None\n"
    if failure == "number" and call.by_key:
        pairs = [f"{key!r}: {each}" for key, each in zip(call.by_key, made, strict=True)]
        return f"    return {{{', '.join((*pairs, repr('more') + ': 1'))}}}\n"
    if failure == "number":
        return f"    return [{', '.join((*made, '1'))}]\n"
    if failure == "type":
        return "    return object()\n"
    if not made:
        return (
            draft.random.choice(("    return None\n", "", "    return 'ignored'\n"))
            or "    del told\n"
        )
    if call.by_key:
        pairs = [f"{key!r}: {each}" for key, each in zip(call.by_key, made, strict=True)]
        draft.random.shuffle(pairs)
        return f"    return {{{', '.join(pairs)}}}\n"
    if len(made) == 1:
        return f"    return {made[0]}\n"
    ways = ("[{}]", "({})", "[{}]", "tools.Several([{}])")
    return f"    return {draft.random.choice(ways).format(', '.join(made))}\n"


def _chunks(draft: Draft, call: Call, failure: str | None) -> str:
    chunk = [_chunk(kind, number) for number, kind in enumerate(call.kinds)]
    if call.by_key:
        pairs = [f"{key!r}: {each}" for key, each in zip(call.by_key, chunk, strict=True)]
        text = f"{{{', '.join(pairs)}}}"
    else:
        text = chunk[0] if len(chunk) == 1 else f"({', '.join(chunk)})"
    end = (
        "        if part == 1:\n            raise ValueError('between chunks')\n" if failure else ""
    )
    return f"    for part in range({draft.random.choice((1, 2, 3))}):\n        yield {text}\n{end}"


def _chunk(kind: str, number: int) -> str:
    if kind == "part_chunks":
        return f"{{f'part{{part}}': {{'told': told, 'number': {number}}}}}"
    return f"[told, part, {number}]"
