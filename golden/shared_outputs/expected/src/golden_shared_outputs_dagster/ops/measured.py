"""Ops of the Kedro pipeline `measured`."""

import dagster as dg

from ..parameters import PredictMeasuredConfig


@dg.op(
    ins={
        "readings": dg.In(input_manager_key="readings_io_manager"),
    },
    out={
        "forecast": dg.Out(io_manager_key="forecast_io_manager"),
        "trend": dg.Out(),
    },
    tags={"kedro/node": "predict"},
)
def predict__measured(config: PredictMeasuredConfig, readings):
    """Predict the days after the ones that were read, and the trend."""
    from golden_shared_outputs.pipelines.measured.nodes import predict

    return tuple(predict(readings, config.bias))


@dg.op(
    ins={
        "forecast": dg.In(input_manager_key="forecast_io_manager"),
    },
    out={
        "report": dg.Out(io_manager_key="report_io_manager"),
    },
    tags={"kedro/node": "write_report"},
)
def write_report__measured(forecast, trend):
    """Write a report about the measured forecast."""
    from golden_shared_outputs.pipelines.measured.nodes import write_report

    return write_report(forecast, trend)
