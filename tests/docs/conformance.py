"""Writes the page that says what becomes of each feature of Kedro, from a table and the golden cases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..support.cases import GOLDEN, ROOT

TABLE = Path(__file__).with_name("conformance.yml")
PAGE = ROOT / "docs" / "reference" / "conformance.md"

_HEAD = """\
# Conformance

What becomes of each feature of Kedro, and of the plugin's, and what proves it. *Translated* means that the
package does what `kedro run` does. The diagnostics in the table tell where a feature is *approximated* or
*refused*, in whole or in some cases.

A golden case is a folder `golden/<case>` of the repository, with a Kedro project and the package that it is
exported to. The tests compare that package byte for byte, and compare the files that `kedro run` and
the package leave. Other tests of a feature are named where there are any.
"""


def sections() -> list[Mapping[str, Any]]:
    """The table, section by section."""
    loaded: list[Mapping[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return loaded


def features() -> Iterator[Mapping[str, Any]]:
    """All features of the table."""
    for section in sections():
        yield from section["features"]


def page() -> str:
    """The page as it should be."""
    parts = [_HEAD]
    for section in sections():
        parts.append(f"\n## {section['title']}\n\n{_table(section['features'])}")
        parts.extend(_example(feature) for feature in section["features"] if "to" in feature)
    return "".join(parts)


def _table(listed: list[Mapping[str, Any]]) -> str:
    head = ["| Feature | Becomes | Proof |", "| --- | --- | --- |"]
    return "\n".join([*head, *(_row(feature) for feature in listed), ""])


def _row(feature: Mapping[str, Any]) -> str:
    becomes = f"{feature['becomes']}: {feature['into']}{_codes(feature)}"
    return f"| {feature['feature']} | {becomes} | {_proof(feature)} |"


def _codes(feature: Mapping[str, Any]) -> str:
    links = (f"[{code}](diagnostics.md#{code.lower()})" for code in feature.get("codes", ()))
    told = ", ".join(links)
    return f" ({told})" if told else ""


def _proof(feature: Mapping[str, Any]) -> str:
    shown = [f"`golden/{feature['shows']}`"] if "shows" in feature else []
    return ", ".join([*shown, *(f"`{test}`" for test in feature.get("tests", ()))])


def _example(feature: Mapping[str, Any]) -> str:
    """The project's lines, and those of the package."""
    case = GOLDEN / feature["shows"]
    package = next((case / "expected" / "src").iterdir())
    quotes = [_quote(package / feature["to"][0], feature["to"][1])]
    if "from" in feature:
        quotes.insert(0, _quote(case / "project" / feature["from"][0], feature["from"][1]))
    return f"\n**{feature['feature']}**\n\n" + "\nbecomes\n\n".join(quotes)


def _quote(file: Path, name: str) -> str:
    text = file.read_text(encoding="utf-8")
    language = "python" if file.suffix == ".py" else "yaml"
    lines = _python(text, name) if file.suffix == ".py" else _yaml(text, name)
    title = file.relative_to(ROOT).as_posix()
    return f'```{language} title="{title}"\n{lines}\n```\n'


def _python(text: str, name: str) -> str:
    """The lines of a definition; or, with `node:`, of the call that makes the node of a dataset."""
    tree, lines = ast.parse(text), text.splitlines()
    if name.startswith("node:"):
        dataset = name.removeprefix("node:")
        found: list[Any] = [call for call in ast.walk(tree) if _is_node_of(call, dataset)]
    else:
        found = _definitions(tree, name)
    first = found[0]
    start = min(
        [first.lineno, *(decorator.lineno for decorator in getattr(first, "decorator_list", ()))]
    )
    return "\n".join(lines[start - 1 : first.end_lineno])


def _definitions(tree: ast.Module, name: str) -> list[Any]:
    return [
        statement
        for statement in tree.body
        if getattr(statement, "name", None) == name
        or (isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name)
    ]


def _is_node_of(call: ast.AST, dataset: str) -> bool:
    """Whether it is the call of `node` that has a dataset among its arguments."""
    if not isinstance(call, ast.Call) or ast.unparse(call.func) not in ("node", "Node"):
        return False
    return any(isinstance(part, ast.Constant) and part.value == dataset for part in ast.walk(call))


def _yaml(text: str, name: str) -> str:
    """The lines of a key at the top level, or the whole file (`*`)."""
    if name == "*":
        return text.rstrip("\n")
    found = re.search(rf"^\"?{re.escape(name)}\"?:.*\n(?:(?: .*)?\n)*", text, re.M)
    assert found is not None, f"there is no key '{name}'"
    return found[0].rstrip("\n")
