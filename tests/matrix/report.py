"""The page that tells what came out in each corner."""

from __future__ import annotations

from collections.abc import Mapping

from .environments import ROOT

PAGE = ROOT / "docs" / "reference" / "versions.md"

# What a row tells, and in which order.
COLUMNS = ("cases", "Same bytes", "Same files as kedro run", "Same calls of hooks")

_HEAD = """\
# Versions

kedro-to-dagster needs Python 3.10, Kedro 1.0 and Dagster 1.11.9, or newer. A project of Kedro 0.19 is
refused with the way to upgrade it.

`make matrix` makes an environment for each combination of versions, exports golden cases there,
runs them as `kedro run` and as Dagster jobs, and compares. The numbers tell how many tests passed, of
how many that these versions can run: a package asks for the versions of Kedro and Dagster that have what
it uses. *All* are the cases of the quick tests. *Lowest* has the lowest versions of everything that
`pyproject.toml` allows. A combination that is not in the table was not run. Kedro 1.0
and 1.3, and Dagster 1.11, cannot be imported with Python 3.14.

| Combination | Golden cases | Same bytes | Same files as `kedro run` | Same calls of hooks |
| --- | --- | --- | --- | --- |
"""


def page(results: Mapping[str, Mapping[str, str]]) -> str:
    """The page for what came out, by corner and suite."""
    return _HEAD + "".join(_row(corner, results[corner]) for corner in sorted(results))


def _row(corner: str, told: Mapping[str, str]) -> str:
    python, kedro, dagster = corner.split("-")
    name = (
        f"Python {python.removeprefix('py')}, Kedro {kedro.removeprefix('kedro')}, "
        f"Dagster {dagster.removeprefix('dagster')}"
    )
    if "reason" in told:
        return f"| {name} | {told['reason']} | | | |\n"
    cells = (told[column].replace("0 of 0", "none of these cases") for column in COLUMNS)
    return f"| {name} | {' | '.join(cells)} |\n"
