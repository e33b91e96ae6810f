"""Pipeline that draws the charts, one pair for each kind of day."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import chart_stations, plot_predictions, summarise_stations

DAY_TYPES = ("weekday", "weekend")


def create_station_report() -> Pipeline:
    """Summarise and chart the stations on days still to be chosen."""
    return pipeline(
        [
            node(
                summarise_stations,
                inputs=["demand_features", "params:days"],
                outputs="station_summary",
                name="summarise_stations",
            ),
            node(
                chart_stations,
                inputs=["station_summary", "params:title"],
                outputs="station_chart",
                name="chart_stations",
                tags=["charts"],
            ),
        ]
    )


def create_pipeline(**kwargs: object) -> Pipeline:
    """Report on weekdays and weekends alike, then plot the predictions."""
    report = create_station_report()
    by_day_type = [
        pipeline(report, namespace=f"reporting.{day_type}", inputs="demand_features")
        for day_type in DAY_TYPES
    ]
    predictions = pipeline(
        [
            node(
                plot_predictions,
                inputs="demand_predictions",
                outputs="prediction_plot",
                name="plot_predictions",
                tags=["charts"],
            )
        ]
    )
    return sum(by_day_type, start=predictions)
