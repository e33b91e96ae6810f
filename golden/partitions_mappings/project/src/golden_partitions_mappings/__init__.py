"""Rain gauges, mapped to basins and years."""

__version__ = "0.1.0"
