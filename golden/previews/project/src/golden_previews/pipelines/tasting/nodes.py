"""Nodes of the tasting, and what they show of themselves."""

from collections.abc import Iterator
from typing import Any

from kedro.pipeline.preview_contract import CustomPreview, MermaidPreview, TextPreview

Teas = dict[str, int]


def rank_teas(teas: Teas) -> list[str]:
    """Rank the teas by their points."""
    return sorted(teas, key=lambda tea: (-teas[tea], tea))


def show_ranking() -> TextPreview:
    """Say how teas are ranked."""
    return TextPreview(content="More points first, then by the alphabet.")


def split_teas(ranking: list[str], places: int) -> tuple[list[str], list[str]]:
    """Part the winners from the others."""
    return ranking[:places], ranking[places:]


def show_split() -> MermaidPreview:
    """Draw the split."""
    return MermaidPreview(content="graph LR\n  ranking --> winners\n  ranking --> others")


def count_teas(winners: list[str], others: list[str]) -> dict[str, int]:
    """Count both groups."""
    return {"winners": len(winners), "others": len(others)}


def show_counts() -> CustomPreview:
    """Fail, which must not fail the run."""
    raise RuntimeError("there is nothing to show")


def pour(counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Pour a cup for each group, one after the other."""
    for group, number in counts.items():
        yield f"{number} cups", f"{group} next"


def sip(cups: dict[str, Any]) -> dict[str, int]:
    """Count the cups that are new."""
    return {"cups": len(cups)}


def weigh(counts: dict[str, int]) -> str:
    """Weigh the leaves."""
    return f"{sum(counts.values())} spoons"


class Taster:
    """Says how it likes a tea."""

    def __init__(self, liking: str) -> None:
        self.name = f"taster of {liking}"


def make_taster(places: int) -> Taster:
    """Make a taster, for an LLM to call."""
    return Taster(f"place {places}")


def describe_context(context: Any) -> dict[str, Any]:
    """Write down what an LLM would be given."""
    return {
        "id": context.context_id,
        "llm": sorted(context.llm),
        "prompts": sorted(context.prompts),
        "tools": sorted(context.tools),
    }
