"""The user's own definitions."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

import dagster as dg
import pytest
from dagster.components.core import load_defs
from kedro_to_dagster_runtime.own import own_definitions

AS_EXPORTED = '"""Your own definitions."""\n'
ASSET = "import dagster as dg\n\n@dg.asset\ndef extra(): ...\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package, with the folder `defs` that an export makes."""
    name = f"package_{uuid4().hex}"
    package = tmp_path / "src" / name
    (package / "defs").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "defs/__init__.py").write_text(AS_EXPORTED)
    (tmp_path / "pyproject.toml").write_text(
        f'[tool.dg]\ndirectory_type = "project"\n[tool.dg.project]\nroot_module = "{name}"\n'
    )
    monkeypatch.syspath_prepend(tmp_path / "src")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return package


@pytest.mark.parametrize("file", ["extra.py", "__init__.py", "more/extra.py"])
def test_what_stands_in_the_folder_is_loaded(file: str, package: Path) -> None:
    target = package / "defs" / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(ASSET)
    keys = own_definitions(package).resolve_asset_graph().get_all_asset_keys()
    assert keys == {dg.AssetKey("extra")}


def test_nothing_is_looked_for_in_the_folder_as_it_was_exported(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(load_defs, "ComponentTree")
    (package / "defs/__pycache__").mkdir()
    assert not own_definitions(package).assets
