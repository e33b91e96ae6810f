"""Assets of the Kedro pipeline `measured`."""

import dagster as dg

from ..parameters import PredictMeasuredConfig


@dg.multi_asset(
    outs={
        "forecast": dg.AssetOut(io_manager_key="forecast_io_manager", kinds={"json"}),
        "trend": dg.AssetOut(kinds={"memory"}),
    },
    group_name="measured",
    op_tags={"kedro/node": "predict"},
)
def predict__measured_asset(config: PredictMeasuredConfig, readings):
    """Predict the days after the ones that were read, and the trend."""
    from golden_shared_outputs.pipelines.measured.nodes import predict

    return tuple(predict(readings, config.bias))


@dg.asset(
    io_manager_key="report_io_manager",
    group_name="measured",
    kinds={"text"},
    op_tags={"kedro/node": "write_report"},
)
def report(forecast, trend):
    """Write a report about the measured forecast."""
    from golden_shared_outputs.pipelines.measured.nodes import write_report

    return write_report(forecast, trend)
