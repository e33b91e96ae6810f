"""Functions that put words together."""

Words = list[str]


def start(seeds: Words, word: str = "start") -> Words:
    """Start with the seeds."""
    return [*seeds, word]


def add(before: Words, word: object) -> Words:
    """Add a word to the words before it."""
    return [*before, str(word)]


def join(*parts: Words) -> Words:
    """Join words in the order in which they come."""
    return [" ".join(part) for part in parts]


def count(**parts: Words) -> dict[str, int]:
    """Count the words under whatever name they come."""
    return {name: len(words) for name, words in parts.items()}


def split(words: Words) -> dict[str, Words]:
    """Split words into parts with the names of keywords."""
    return {"lambda": [*words, "left"], "import": [*words, "right"]}
