"""Ops of the Kedro pipeline `data_science`."""

import dagster as dg

from ..parameters import (
    EvaluateDemandModelConfig,
    SplitByDateConfig,
    TrainDemandModelConfig,
)


@dg.op(
    ins={
        "demand_features": dg.In(input_manager_key="demand_features_io_manager"),
    },
    out={
        "train_set": dg.Out(),
        "test_set": dg.Out(),
    },
    tags={"kedro/node": "split_by_date", "kedro/tags": "training"},
)
def split_by_date(config: SplitByDateConfig, demand_features):
    """Keep the last days for testing and the ones before for training."""
    from bikeshare.pipelines.data_science.nodes import split_by_date

    return tuple(split_by_date(demand_features, config.model_options__holdout_days))


@dg.op(
    out={
        "demand_model": dg.Out(io_manager_key="demand_model_io_manager"),
    },
    tags={"kedro/node": "train_demand_model", "kedro/tags": "training"},
)
def train_demand_model(config: TrainDemandModelConfig, train_set):
    """Fit a random forest to the daily departures."""
    from bikeshare.pipelines.data_science.nodes import train_demand_model

    return train_demand_model(train_set, config.model_options.model_dump())


@dg.op(
    ins={
        "demand_model": dg.In(input_manager_key="demand_model_io_manager"),
    },
    out={
        "demand_metrics": dg.Out(io_manager_key="demand_metrics_io_manager"),
        "demand_predictions": dg.Out(io_manager_key="demand_predictions_io_manager"),
    },
    tags={"kedro/node": "evaluate_demand_model", "kedro/tags": "evaluation"},
)
def evaluate_demand_model(config: EvaluateDemandModelConfig, demand_model, test_set):
    """Score the model on the days it has not seen."""
    from bikeshare.pipelines.data_science.nodes import evaluate_demand_model

    return tuple(
        evaluate_demand_model(demand_model, test_set, config.model_options.model_dump())
    )
