"""A browser without a window, and the servers that it looks at."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_START_SECONDS = 900


@contextmanager
def browser(width: int = 1400, height: int = 860) -> Iterator[webdriver.Chrome]:
    """Chromium, driven by chromedriver; exits with one sentence where they are not installed."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not (chromium and driver):
        sys.exit("Chromium and chromedriver are needed; on Debian: apt-get install chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-dev-shm-usage",
        "disable-gpu",
        "hide-scrollbars",
    ):
        options.add_argument(f"--{argument}")
    options.add_argument(f"--window-size={width},{height}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield window
    finally:
        window.quit()


@contextmanager
def server(
    command: list[str], port: int, folder: Path, environment: dict[str, str]
) -> Iterator[str]:
    """The address of a server, once it answers; the server ends with the block."""
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(address, process)
            yield address
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            time.sleep(1)
    raise RuntimeError(f"{' '.join(map(str, process.args))} does not answer at {address}.")
