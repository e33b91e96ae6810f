"""Moves of bikes, worked out station by station."""

import logging
from collections.abc import Callable

import pandas as pd

logger = logging.getLogger(__name__)

Loaders = dict[str, Callable[[], pd.DataFrame]]


def split_by_station(features: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Cut the table into one for each station."""
    return {str(name): rows.reset_index(drop=True) for name, rows in features.groupby("station_id")}


def plan_moves(station_days: Loaders, spare_docks: float) -> dict[str, dict[str, float]]:
    """Say how many bikes to bring on an average and on the worst day."""
    moves = {}
    for station_id, load in station_days.items():
        days = load()
        need = days["departures"] + spare_docks - days["docks"]
        moves[station_id] = {"mean": round(float(need.mean()), 2), "worst": float(need.max())}
    return moves


def list_moves(moves: dict[str, Callable[[], dict[str, float]]]) -> pd.DataFrame:
    """Put the moves of all stations into one list."""
    rows = [{"station_id": station_id, **load()} for station_id, load in moves.items()]
    return pd.DataFrame(rows).sort_values("worst", ascending=False, ignore_index=True)


def announce_moves(move_list: pd.DataFrame, at_least: float) -> None:
    """Tell the drivers where bikes run out."""
    urgent = move_list[move_list["worst"] >= at_least]
    for move in urgent.itertuples():
        logger.info("Bring %.0f bikes to %s", move.worst, move.station_id)
