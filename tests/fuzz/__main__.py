"""Runs random projects: `python -m tests.fuzz --seed 1 --count 20`, and prints what came of each."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from .generator import make_draft
from .verdicts import FORMS, judge, some_forms


def main() -> None:
    """Judge the projects of consecutive seeds."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--forms", help=f"of {', '.join(FORMS)}; some by default")
    parser.add_argument("--having", help="only projects with a feature that has this in its name")
    parser.add_argument("--keep", type=Path, help="keep the folders of projects that differ here")
    arguments = parser.parse_args()
    counted: Counter[tuple[str, str]] = Counter()
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        features = ", ".join(make_draft(seed).features)
        if (arguments.having or "") not in features:
            continue
        folder = Path(tempfile.mkdtemp(prefix=f"random-{seed}-"))
        forms = arguments.forms.split(",") if arguments.forms else some_forms(seed)
        try:
            verdicts = judge(seed, folder, forms)
        except Exception:
            print(f"{seed} ERROR\n{traceback.format_exc()}", flush=True)
            continue
        words = {verdict.word for verdict in verdicts}
        told = " ".join(f"{verdict.form}={verdict.word}" for verdict in verdicts)
        failed = next((verdict.failed for verdict in verdicts if verdict.failed), "")
        print(f"{seed}: {told}{f' (Kedro fails: {failed[:200]!r})' if failed else ''}", flush=True)
        for verdict in verdicts:
            counted[verdict.form, verdict.word] += 1
            if verdict.word != "same":
                print(f"  {verdict}", flush=True)
        if words & {"DIFFERENT"}:
            print(f"  with {features}", flush=True)
        if arguments.keep and words & {"DIFFERENT", "told"}:
            shutil.move(folder, arguments.keep / str(seed))
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(f"{form} {word}: {count}" for (form, word), count in sorted(counted.items())))
    sys.exit(any(word == "DIFFERENT" for _, word in counted))


if __name__ == "__main__":
    main()
