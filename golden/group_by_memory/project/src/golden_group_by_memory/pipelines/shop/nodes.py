"""Steps of the shop."""

import pandas as pd


def set_prices(loaves: pd.DataFrame) -> dict[str, float]:
    """Set a price for each sort."""
    return {
        str(sort): grams / 100 for sort, grams in zip(loaves["sort"], loaves["grams"], strict=True)
    }


def sell(prices: dict[str, float]) -> dict[str, float]:
    """Sell everything."""
    return {"sold": sum(prices.values())}
