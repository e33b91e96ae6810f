"""Node functions."""


def read_arrivals(logbook: str) -> list[str]:
    """Tell which ships came in."""
    return [line.split()[0] for line in logbook.splitlines() if line.endswith(" in")]


def write_note(arrivals: list[str]) -> str:
    """Write them on a note."""
    return " and ".join(arrivals)


def sum_up(arrivals: list[str], note: str) -> dict[str, object]:
    """Count what came in."""
    return {"number": len(arrivals), "note": note}
