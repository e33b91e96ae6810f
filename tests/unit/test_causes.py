"""What an exception comes from is told once: the innermost cause, with its file and line."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from kedro_to_dagster.inspect.config.causes import cause_of, place_of


def _error(project: Path, text: str, name: str = "module") -> BaseException:
    """The exception that importing a module of the project ends with."""
    file = project / "src" / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None
    try:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    except BaseException as error:
        return error
    raise AssertionError("the module can be imported")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import moon\n", "ModuleNotFoundError: No module named 'moon' (src/module.py:1)"),
        ("\ndef f(:\n", "SyntaxError: invalid syntax (src/module.py:2)"),
        ("\n\nassert False\n", "AssertionError (src/module.py:3)"),
        ("raise ValueError('a\\n  b.')\n", "ValueError: a b (src/module.py:1)"),
        # The line in the project that led to it, not that of the library.
        ("import json\njson.loads('')\n", "(src/module.py:2)"),
        (
            "try:\n    import moon\nexcept ImportError as e:\n    raise RuntimeError('no moon') from e\n",
            "RuntimeError: no moon; caused by ModuleNotFoundError: No module named 'moon' "
            "(src/module.py:2)",
        ),
        # One that only repeats its cause.
        (
            "try:\n    {}['moon']\nexcept KeyError as e:\n    raise RuntimeError(f'failed: {e}')\n",
            "KeyError: 'moon' (src/module.py:2)",
        ),
        (
            "try:\n    {}['moon']\nexcept KeyError:\n    raise RuntimeError('set MOON') from None\n",
            "RuntimeError: set MOON (src/module.py:4)",
        ),
    ],
)
def test_the_innermost_cause_is_told_with_its_file_and_line(
    tmp_path: Path, text: str, told: str
) -> None:
    said = cause_of(_error(tmp_path, text), tmp_path)
    assert said.endswith(told)
    message = told.rpartition("(")[0].strip()
    assert not message or said.count(message) == 1


def test_libraries_in_the_project_s_folder_are_not_the_project(tmp_path: Path) -> None:
    error = _error(tmp_path / ".venv/site-packages", "import moon\n")
    assert place_of(error, tmp_path) is None


def test_errors_that_come_from_each_other_in_a_circle_end(tmp_path: Path) -> None:
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    assert cause_of(first, tmp_path) == "ValueError: first; caused by ValueError: second"
