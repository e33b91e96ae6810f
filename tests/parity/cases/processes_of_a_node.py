"""Processes that a node starts import the project, whatever way they are started."""

import multiprocessing
import subprocess
import sys

from kedro.pipeline import node
from tiny_project.squares import square

FILES = {"src/tiny_project/squares.py": "def square(number):\n    return number * number\n"}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "squares": {"type": "json.JSONDataset", "filepath": "data/squares.json"},
    "square": {"type": "text.TextDataset", "filepath": "data/square.txt"},
}


def squares_of(numbers):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.map(square, numbers)


def square_of(numbers):
    code = f"from tiny_project.squares import square; print(square({numbers[-1]}))"
    return subprocess.check_output([sys.executable, "-c", code], text=True)


PIPELINE = [
    node(squares_of, "numbers", "squares", name="squares"),
    node(square_of, "numbers", "square", name="square"),
]
