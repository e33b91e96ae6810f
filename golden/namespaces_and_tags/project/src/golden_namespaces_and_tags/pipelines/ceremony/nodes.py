"""Steps of the ceremony."""


def fill_podium(
    alpine: dict[str, str], coastal: dict[str, str], juniors: dict[str, str]
) -> dict[str, list[str]]:
    """Bring the cheeses of all fairs together by medal."""
    podium: dict[str, list[str]] = {}
    for medals in (alpine, coastal, juniors):
        for cheese, medal in medals.items():
            podium.setdefault(medal, []).append(cheese)
    return {medal: sorted(cheeses) for medal, cheeses in sorted(podium.items())}


def announce(podium: dict[str, list[str]]) -> str:
    """Announce who stands on the podium."""
    lines = [f"{medal}: {', '.join(cheeses)}" for medal, cheeses in podium.items()]
    return "\n".join(lines) + "\n"
