"""Node functions."""


def split(recordings: str) -> list[str]:
    """Split the recordings into single voices."""
    return recordings.split()


def recognise(voices: list[str]) -> str:
    """Say which birds there are."""
    return ", ".join(sorted(set(voices)))


def count(voices: list[str]) -> str:
    """Count the voices of a wood."""
    return f"{len(voices)} voices"
