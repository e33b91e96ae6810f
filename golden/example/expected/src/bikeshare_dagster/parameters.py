"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class ModelOptionsEstimator(dg.Config):
    """Parameters under `model_options.estimator`."""

    n_estimators: int = 40
    max_depth: int = 6
    min_samples_leaf: int = 2
    random_state: int = 20250701


class ModelOptions(dg.Config):
    """Parameters under `model_options`."""

    target: str = "departures"
    holdout_days: int = 7
    features: list[str] = [
        "docks",
        "distance_km",
        "temperature_c",
        "wind_kmh",
        "is_wet",
        "is_weekend",
        "is_holiday",
    ]
    estimator: ModelOptionsEstimator = ModelOptionsEstimator()


class TabulateWeatherConfig(dg.Config):
    """Parameters of the node `tabulate_weather`."""

    wet_day_mm: float = 2.5


class BuildDemandFeaturesConfig(dg.Config):
    """Parameters of the node `build_demand_features`."""

    city_centre: list[float] = [47.3717, 8.5423]


class ReportingWeekdaySummariseStationsConfig(dg.Config):
    """Parameters of the node `reporting.weekday.summarise_stations`."""

    reporting__weekday__days: list[int] = [0, 1, 2, 3, 4]


class ReportingWeekdayChartStationsConfig(dg.Config):
    """Parameters of the node `reporting.weekday.chart_stations`."""

    reporting__weekday__title: str = "Mean departures on weekdays"


class ReportingWeekendSummariseStationsConfig(dg.Config):
    """Parameters of the node `reporting.weekend.summarise_stations`."""

    reporting__weekend__days: list[int] = [5, 6]


class ReportingWeekendChartStationsConfig(dg.Config):
    """Parameters of the node `reporting.weekend.chart_stations`."""

    reporting__weekend__title: str = "Mean departures on weekends"


class SplitByDateConfig(dg.Config):
    """Parameters of the node `split_by_date`."""

    model_options__holdout_days: int = 7


class TrainDemandModelConfig(dg.Config):
    """Parameters of the node `train_demand_model`."""

    model_options: ModelOptions = ModelOptions()


class EvaluateDemandModelConfig(dg.Config):
    """Parameters of the node `evaluate_demand_model`."""

    model_options: ModelOptions = ModelOptions()
