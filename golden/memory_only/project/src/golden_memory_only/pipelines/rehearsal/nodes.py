"""Steps of the plan, some of which change what they are given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


class Scorer:
    """A rule for scoring singers that cannot be pickled, only copied."""

    def __init__(self, weights: dict[str, float]) -> None:
        """Build the rule from the weights of its parts."""
        self.weights = weights
        self.rule: Callable[[pd.Series], float] = lambda singer: (
            weights["range"] * (singer["highest"] - singer["lowest"])
            + weights["years"] * singer["years"]
        )


@dataclass
class Register:
    """The attendance register, with a line for everyone who has seen it."""

    names: list[str]
    seen_by: list[str] = field(default_factory=list)


def measure_ranges(singers: pd.DataFrame) -> pd.DataFrame:
    """Keep the range of each singer, indexed by name."""
    return singers.set_index("singer")


def transpose_in_place(ranges: pd.DataFrame, semitones: int) -> dict[str, int]:
    """Raise every range, writing into the table that was passed in."""
    ranges["lowest"] += semitones
    ranges["highest"] += semitones
    ranges.drop(index=ranges.index[0], inplace=True)
    return {str(name): int(note) for name, note in ranges["highest"].items()}


def list_highest(ranges: pd.DataFrame) -> dict[str, int]:
    """List the highest note of each singer as it was measured."""
    return {str(name): int(note) for name, note in ranges["highest"].items()}


def open_rehearsal(opening: list[str]) -> list[dict[str, Any]]:
    """Make the agenda out of the opening exercises."""
    return [{"exercise": exercise, "minutes": 10} for exercise in opening]


def extend_in_place(agenda: list[dict[str, Any]]) -> list[str]:
    """Shorten the exercises and append a break to the agenda that was passed in."""
    for item in agenda:
        item["minutes"] = 5
    agenda.append({"exercise": "break", "minutes": 15})
    return [f"{item['exercise']} ({item['minutes']} min)" for item in agenda]


def recite_agenda(agenda: list[dict[str, Any]]) -> list[str]:
    """Recite the agenda as it was first made."""
    return [f"{item['exercise']} ({item['minutes']} min)" for item in agenda]


def make_scorer(weights: dict[str, float]) -> Scorer:
    """Make a rule for scoring singers, doubling the weights that were passed in."""
    for name in weights:
        weights[name] *= 2
    return Scorer(weights)


def list_weights(weights: dict[str, float]) -> list[str]:
    """List the weights as the parameters give them."""
    return [f"{name}: {weight}" for name, weight in weights.items()]


def score_singers(scorer: Scorer, ranges: pd.DataFrame) -> dict[str, float]:
    """Score every singer with the rule."""
    return {str(name): float(scorer.rule(singer)) for name, singer in ranges.iterrows()}


def open_register(singers: pd.DataFrame) -> Register:
    """Open the register with the names of the singers."""
    return Register(names=singers["singer"].tolist())


def sign_register(register: Register) -> str:
    """Sign the register that is passed around and say who did."""
    register.seen_by.append("section leader")
    return register.seen_by[-1]


def close_register(register: Register, signed_by: str) -> dict[str, Any]:
    """Close the register, with the signatures everyone left in it."""
    return {
        "names": len(register.names),
        "seen_by": list(register.seen_by),
        "signed_by": signed_by,
    }


def write_plan(
    *,
    highest: dict[str, int],
    transposed: dict[str, int],
    agenda: list[str],
    extended: list[str],
    weights: list[str],
    scores: dict[str, float],
    attendance: dict[str, Any],
) -> dict[str, Any]:
    """Put everything that was worked out in memory into one plan."""
    return {
        "highest": highest,
        "highest_transposed": transposed,
        "agenda": agenda,
        "agenda_extended": extended,
        "weights": weights,
        "scores": scores,
        "attendance": attendance,
    }
