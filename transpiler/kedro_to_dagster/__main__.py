"""`python -m kedro_to_dagster`, and the command `kedro-to-dagster`."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line also while it is imported.

    Once the work is done, the exit code is that of the work: Python takes a moment to end.
    """
    # Most of what is allocated lives to the end, and looking for garbage takes a fifth of a check.
    gc.set_threshold(200_000, 50, 100)
    try:
        from .cli.main import call

        code = call()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stderr.write("Interrupted.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
