"""Steps of the judging, the same at each fair."""

import pandas as pd


def admit(entries: pd.DataFrame) -> pd.DataFrame:
    """Admit the entries that every judge has marked."""
    return entries.dropna().reset_index(drop=True)


def score(
    admitted: pd.DataFrame, weights: dict[str, float], bonus: float, digits: int
) -> pd.DataFrame:
    """Weigh the marks, and add a bonus for makers with several entries."""
    points = sum(admitted[mark] * weight for mark, weight in weights.items())
    several = admitted["maker"].duplicated(keep=False)
    scores = admitted[["cheese", "maker"]].assign(points=(points + bonus * several).round(digits))
    return scores.sort_values(["points", "cheese"], ascending=[False, True], ignore_index=True)


def award(scores: pd.DataFrame, limits: dict[str, float]) -> dict[str, str]:
    """Award each cheese the best medal that its points are enough for."""
    medals = {}
    for cheese, points in zip(scores["cheese"], scores["points"], strict=True):
        earned = [medal for medal, limit in limits.items() if points >= limit]
        medals[cheese] = earned[0] if earned else "none"
    return medals


def count_medals(medals: dict[str, str]) -> dict[str, int]:
    """Count the medals of each kind."""
    kinds = sorted(set(medals.values()))
    return {kind: list(medals.values()).count(kind) for kind in kinds}
