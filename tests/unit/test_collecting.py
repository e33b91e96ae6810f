"""The tests have the same names in every process: pytest-xdist runs none of them otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def test_another_process_collects_the_same_tests(request: pytest.FixtureRequest) -> None:
    """Values of a moment or of a hash seed in parameters would change the names."""
    own = {item.nodeid for item in request.session.items}
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider", str(TESTS)],
        cwd=request.config.rootpath,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert own - set(done.stdout.splitlines()) == set()
