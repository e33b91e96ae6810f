"""The copies of the project's code: its own text, with the names of the copies in its imports."""

from __future__ import annotations

import re
from collections.abc import Iterator

import libcst as cst

from ...dagster_model.copies import CopiedModule, Copies
from ...dagster_model.package import Package
from ...files import GeneratedFile
from ..code.copied_names import CopiedNames, RenamedImports, RenamedTexts, renamed_texts
from ..code.source import Source

# What Python takes for the encoding of a file, in one of its first two lines (PEP 263).
_ENCODING = re.compile(r"^([ \t\f]*#.*?coding[:=][ \t]*)([-\w.]+)")
# The types of datasets in a catalog.
_TYPE = re.compile(r"""^(?P<before>\s*(?:-\s+)?(?:type|dataset):\s*["']?)(?P<type>[\w.]+)""", re.M)


class CannotRewriteError(Exception):
    """A module is in a form that cannot be rewritten; the message has its place and the reason."""


def emit_copies(package: Package, copies: Copies, root: str) -> Iterator[GeneratedFile]:
    """The modules at their own paths below the folder of the copies, and the other files.

    Raises:
        CannotRewriteError: If a module is in a form that cannot be rewritten.
    """
    doc = (
        f"Code of the Kedro project `{package.kedro_package}`: its modules, under their own paths."
    )
    yield GeneratedFile(path=f"{root}/{copies.folder}/__init__.py", text=Source(doc=doc).text())
    prefix = f"{package.name}.{copies.folder}"
    names = CopiedNames(copies=copies, prefix=prefix)
    for module in copies.modules:
        yield GeneratedFile(path=f"{root}/{module.path}", text=_text(module, names))
    for file in copies.files:
        data = (
            _configuration(file.data, copies, prefix) if _is_yaml(file.path, copies) else file.data
        )
        yield GeneratedFile(path=f"{root}/{file.path}", text="", binary=data)


def _text(module: CopiedModule, names: CopiedNames) -> str:
    text = _in_utf8(module.text)
    tops = {
        module_name.partition(".")[0]
        for module_name in names.copies.names | names.copies.namespaces
    }
    if not tops & set(re.findall(r"\w+", text)):
        return text
    try:
        tree = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise CannotRewriteError(f"{module.origin}:{error.raw_line}: {error.message}") from error
    tree = tree.visit(RenamedImports(names))
    if module.named:
        tree = tree.visit(RenamedTexts(renamed_texts(module.named, names.prefix)))
    return tree.code


def _in_utf8(text: str) -> str:
    """The text with the encoding that it is written in, if it names one."""
    lines = text.split("\n", 2)
    lines[:2] = [_ENCODING.sub(r"\g<1>utf-8", line) for line in lines[:2]]
    return "\n".join(lines)


def _is_yaml(path: str, copies: Copies) -> bool:
    return not path.startswith(f"{copies.folder}/") and path.endswith((".yml", ".yaml"))


def _configuration(data: bytes, copies: Copies, prefix: str) -> bytes:
    """A file of the configuration, in which the types of datasets have the names of the copies."""
    text = data.decode("utf-8")

    def renamed(match: re.Match[str]) -> str:
        is_copied = "." in match["type"] and copies.has(match["type"])
        return f"{match['before']}{prefix}.{match['type']}" if is_copied else match[0]

    return _TYPE.sub(renamed, text).encode("utf-8")
