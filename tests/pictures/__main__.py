"""Take the pictures of Dagster's UI that the documentation shows.

python -m tests.pictures DEMO OUT: DEMO is the folder of `make demo`, whose runs the pictures show.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import dagster as dg
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from .browser import browser, free_port, server

_MODULE = "bikeshare_dagster.definitions"
_LOCATION = quote(f"__repository__@{_MODULE}", safe="@")
_GROUPS = (
    *("data_processing", "data_science", "external", "features", "history"),
    *("models", "planning", "raw", "reporting"),
)
_LOAD_SECONDS = 120
# The page has its data, and its graph has been laid out.
_SETTLE_SECONDS = 5.0
_WIDTH = 1400


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of Dagster's UI, and what the picture is to show of it."""

    name: str
    path: str
    wanted: str
    """A text that the page shows once it has loaded."""
    height: int
    prepare: Callable[[Chrome], None] = lambda window: None


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
    with server(command, port, package, environment) as address, browser(_WIDTH) as window:
        window.get(address)
        # The names of the pages are left out of the navigation, which leaves more room.
        window.execute_script("localStorage.setItem('dagster-nav-collapsed', 'true')")
        for picture in _pictures(home):
            path = out / f"{picture.name}.png"
            _take(window, address, picture, path)
            print(path)


def _pictures(home: Path) -> Iterator[Picture]:
    with dg.DagsterInstance.from_config(str(home)) as instance:
        runs = instance.get_runs(filters=dg.RunsFilter(job_name="__default__"))
    groups = quote(",".join(f"global@global:{group}" for group in _GROUPS))
    yield Picture("asset-graph", f"asset-groups?expanded={groups}", "demand_model", 900, _widen)
    yield Picture("catalog", "assets", "demand_model", 900)
    yield Picture("asset", "assets/demand_predictions?view=events", "preview", 1060)
    month = quote("[2025-06-01...2025-06-30]")
    yield Picture(
        "partitions",
        f"assets/daily_checkouts?view=partitions&default_range={month}&partition=2025-06-01",
        "Latest materialization",
        760,
    )
    yield Picture(
        "launchpad",
        f"locations/{_LOCATION}/jobs/training/playground",
        "filepath",
        900,
        _scroll_to_parameters,
    )
    yield Picture("run", f"runs/{runs[-1].run_id}", "RUN_SUCCESS", 960, _show_steps)
    yield Picture("automation", "automation", "history", 540)


def _take(window: Chrome, address: str, picture: Picture, path: Path) -> None:
    window.set_window_size(_WIDTH, picture.height)
    window.get(f"{address}/{picture.path}")
    WebDriverWait(window, _LOAD_SECONDS).until(
        lambda page: picture.wanted in page.find_element(By.TAG_NAME, "body").text
    )
    picture.prepare(window)
    time.sleep(_SETTLE_SECONDS)
    window.save_screenshot(str(path))


def _widen(window: Chrome) -> None:
    """Close the list beside the graph, which is laid out anew."""
    window.execute_script("""
        const icons = [...document.querySelectorAll("button")];
        const panel = icons.find((icon) => {
            const at = icon.getBoundingClientRect();
            return at.left > 300 && at.left < 360 && at.top > 50 && at.top < 110;
        });
        panel.click();
    """)


def _scroll_to_parameters(window: Chrome) -> None:
    window.execute_script("""
        const editor = document.querySelector(".CodeMirror").CodeMirror;
        const line = editor.getValue().split("\\n").indexOf("  parameters:");
        editor.scrollTo(null, editor.heightAtLine(line, "local"));
    """)


def _show_steps(window: Chrome) -> None:
    """Give more room to the steps than to the events below them."""
    divider = window.find_element(By.CSS_SELECTOR, "[class*=SplitPanelContainer_verticalDivider]")
    ActionChains(window).drag_and_drop_by_offset(divider, 0, 200).perform()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
