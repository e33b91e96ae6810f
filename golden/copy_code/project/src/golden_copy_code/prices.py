def price(kilograms):
    """Prices go by the kilogram."""
    from importlib import import_module

    return import_module("golden_copy_code.units.rates").PER_KILOGRAM * kilograms
