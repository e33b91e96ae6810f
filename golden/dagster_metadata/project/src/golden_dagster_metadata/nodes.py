"""What a clock maker does."""


def wind(clocks):
    return [f"{clock} wound" for clock in clocks.split()]


def strike(wound):
    return "\n".join(wound)
