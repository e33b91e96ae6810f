"""Random projects: the package does what `kedro run` does, in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from .generator import make_draft
from .verdicts import judge, some_forms

QUICK = (3, 5)
SLOW = tuple(range(1000, 1012))


@pytest.mark.parametrize(
    "seed", [*QUICK, *(pytest.param(seed, marks=pytest.mark.slow) for seed in SLOW)]
)
def test_a_random_project_does_what_kedro_run_does(seed: int, tmp_path: Path) -> None:
    forms = ("job",) if seed in QUICK else some_forms(seed)
    verdicts = judge(seed, tmp_path, forms)
    assert verdicts
    assert [str(verdict) for verdict in verdicts if verdict.word == "DIFFERENT"] == []


def test_a_seed_makes_one_project(tmp_path: Path) -> None:
    for folder in (tmp_path / "one", tmp_path / "other"):
        make_draft(7).write(folder)
    one, other = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (tmp_path / "one", tmp_path / "other")
    )
    assert one == other
