"""Forecasts that two pipelines write in turn."""

__version__ = "0.1.0"
