"""Functions about what is for sale."""

from collections.abc import Callable

import pandas as pd

Numbers = dict[str, float]


def price_goods(stock: Numbers, prices: Numbers) -> tuple[Numbers, Numbers, list[str]]:
    """Price the apples, the leek, and list everything."""
    apple = {"price": prices["apple"], "stock": stock["apple"]}
    leek = {"price": prices["leek"], "stock": stock["leek"]}
    return apple, leek, sorted(stock)


def brew(stock: Numbers) -> tuple[str, str]:
    """Brew tea of dried and of fresh mint."""
    return f"dried {stock['mint']}\n", f"fresh {stock['mint']}\n"


def place_goods(stock: Numbers) -> dict[str, Numbers]:
    """Place apples at the door and leek at the window."""
    return {"door": {"apple": stock["apple"]}, "window": {"leek": stock["leek"]}}


def tabulate(stock: Numbers, prices: Numbers) -> list[pd.DataFrame]:
    """Tabulate stock and prices, five times."""
    table = pd.DataFrame({"stock": stock, "price": prices}).sort_index()
    named = table.rename_axis("good").reset_index()
    return [named, named, table, named, named]


def compare_tables(
    cached: pd.DataFrame, kept: pd.DataFrame, read: pd.DataFrame
) -> dict[str, list[str]]:
    """Compare the columns of tables that come from memory and from a file."""
    return {
        "cached": list(cached.columns),
        "kept": list(kept.columns),
        "read": list(read.columns),
    }


def fill_shelf(goods: list[str]) -> dict[str, str]:
    """Fill a shelf with a box for each good."""
    return {f"{number}_{good}": f"box of {good}\n" for number, good in enumerate(goods)}


def count_boxes(shelf: dict[str, Callable[[], str]]) -> dict[str, int]:
    """Count the letters on the boxes of the shelf."""
    return {box: len(load()) for box, load in shelf.items()}


def print_edition(boxes: dict[str, int]) -> list[str]:
    """Print an edition of the boxes."""
    return sorted(boxes, reverse=True)


def read_edition(edition: list[str]) -> str:
    """Read the newest edition."""
    return " & ".join(edition)


def offer(prices: Numbers, discount: float) -> Numbers:
    """Offer the goods at a discount."""
    return {good: round(price * (1 - discount), 2) for good, price in prices.items()}


def paint_sign(offers: Numbers) -> str:
    """Paint a sign with the offers."""
    return "\n".join(f"{good} {price:.2f}" for good, price in offers.items()) + "\n"
