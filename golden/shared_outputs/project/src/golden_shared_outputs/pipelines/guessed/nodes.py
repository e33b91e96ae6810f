"""Functions that guess."""

Numbers = dict[str, float]


def guess(wind: dict[str, str], warm: float) -> Numbers:
    """Guess the forecast by the wind."""
    return {day: warm if side == "west" else warm / 2 for day, side in wind.items()}


def write_excuse(forecast: Numbers) -> str:
    """Write an excuse for the guessed forecast."""
    return f"guessed for {' and '.join(forecast)}\n"
