"""Signatures and annotations of a module that names in them what only a type checker imports.

Since 3.14, Python evaluates annotations when they are asked for, without the import from `__future__`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest
from kedro_to_dagster.inspect.code.instances import arguments
from kedro_to_dagster.inspect.code.signatures import annotations_of, signature_of
from kedro_to_dagster_runtime.metadata import describe

_CODE = """
class Scale:
    def __init__(self, factor: Nowhere, offset: Nowhere = 0):
        self.factor = factor
        self.offset = offset

    def preview(self) -> Nowhere:
        return "a"
"""
_FUTURE = "from __future__ import annotations\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    text = _CODE if sys.version_info >= (3, 14) else _FUTURE + _CODE
    (tmp_path / "late_annotations.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "late_annotations", raising=False)
    return importlib.import_module("late_annotations")


def test_they_are_no_obstacle(module: ModuleType) -> None:
    assert list(signature_of(module.Scale).parameters) == ["factor", "offset"]
    assert "Nowhere" in str(annotations_of(module.Scale.preview)["return"])
    assert annotations_of(3) == {}


def test_an_instance_of_such_a_class_is_made_again(module: ModuleType) -> None:
    assert arguments(module.Scale(2)) == {"factor": 2}


def test_a_dataset_with_such_a_preview_is_described_without_it(module: ModuleType) -> None:
    assert "preview" not in describe(module.Scale(2), "data", None, True)
