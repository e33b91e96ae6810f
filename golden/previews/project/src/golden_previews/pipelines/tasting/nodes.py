"""Nodes of the tasting, and what they show of themselves."""

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
