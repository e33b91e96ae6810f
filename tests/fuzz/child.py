"""Runs `kedro run` or a job, watched as `verify` watches it, in a process whose forks have the libraries.

`python child.py`, with a request as `observe.py` takes it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]
_CHILDREN = _TESTS.parent / "transpiler/kedro_to_dagster/verify/children"
sys.path.append(str(_TESTS / "support"))

from forked import PACKAGE  # noqa: E402

# Also where Dagster's server of forks imports this script ahead of the steps.
for _name in PACKAGE:
    try:
        importlib.import_module(_name)
    except ImportError:
        continue

if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())
    spec = importlib.util.spec_from_file_location("observe", _CHILDREN / "observe.py")
    assert spec is not None
    assert spec.loader is not None
    observe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(observe)
    observe.main()
