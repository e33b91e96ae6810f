"""Functions that prepare things for boxes."""


def pack(things: list[str], room: int) -> str:
    """Pack the things of a room."""
    return f"{' and '.join(things)} of room {room}"


def pack_many(things: list[str]) -> list[str]:
    """Pack each thing by itself, and then the first and the last one together."""
    return [*things, f"{things[0]} with {things[-1]}", f"only {things[1]}"]


def list_things(things: list[str]) -> tuple[list[str], list[str], list[str]]:
    """List the things, for three boxes."""
    return [f"boxed {each}" for each in things], [f"piled {each}" for each in things], things


def sign(makers: str) -> str:
    """Write the sign of the makers."""
    return makers.upper()
