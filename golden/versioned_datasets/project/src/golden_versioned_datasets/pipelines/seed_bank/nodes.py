"""Steps from the packets on the shelf to the lists for the gardeners."""

from decimal import Decimal
from typing import Any

MARGIN = Decimal("0.1")


def compile_catalogue(seeds: list[dict[str, Any]], year: int) -> dict[str, dict[str, Any]]:
    """Order the packets by name and work out how old they are."""
    return {
        item["seed"]: {
            "packets": item["packets"],
            "germination": item["germination"],
            "age": year - item["harvested"],
        }
        for item in sorted(seeds, key=lambda item: item["seed"])
    }


def estimate_viability(
    catalogue: dict[str, dict[str, Any]], yearly_decay: float
) -> dict[str, float]:
    """Estimate what is left of the germination rate of each seed."""
    return {
        seed: round(entry["germination"] * yearly_decay ** entry["age"], 4)
        for seed, entry in catalogue.items()
    }


def set_rule(catalogue: dict[str, dict[str, Any]], least_viable: float) -> dict[str, Any]:
    """Set the rule for sowing, cautious about the seeds that are running out."""
    return {
        "threshold": Decimal(str(least_viable)),
        "cautious": tuple(seed for seed, entry in catalogue.items() if entry["packets"] < 6),
    }


def is_worth_sowing(rule: dict[str, Any], seed: str, viability: float) -> bool:
    """Tell whether the rule lets a seed of some viability be sown."""
    threshold = rule["threshold"] + MARGIN * (seed in rule["cautious"])
    return Decimal(str(viability)) >= threshold


def list_sowing(rule: dict[str, Any], viability: dict[str, float]) -> list[str]:
    """List the seeds to sow."""
    return [seed for seed, value in viability.items() if is_worth_sowing(rule, seed, value)]


def list_discards(rule: dict[str, Any], viability: dict[str, float]) -> list[str]:
    """List the seeds to discard."""
    sown = list_sowing(rule, viability)
    return [seed for seed in viability if seed not in sown]
