"""Node functions."""


def pick(garden: str) -> list[str]:
    """Pick the leaves."""
    return sorted(garden.split())


def roll(leaves: list[str]) -> list[str]:
    """Roll the leaves."""
    return [leaf.upper() for leaf in leaves]


def dry(rolled: list[str]) -> tuple[str, str]:
    """Dry the rolled leaves; some of them are left as dust."""
    return " ".join(rolled), str(len(rolled))


def taste(tea: str) -> None:
    """Taste the tea."""
    assert tea


def burn(tea: str) -> str:
    """Burn the tea, which nobody wants in production."""
    return f"ashes of {tea}"
