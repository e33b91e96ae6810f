"""Nodes that change what they are given."""

from typing import Any


def ring_backwards(bells: list[str]) -> list[str]:
    """Ring the order from its end, in place."""
    bells.reverse()
    return bells


def ring(bells: list[str], backwards: list[str]) -> list[list[str]]:
    """Ring the order as it is written, whoever rang before."""
    return [bells, backwards]


def tune(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Tune by the same weights twice: what is changed in one is changed in the other."""
    before["tenor"] += 10
    return {"before": before, "after": after, "one": before is after}


def oil(ropes: list[str], knots: list[str]) -> list[str]:
    """Oil what is given twice, and read by no other node."""
    ropes.append("oil")
    return knots
