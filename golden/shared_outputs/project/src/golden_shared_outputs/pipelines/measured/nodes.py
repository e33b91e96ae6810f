"""Functions that measure."""

Numbers = dict[str, float]


def predict(readings: Numbers, bias: float) -> tuple[Numbers, float]:
    """Predict the days after the ones that were read, and the trend."""
    values = list(readings.values())
    return {day: value + bias for day, value in readings.items()}, values[-1] - values[0]


def write_report(forecast: Numbers, trend: float) -> str:
    """Write a report about the measured forecast."""
    days = ", ".join(f"{day} {value:.1f}" for day, value in forecast.items())
    return f"measured: {days}; trend {trend:+.1f}\n"
