"""Node functions."""


def weigh(apples: str) -> int:
    """Weigh the apples."""
    return len(apples.split())


def press(weight: int) -> str:
    """Press the apples."""
    return f"{weight / 2} litres"


def blend(north: str, south: str) -> str:
    """Blend the juices."""
    return f"{north}, {south}"
