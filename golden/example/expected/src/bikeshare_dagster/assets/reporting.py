"""Assets of the Kedro pipeline `reporting`."""

import dagster as dg

from ..parameters import (
    ReportingWeekdayChartStationsConfig,
    ReportingWeekdaySummariseStationsConfig,
    ReportingWeekendChartStationsConfig,
    ReportingWeekendSummariseStationsConfig,
)


@dg.asset(
    key=["reporting", "weekday", "station_summary"],
    io_manager_key="reporting__weekday__station_summary_io_manager",
    group_name="reporting__weekday",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "reporting.weekday.summarise_stations"},
)
def reporting__weekday__station_summary(
    config: ReportingWeekdaySummariseStationsConfig, demand_features
):
    """Average the departures of each station over some days of the week."""
    from bikeshare.pipelines.reporting.nodes import summarise_stations

    return summarise_stations(demand_features, config.reporting__weekday__days)


@dg.asset(
    key=["reporting", "weekday", "station_chart"],
    ins={
        "reporting__weekday__station_summary": dg.AssetIn(
            key=["reporting", "weekday", "station_summary"]
        ),
    },
    io_manager_key="reporting__weekday__station_chart_io_manager",
    description="Mean departures per station from Monday to Friday.",
    group_name="reporting__weekday",
    kinds={"json", "plotly"},
    owners=["team:analytics"],
    tags={"charts": "", "layer": "reporting"},
    op_tags={"kedro/node": "reporting.weekday.chart_stations", "kedro/tags": "charts"},
)
def reporting__weekday__station_chart(
    config: ReportingWeekdayChartStationsConfig, reporting__weekday__station_summary
):
    """Draw the average departures of each station as bars."""
    from bikeshare.pipelines.reporting.nodes import chart_stations

    return chart_stations(
        reporting__weekday__station_summary, config.reporting__weekday__title
    )


@dg.asset(
    key=["reporting", "weekend", "station_summary"],
    io_manager_key="reporting__weekend__station_summary_io_manager",
    group_name="reporting__weekend",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "reporting.weekend.summarise_stations"},
)
def reporting__weekend__station_summary(
    config: ReportingWeekendSummariseStationsConfig, demand_features
):
    """Average the departures of each station over some days of the week."""
    from bikeshare.pipelines.reporting.nodes import summarise_stations

    return summarise_stations(demand_features, config.reporting__weekend__days)


@dg.asset(
    key=["reporting", "weekend", "station_chart"],
    ins={
        "reporting__weekend__station_summary": dg.AssetIn(
            key=["reporting", "weekend", "station_summary"]
        ),
    },
    io_manager_key="reporting__weekend__station_chart_io_manager",
    description="Mean departures per station on Saturdays and Sundays.",
    group_name="reporting__weekend",
    kinds={"json", "plotly"},
    owners=["team:analytics"],
    tags={"charts": "", "layer": "reporting"},
    op_tags={"kedro/node": "reporting.weekend.chart_stations", "kedro/tags": "charts"},
)
def reporting__weekend__station_chart(
    config: ReportingWeekendChartStationsConfig, reporting__weekend__station_summary
):
    """Draw the average departures of each station as bars."""
    from bikeshare.pipelines.reporting.nodes import chart_stations

    return chart_stations(
        reporting__weekend__station_summary, config.reporting__weekend__title
    )


@dg.asset(
    io_manager_key="prediction_plot_io_manager",
    group_name="reporting",
    kinds={"matplotlib"},
    tags={"charts": ""},
    op_tags={"kedro/node": "plot_predictions", "kedro/tags": "charts"},
)
def prediction_plot(demand_predictions):
    """Plot the predicted departures against the actual ones."""
    from bikeshare.pipelines.reporting.nodes import plot_predictions

    return plot_predictions(demand_predictions)
