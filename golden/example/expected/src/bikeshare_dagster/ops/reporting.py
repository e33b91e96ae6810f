"""Ops of the Kedro pipeline `reporting`."""

import dagster as dg

from ..parameters import (
    ReportingWeekdayChartStationsConfig,
    ReportingWeekdaySummariseStationsConfig,
    ReportingWeekendChartStationsConfig,
    ReportingWeekendSummariseStationsConfig,
)


@dg.op(
    ins={
        "demand_features": dg.In(input_manager_key="demand_features_io_manager"),
    },
    out={
        "reporting__weekday__station_summary": dg.Out(
            io_manager_key="reporting__weekday__station_summary_io_manager"
        ),
    },
    tags={"kedro/node": "reporting.weekday.summarise_stations"},
)
def reporting__weekday__summarise_stations(
    config: ReportingWeekdaySummariseStationsConfig, demand_features
):
    """Average the departures of each station over some days of the week."""
    from bikeshare.pipelines.reporting.nodes import summarise_stations

    return summarise_stations(demand_features, config.reporting__weekday__days)


@dg.op(
    ins={
        "reporting__weekday__station_summary": dg.In(
            input_manager_key="reporting__weekday__station_summary_io_manager"
        ),
    },
    out={
        "reporting__weekday__station_chart": dg.Out(
            io_manager_key="reporting__weekday__station_chart_io_manager"
        ),
    },
    tags={"kedro/node": "reporting.weekday.chart_stations", "kedro/tags": "charts"},
)
def reporting__weekday__chart_stations(
    config: ReportingWeekdayChartStationsConfig, reporting__weekday__station_summary
):
    """Draw the average departures of each station as bars."""
    from bikeshare.pipelines.reporting.nodes import chart_stations

    return chart_stations(
        reporting__weekday__station_summary, config.reporting__weekday__title
    )


@dg.op(
    ins={
        "demand_features": dg.In(input_manager_key="demand_features_io_manager"),
    },
    out={
        "reporting__weekend__station_summary": dg.Out(
            io_manager_key="reporting__weekend__station_summary_io_manager"
        ),
    },
    tags={"kedro/node": "reporting.weekend.summarise_stations"},
)
def reporting__weekend__summarise_stations(
    config: ReportingWeekendSummariseStationsConfig, demand_features
):
    """Average the departures of each station over some days of the week."""
    from bikeshare.pipelines.reporting.nodes import summarise_stations

    return summarise_stations(demand_features, config.reporting__weekend__days)


@dg.op(
    ins={
        "reporting__weekend__station_summary": dg.In(
            input_manager_key="reporting__weekend__station_summary_io_manager"
        ),
    },
    out={
        "reporting__weekend__station_chart": dg.Out(
            io_manager_key="reporting__weekend__station_chart_io_manager"
        ),
    },
    tags={"kedro/node": "reporting.weekend.chart_stations", "kedro/tags": "charts"},
)
def reporting__weekend__chart_stations(
    config: ReportingWeekendChartStationsConfig, reporting__weekend__station_summary
):
    """Draw the average departures of each station as bars."""
    from bikeshare.pipelines.reporting.nodes import chart_stations

    return chart_stations(
        reporting__weekend__station_summary, config.reporting__weekend__title
    )


@dg.op(
    ins={
        "demand_predictions": dg.In(input_manager_key="demand_predictions_io_manager"),
    },
    out={
        "prediction_plot": dg.Out(io_manager_key="prediction_plot_io_manager"),
    },
    tags={"kedro/node": "plot_predictions", "kedro/tags": "charts"},
)
def plot_predictions(demand_predictions):
    """Plot the predicted departures against the actual ones."""
    from bikeshare.pipelines.reporting.nodes import plot_predictions

    return plot_predictions(demand_predictions)
