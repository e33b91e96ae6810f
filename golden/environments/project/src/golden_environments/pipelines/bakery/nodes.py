"""Nodes of the bakery."""

from typing import Any


def knead(orders: dict[str, int], recipe: dict[str, int]) -> dict[str, int]:
    """Weigh the flour for all loaves that were ordered."""
    return {name: grams * sum(orders.values()) for name, grams in recipe.items()}


def bake(dough: dict[str, int], oven: dict[str, Any]) -> dict[str, Any]:
    """Bake the dough."""
    return {"loaves": sum(dough.values()) // 500, **oven}


def bill(
    orders: dict[str, int],
    price: float,
    greeting: str,
    discounts: dict[str, float] | None,
    degrees: int,
) -> list[dict[str, Any]]:
    """Write the bill of each customer."""
    share = 1 - (discounts or {}).get("regulars", 0)
    return [
        {
            "to": f"{greeting} {name}",
            "price": [price, type(price).__name__],
            "total": round(count * price * share, 2),
            "baked_at": degrees,
        }
        for name, count in orders.items()
    ]
