"""Functions that change what they are given."""

Cart = dict[str, list[str]]


def load_carts(goods: list[str]) -> tuple[Cart, Cart, Cart]:
    """Load three carts with the same goods."""
    first, second, third = ({"goods": list(goods)} for _ in range(3))
    return first, second, third


def push_carts(assigned: Cart, copied: Cart, deepcopied: Cart) -> int:
    """Push the carts around; something is added, and something falls in."""
    for cart in (assigned, copied, deepcopied):
        cart["goods"].append("a leaf")
        cart["pushed"] = ["yes"]
    return 3


def unload_carts(assigned: Cart, copied: Cart, deepcopied: Cart, pushed: int) -> dict[str, Cart]:
    """Unload the carts after the push, and see what each one remembers of it."""
    carts = {"assign": assigned, "copy": copied, "deepcopy": deepcopied}
    return dict(sorted(carts.items())[:pushed])
