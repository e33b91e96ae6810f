"""Ops of the Kedro pipeline `guessed`."""

import dagster as dg

from ..parameters import PredictGuessedConfig


@dg.op(
    ins={
        "wind": dg.In(input_manager_key="wind_io_manager"),
    },
    out={
        "forecast": dg.Out(io_manager_key="forecast_io_manager"),
    },
    tags={"kedro/node": "predict"},
)
def predict__guessed(config: PredictGuessedConfig, wind):
    """Guess the forecast by the wind."""
    from golden_shared_outputs.pipelines.guessed.nodes import guess

    return guess(wind=wind, warm=config.guess)


@dg.op(
    ins={
        "forecast": dg.In(input_manager_key="forecast_io_manager"),
    },
    out={
        "report": dg.Out(io_manager_key="report_io_manager"),
    },
    tags={"kedro/node": "write_report"},
)
def write_report__guessed(forecast):
    """Write an excuse for the guessed forecast."""
    from golden_shared_outputs.pipelines.guessed.nodes import write_excuse

    return write_excuse(forecast)
