"""Functions of the harvest."""


def weigh(season, baskets, factor):
    """Weigh the baskets of a season."""
    return {"season": season, "weights": [basket * factor for basket in baskets]}


def sort_apples(weights, limit):
    """Sort the apples by size."""
    found = weights["weights"]
    return [each for each in found if each > limit], [each for each in found if each <= limit]


def press(apples, again, factor):
    """Press apple by apple, into juice and pomace."""
    assert apples == again
    for apple in apples:
        yield {"juice": [apple * factor], "pomace": apple}


def write_labels(bottles, pomace):
    """Write a label for each word."""
    for word in ("cloudy", "clear"):
        yield f"{word} {len(bottles)} {pomace}"


def keep_ledger(deliveries, season):
    """Enter the deliveries into the ledger."""
    return {"season": season, "deliveries": sorted(deliveries)}


def read_ledger(ledger):
    """Read the ledger as a text."""
    return {"length": len(ledger)}


def report(length, small, label, factor):
    """Report on the harvest."""
    return {"length": length["length"], "small": small, "label": label, "factor": factor}


def post_notice(report):
    """Post a notice, which leaves nothing behind."""
    assert report


def taste(bottles):
    """Taste what was pressed; the verdict is kept in memory only."""
    return f"{len(bottles)} good"
