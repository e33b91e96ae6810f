"""What a weather station makes of its readings."""


def measure(readings):
    return dict(line.split() for line in readings.splitlines())


def tell(summary):
    return "\n".join(f"{degrees} degrees at {time}" for time, degrees in summary.items())
