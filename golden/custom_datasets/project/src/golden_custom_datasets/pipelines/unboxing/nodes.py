"""Functions that look into boxes."""


def take_stock(hours: dict[str, list[int]], **boxes: object) -> dict[str, object]:
    """Take stock of what comes out of the boxes during the opening hours."""
    return {"hours": hours, **boxes}
