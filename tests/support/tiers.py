"""Which tests take long, and show once more what quick ones show.

`make test` leaves them out, `make test-all` runs them.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark.structures import ParameterSet

from .cases import CASES, Case


def slow_but(*names: str, cases: Iterable[Case] = CASES) -> list[ParameterSet]:
    """Cases as the parameters of a test that is slow for all but those with these names."""
    return [
        pytest.param(case, id=case.name, marks=() if case.name in names else pytest.mark.slow)
        for case in cases
    ]


def slow_from(first: int, count: int) -> list[ParameterSet]:
    """The numbers of batches of random cases, of which all but the first ones are slow."""
    return [
        pytest.param(number, marks=() if number < first else pytest.mark.slow)
        for number in range(count)
    ]
