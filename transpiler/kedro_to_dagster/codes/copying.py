"""Codes about what `--copy-code` copies: modules, files and requirements."""

from __future__ import annotations

from ..errors import ProjectError
from .code import DiagnosticCode, ErrorCode, Severity

IMPORT_BY_UNKNOWN_NAME = DiagnosticCode(
    "K2D208",
    Severity.APPROXIMATED,
    "A module is imported by a name that only a run knows",
    message="a module is imported by a name that only a run knows: one of the project's is "
    "not found in the copy.",
    remedy="Import it with an import statement.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): `import_module(name)`, `__import__`, or a walk
over a package's modules. Whether it imports a module of the project is not known, and such a module is
found neither by the export nor by the copy. Import it with an import statement. A name that begins with
that of a library is not reported.""",
)
TEXT_RENAMED = DiagnosticCode(
    "K2D209",
    Severity.NOTE,
    "A text names a copied module",
    message="the text '{text}' names a module of the project, and is given the name of the copy.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): `import_module("project.module")`, or a function
that reads files of a package. The module is copied, and the text has the name of the copy.""",
)
TEXT_NOT_RENAMED = DiagnosticCode(
    "K2D210",
    Severity.APPROXIMATED,
    "A text names a module of the project, and is left as it is",
    message="the text '{text}' names a module of the project, and stands as it is in the copy.",
    remedy="Import the module instead.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): what the text is for is not known. If it is for
an import, that fails where the project is not importable. Import the module or the class instead.""",
)
FILES_OUTSIDE_OF_COPY = DiagnosticCode(
    "K2D211",
    Severity.APPROXIMATED,
    "Files are looked for outside of a copied package",
    message="files are looked for by the place of a module: from the copy, nothing outside "
    "of its package is found.",
    remedy="Keep the files in the package, or name them in the catalog or in a parameter.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): a module finds files by `__file__`, above its
top-level package or in a way that is not understood. Files within the package are copied. Keep the
files there, or name them in the catalog or in a parameter.""",
)
FILE_NOT_COPIED = DiagnosticCode(
    "K2D212",
    Severity.APPROXIMATED,
    "A file is not copied",
    message="'{origin}' is not copied into the package: {reason}.",
    remedy="Bring it to where the package runs, as the documentation of --copy-code says.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): a file of the configuration holds what looks
like a secret, or a file beside a module has more than 5 MB. Bring it to the place that the message
names by hand.""",
)
REQUIREMENT_LEFT_OUT = DiagnosticCode(
    "K2D213",
    Severity.APPROXIMATED,
    "A requirement is left out",
    message="'{requirement}' is no requirement that a pyproject.toml can have; the package "
    "goes without it.",
    remedy="Correct it, or name a distribution for it in 'dependencies' of [tool.kedro-to-dagster].",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): the project's requirements have a folder or a
repository without the name of a distribution, or what pip does not understand. Correct it, or name the
distribution in `dependencies` of `[tool.kedro-to-dagster]`.""",
)
HOOK_OF_ENTRY_POINT = DiagnosticCode(
    "K2D219",
    Severity.REFUSED,
    "A hook of the project is registered by an entry point",
    about=("hook",),
    message="the hook '{name}' is of the project, and the entry point of '{distribution}' registers it: a "
    "package with copies runs without it where that is not installed.",
    remedy="Name it in HOOKS of settings.py.",
    documentation="""\
With [`--copy-code`](../how-to/without-the-project.md): Kedro finds hooks of installed distributions by
their entry points, here by one of the project itself. The package does without the project, so nothing
tells Kedro of the hook. Name it in `HOOKS`.""",
)
MODULE_NOT_READ = ErrorCode(
    "K2D955",
    ProjectError,
    message="{place}: the module '{module}' cannot be read: {told}.",
    remedy="Correct it, or remove what imports it.",
    documentation="""\
A module that is to be copied cannot be read.""",
)
MODULE_COMPILED = ErrorCode(
    "K2D956",
    ProjectError,
    message="{origin}: the module '{module}' is compiled, and --copy-code copies source only.",
    remedy="Move it into a distribution of its own that is installed, or export without "
    "--copy-code.",
    documentation="""\
A module that is to be copied is compiled.""",
)
MODULE_NOT_REWRITABLE = ErrorCode(
    "K2D957",
    ProjectError,
    message="{cause}. The module cannot be copied.",
    remedy="Write it in the syntax of an earlier version of Python, or export without --copy-code.",
    documentation="""\
A module that is to be copied has syntax that cannot be rewritten.""",
)
