"""No value of a moment, a machine or a person is in a package, or in what the export says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..support.cases import files_below, run
from ..support.projects import write_project

CANARY = re.compile(r"canary-\w+")
ENVIRONMENT = {"STAGE": "canary-stage", "API_TOKEN": "canary-token", "NAMED": "canary-named"}
NODES = """
from functools import partial

def join(text, *values):
    return f"{text} {values}"

def keyed(text, api_key):
    return text

def made():
    def inner(text, api_key):
        return text
    return inner

by_name = partial(keyed, api_key="canary-partial")
by_closure = partial(made(), api_key="canary-closure")
"""
PIPELINES = """
"__default__": pipeline([
    node(
        join,
        ["text", "params:tag", "params:token", "params:mine", "params:home", "params:deep", "params:url",
         "params:far"],
        "joined",
        name="join",
    ),
    node(by_name, "joined", "once", name="once"),
    node(by_closure, "once", "kept@text", name="twice"),
])
"""
SETTINGS = """
import os
from pathlib import Path
from omegaconf.resolvers import oc

CONF_SOURCE = str(Path(__file__).resolve().parents[2] / "conf")
CONFIG_LOADER_ARGS = {
    "base_env": "base",
    "default_run_env": "local",
    "custom_resolvers": {
        "oc.env": oc.env,
        "today": lambda: "canary-today",
        "root": lambda: str(Path(__file__).resolve().parents[2]),
        "named": lambda name: os.environ[name],
    },
}
"""
CATALOG = """
text: {type: text.TextDataset, filepath: data/text.txt}
joined: {type: text.TextDataset, filepath: "data/${oc.env:STAGE}/${today:}/joined.txt"}
once:
  type: text.TextDataset
  filepath: ${root:}/data/once.txt
  metadata: {note: "https://me:canary-metadata@host.invalid/"}
kept@text: {type: text.TextDataset, filepath: "data/${globals:mine}/kept.txt"}
"""
PARAMETERS = """
tag: ${today:}
token: ${oc.env:API_TOKEN}
mine: nobody
home: ~
deep: {list: ["${named:NAMED}", plain], api_key: canary-literal}
url: postgresql://me:canary-password@host.invalid/db
far: "${globals:stage} and ${globals:mine}"
"""
FILES = {
    "conf/base/globals.yml": "stage: ${oc.env:STAGE}\nmine: shared\n",
    "conf/local/globals.yml": "mine: canary-globals\n",
    "conf/local/parameters.yml": "mine: canary-mine\nhome: {at: /home/canary-user/x}\n",
    "conf/local/catalog.yml": "text: {type: text.TextDataset, filepath: data/text.txt, "
    "fs_args: {open_args_load: {encoding: utf-8, errors: canary-errors}}}\n",
    "conf/local/credentials.yml": "s3: {key: canary-credentials}\n",
}
EXPORTS: dict[str, tuple[str, ...]] = {
    "plain": (),
    "told": ("-v",),
    "of two environments": ("--env", "local", "--env", "base"),
    "with the runtime as a package": ("--runtime", "package"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(
        tmp_path_factory.mktemp("private") / "project",
        nodes=NODES,
        pipelines=PIPELINES,
        catalog=CATALOG,
        parameters=PARAMETERS,
        settings=SETTINGS,
        files=FILES,
    )


@pytest.mark.parametrize("options", EXPORTS.values(), ids=EXPORTS)
def test_no_private_value_is_written_or_told(
    project: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    done = run("-m", "kedro_to_dagster", "export", out, *options, folder=project, **ENVIRONMENT)
    texts = {path: data.decode() for path, data in files_below(out).items()}
    found = {path: CANARY.findall(text) for path, text in texts.items() if CANARY.search(text)}
    assert found == {}
    assert not CANARY.search(done.stdout + done.stderr)
    assert not [path for path, text in texts.items() if str(project) in text]
    if "base" not in options:
        assert "${oc.env:API_TOKEN}" in "".join(texts.values())


@pytest.mark.parametrize(
    ("section", "told"),
    [
        (
            "jobs: {daily: {pipeline: {pipeline_name: __default__}, description: '${today:}'}}",
            "today",
        ),
        (
            "schedules: {daily: {cron_schedule: '0 0 * * *', tags: {api_key: canary-tag}}}",
            "secret",
        ),
    ],
)
def test_what_dagster_yml_cannot_look_up_is_refused_with_its_place(
    project: Path, tmp_path: Path, section: str, told: str
) -> None:
    file = project / "conf/base/dagster.yml"
    file.write_text(f"{section}\n", encoding="utf-8")
    try:
        done = run(
            "-m", "kedro_to_dagster", "export", tmp_path / "out",
            folder=project, check=False, **ENVIRONMENT,
        )  # fmt: skip
    finally:
        file.unlink()
    said = done.stdout + done.stderr
    assert "K2D954" in said
    assert "conf/base/dagster.yml:1" in said
    assert told in said
    assert not CANARY.search(said)
