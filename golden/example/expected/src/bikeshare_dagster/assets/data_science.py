"""Assets of the Kedro pipeline `data_science`."""

import dagster as dg

from ..parameters import (
    EvaluateDemandModelConfig,
    SplitByDateConfig,
    TrainDemandModelConfig,
)


@dg.multi_asset(
    outs={
        "train_set": dg.AssetOut(kinds={"memory"}, tags={"training": ""}),
        "test_set": dg.AssetOut(kinds={"memory"}, tags={"training": ""}),
    },
    group_name="data_science",
    op_tags={"kedro/node": "split_by_date", "kedro/tags": "training"},
)
def split_by_date_asset(config: SplitByDateConfig, demand_features):
    """Keep the last days for testing and the ones before for training."""
    from bikeshare.pipelines.data_science.nodes import split_by_date

    return tuple(split_by_date(demand_features, config.model_options__holdout_days))


@dg.asset(
    io_manager_key="demand_model_io_manager",
    description="Fitted regressor for daily departures.",
    group_name="models",
    kinds={"pickle"},
    owners=["team:analytics"],
    tags={"layer": "models", "training": ""},
    op_tags={"kedro/node": "train_demand_model", "kedro/tags": "training"},
)
def demand_model(config: TrainDemandModelConfig, train_set):
    """Fit a random forest to the daily departures."""
    from bikeshare.pipelines.data_science.nodes import train_demand_model

    return train_demand_model(train_set, config.model_options.model_dump())


@dg.multi_asset(
    outs={
        "demand_metrics": dg.AssetOut(
            io_manager_key="demand_metrics_io_manager",
            kinds={"json"},
            tags={"evaluation": ""},
        ),
        "demand_predictions": dg.AssetOut(
            io_manager_key="demand_predictions_io_manager",
            kinds={"csv", "pandas"},
            tags={"evaluation": ""},
        ),
    },
    group_name="data_science",
    op_tags={"kedro/node": "evaluate_demand_model", "kedro/tags": "evaluation"},
)
def evaluate_demand_model_asset(
    config: EvaluateDemandModelConfig, demand_model, test_set
):
    """Score the model on the days it has not seen."""
    from bikeshare.pipelines.data_science.nodes import evaluate_demand_model

    return tuple(
        evaluate_demand_model(demand_model, test_set, config.model_options.model_dump())
    )
