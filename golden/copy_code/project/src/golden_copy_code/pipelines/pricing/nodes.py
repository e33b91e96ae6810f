# Prices of parcels, by absolute imports.
import json, golden_copy_code.units.metric
import golden_copy_code.units as units
from golden_copy_code.units import (
    kilograms,  # handed on by the package
    rounded,
)

try:
    import golden_copy_code.fast_prices as prices
except ImportError:
    from golden_copy_code import prices  # the slow ones


def add_up(parcels):
    """The price of all parcels."""
    import depot

    assert depot.OPENS_AT < golden_copy_code.units.metric.HOURS
    return sum(prices.price(kilograms(parcel["grams"])) for parcel in parcels)


def invoice(total, currency):
    """What the customer gets."""
    from golden_copy_code.pipelines.labelling.layout import line; text = line(currency)
    return [text, json.dumps(units.rounded(total)), str(rounded(total))]
