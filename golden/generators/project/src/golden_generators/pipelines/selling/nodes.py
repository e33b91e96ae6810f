"""Generator functions with several outputs, and iterables that are no streams."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

Orders = dict[str, int]


def loudly(function: Callable[[Orders], Iterator[str]]) -> Callable[[Orders], Iterator[str]]:
    """Wrap a generator function in one that is none itself."""

    @wraps(function)
    def shout(orders: Orders) -> Iterator[str]:
        return (text.upper() for text in function(orders))

    return shout


def sell(orders: Orders) -> Iterator[tuple[str, str]]:
    """Sell the loaves of one order after the other and keep one loaf back, as a tuple."""
    for name, count in orders.items():
        yield f"{count - 1} {name}", f"1 {name}"


def cut(orders: Orders, first: int) -> Iterator[dict[str, str]]:
    """Cut one loaf after the other into parts, as a dictionary in an order of its own."""
    for number, name in enumerate(orders, start=first):
        yield {
            "waste": f"{name} {number}",
            "crust": f"{name} {number + 10}",
            "crumb": f"{name} {number + 20}",
        }


def list_orders(orders: Orders) -> list[str]:
    """List the orders; the list is one result."""
    return [f"{name}: {count}" for name, count in orders.items()]


def pair_orders(orders: Orders) -> tuple[str, str]:
    """Pair the first order with the last one; the pair is one result."""
    names = list(orders)
    return names[0], names[-1]


def iterate_labels(orders: Orders) -> Iterator[str]:
    """Iterate over labels without being a generator function; the iterator is one result."""
    return (f"{name} bread" for name in orders)


@loudly
def call_prices(orders: Orders) -> Iterator[str]:
    """Call out the prices; what the pipeline calls is the function around."""
    for name, count in orders.items():
        yield f"{count} {name} for {count * 4}"


def unzip_orders(orders: Orders) -> Iterable[tuple[str, int]]:
    """Iterate over pairs without being a generator function, for two results."""
    return ((name, count) for name, count in orders.items())
