"""Which modules of the runtime are copied into a package, and that the copies are the originals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from kedro_to_dagster.emit.files import runtime_files as module
from kedro_to_dagster.emit.files.runtime_files import runtime_files

from ..support.cases import RUNTIME, runtime_copy

Copied = Callable[..., set[str]]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copied:
    """Writes a runtime of its own, and tells which of its files are copied for a module."""
    monkeypatch.setattr(module, "files", lambda _: tmp_path)

    def copy(used: str, /, **sources: str) -> set[str]:
        everywhere = {"__init__": '"""The runtime."""', "other": "", "another": ""}
        packages = {"hooks/__init__": "", "hooks/session": "", "hooks/steps": ""}
        for path, source in {**everywhere, **packages, **sources}.items():
            file = tmp_path / f"{path}.py"
            file.parent.mkdir(exist_ok=True)
            file.write_text(dedent(source))
        made = {file.path.removeprefix("runtime/") for file in runtime_files("runtime", [used])}
        assert "__init__.py" in made
        return made - {"__init__.py", f"{used.replace('.', '/')}.py"}

    return copy


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", set()),
        ("from .other import name", {"other.py"}),
        ("from . import other, another", {"other.py", "another.py"}),
        ("from . import name", set()),
        ("from .other import (\n    name,\n    name as again,\n)", {"other.py"}),
        ("def late():\n    from .other import name", {"other.py"}),
        ("try:\n    pass\nfinally:\n    from .other import name", {"other.py"}),
        ("if TYPE_CHECKING:\n    from .other import Name", {"other.py"}),
        ("'''\nfrom .other import name\n'''", set()),
        ("# from .other import name", set()),
        ("from os import path\nimport json", set()),
        ("from .hooks import session", {"hooks/__init__.py", "hooks/session.py"}),
        ("from .hooks.session import name", {"hooks/__init__.py", "hooks/session.py"}),
        ("from .hooks import name", {"hooks/__init__.py"}),
    ],
)
def test_what_a_module_imports_is_copied(source: str, found: set[str], copied: Copied) -> None:
    assert copied("used", used=source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", set()),
        ("from . import steps", {"hooks/steps.py"}),
        ("from .steps import name", {"hooks/steps.py"}),
        ("from .. import other", {"other.py"}),
        ("from ..other import name", {"other.py"}),
        ("from ..hooks.steps import name", {"hooks/steps.py"}),
    ],
)
@pytest.mark.parametrize("used", ["hooks.session", "hooks/session"])
def test_what_a_module_of_a_package_imports_is_copied(
    used: str, source: str, found: set[str], copied: Copied
) -> None:
    files = copied(used, **{"hooks/session": source})
    assert files == found | {"hooks/__init__.py"}


def test_what_the_init_of_a_package_imports_is_copied(copied: Copied) -> None:
    files = copied(
        "hooks.session", **{"hooks/__init__": "from .steps import name\nfrom ..other import x"}
    )
    assert files == {"hooks/__init__.py", "hooks/steps.py", "other.py"}


def test_imports_are_followed_and_may_go_in_circles(copied: Copied) -> None:
    files = copied("used", used="from .other import x", other="from . import another, used")
    assert files == {"other.py", "another.py"}


def test_of_the_runtimes_own_init_only_the_docstring_is_copied(
    copied: Copied, tmp_path: Path
) -> None:
    source = '"""Two\n\nparagraphs."""\n\nfrom .other import name\n'
    assert copied("used", __init__=source, used="") == set()
    texts = {file.path: file.text for file in runtime_files("runtime", ["used"])}
    assert texts["runtime/__init__.py"] == '"""Two\n\nparagraphs."""\n'


@pytest.mark.parametrize("source", ["from .missing import name", "from .hooks.missing import name"])
def test_a_module_that_is_missing_is_named(source: str, copied: Copied) -> None:
    with pytest.raises(ModuleNotFoundError, match="missing"):
        copied("used", used=source)


def test_every_module_is_copied_to_the_letter() -> None:
    paths = {path.relative_to(RUNTIME).as_posix() for path in RUNTIME.rglob("*.py")}
    used = {path.removesuffix(".py").removesuffix("/__init__") for path in paths - {"__init__.py"}}
    made = {
        file.path.removeprefix("runtime/"): file.data for file in runtime_files("runtime", used)
    }
    assert made == {path: runtime_copy(path) for path in paths}
