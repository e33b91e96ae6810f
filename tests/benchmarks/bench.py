"""All figures of the documentation, as ratios in one run: `make bench`.

    python tests/benchmarks/bench.py [--figures sizes memory] [--sizes 50 400] [--rounds 3]

CPU seconds and peak memory of fresh interpreters, the least of several rounds, taken in turns. A ratio
compares two commands of the same run, so it says the same on a slower machine.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.figures import FIGURES, sizes
from tests.benchmarks.measuring import Experiment, Figures, fresh_interpreter, measure, table
from tests.benchmarks.plotting import plot


def main() -> None:
    """Measure, print the tables, and write them with plots."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--figures", nargs="+", choices=["sizes", *FIGURES], default=["sizes", *FIGURES]
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 400, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    chosen = parser.parse_args()
    # OmegaConf refuses a file with very many values.
    os.environ["OMEGACONF_MAX_YAML_EXPANDED_NODES"] = "none"
    for name in chosen.figures:
        experiment = sizes(chosen.sizes) if name == "sizes" else FIGURES[name]()
        write(name, experiment, measure(experiment, chosen.rounds, fresh_interpreter), chosen.out)


def write(name: str, experiment: Experiment, figures: Figures, out: Path) -> None:
    """Write a table of ratios, one of what was measured and a plot into a folder, and print the first."""
    out.mkdir(parents=True, exist_ok=True)
    text = table(experiment, figures)
    (out / f"{name}.md").write_text(text, encoding="utf-8")
    measured = "".join(
        f"{column.title}: {command}: {cost.seconds:.2f} s, {cost.memory:.0f} MiB\n"
        for column, costs in figures.items()
        for command, cost in costs.items()
    )
    (out / f"{name}.txt").write_text(measured, encoding="utf-8")
    if experiment.lines:
        series = {
            line: [
                (column.size, costs[line].seconds)
                for column, costs in figures.items()
                if line in costs
            ]
            for line in experiment.lines
        }
        (out / f"{name}.svg").write_text(plot(series), encoding="utf-8")
    print(f"{name}\n\n{text}\n{measured}", flush=True)


if __name__ == "__main__":
    main()
