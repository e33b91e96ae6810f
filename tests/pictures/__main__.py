"""Take the pictures of Dagster's UI that the documentation shows.

python -m tests.pictures DEMO OUT: DEMO is the folder of `make demo`, whose runs the pictures show.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import dagster as dg
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from .browser import browser, free_port, server

_MODULE = "bikeshare_dagster.definitions"
_LOCATION = f"__repository__@{_MODULE}"
_LOAD_SECONDS = 120
# The page has its data, and its graph has been laid out.
_SETTLE_SECONDS = 4.0


def main(demo: Path, out: Path) -> None:
    """Start the webserver on the demo, and take each picture."""
    home = demo / "dagster_home"
    package = demo / "bikeshare" / "dagster"
    environment = {**os.environ, "DAGSTER_HOME": str(home), "PYTHONPATH": str(package / "src")}
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("dagster-webserver")),
        *("--module-name", _MODULE, "--port", str(port)),
    ]
    out.mkdir(parents=True, exist_ok=True)
    with server(command, port, package, environment) as address, browser() as window:
        for name, path, wanted in _pages(home):
            _take(window, f"{address}/{path}", wanted, out / f"{name}.png")
            print(out / f"{name}.png")


def _pages(home: Path) -> Iterator[tuple[str, str, str]]:
    """The name of each picture, its page, and a text that the page shows once it has loaded."""
    location = quote(_LOCATION, safe="@")
    with dg.DagsterInstance.from_config(str(home)) as instance:
        runs = instance.get_runs(filters=dg.RunsFilter(job_name="__default__"))
    yield "asset-graph", f"locations/{location}/asset-groups/models", "demand_model"
    yield "lineage", "asset-groups", "demand_model"
    yield "asset", "assets/demand_metrics?view=events", "demand_metrics"
    yield "partitions", "assets/daily_checkouts?view=partitions", "daily_checkouts"
    yield "job", f"locations/{location}/jobs/__default__", "demand_model"
    yield "run", f"runs/{runs[0].run_id}", "demand_model"
    yield "automation", "automation", "history"


def _take(window: Chrome, address: str, wanted: str, path: Path) -> None:
    window.get(address)
    WebDriverWait(window, _LOAD_SECONDS).until(
        lambda page: wanted in page.find_element(By.TAG_NAME, "body").text
    )
    time.sleep(_SETTLE_SECONDS)
    window.save_screenshot(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
