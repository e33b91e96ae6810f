"""Summaries and charts of the demand."""

import pandas as pd
import plotly.graph_objects as go
from matplotlib.figure import Figure


def summarise_stations(features: pd.DataFrame, days: list[int]) -> pd.DataFrame:
    """Average the departures of each station over some days of the week."""
    chosen = features[features["weekday"].isin(days)]
    summary = chosen.groupby("name", as_index=False).agg(
        days=("date", "nunique"),
        departures=("departures", "mean"),
        casual_share=("casual_share", "mean"),
    )
    summary = summary.round({"departures": 2, "casual_share": 4})
    return summary.sort_values("departures", ascending=False, ignore_index=True)


def chart_stations(summary: pd.DataFrame, title: str) -> go.Figure:
    """Draw the average departures of each station as bars."""
    bars = go.Bar(
        x=summary["departures"].tolist(),
        y=summary["name"].tolist(),
        orientation="h",
    )
    figure = go.Figure(bars)
    figure.update_layout(
        title=title,
        xaxis_title="departures per day",
        yaxis={"autorange": "reversed"},
    )
    return figure


def plot_predictions(predictions: pd.DataFrame) -> Figure:
    """Plot the predicted departures against the actual ones."""
    figure = Figure(figsize=(5, 5), layout="tight")
    axes = figure.add_subplot()
    for station_id, rows in predictions.groupby("station_id"):
        axes.scatter(rows["actual"], rows["predicted"], s=14, label=station_id)
    limit = float(predictions[["actual", "predicted"]].to_numpy().max())
    axes.plot([0, limit], [0, limit], color="grey", linewidth=1)
    axes.set(xlabel="actual departures", ylabel="predicted departures")
    axes.legend(title="station", fontsize="small")
    return figure
