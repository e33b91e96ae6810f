"""Bread."""

from typing import Any


def bake(stage: str, label: str, oven: dict[str, Any], rolls: int) -> dict[str, Any]:
    """Bake loaves."""
    return {"stage": stage, "label": label, "oven": oven, "rolls": rolls}


def shelve(loaves: dict[str, Any], shelves: dict[str, Any]) -> dict[str, Any]:
    """Put loaves on shelves."""
    return {**loaves, "shelves": shelves, "boards": len(shelves["boards"])}


def write_sheet(note: str, report: dict[str, Any]) -> str:
    """Write down what there is."""
    return f"{note}: {report['label']}"
