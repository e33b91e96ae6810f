"""Each mistake in the configuration is told with its file, its line, its key, and a remedy of its own."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from kedro.config import OmegaConfigLoader
from kedro_to_dagster.inspect.config.configuration import read_configuration
from kedro_to_dagster.inspect.config.mistakes import Mistake, mistake_in
from kedro_to_dagster.inspect.config.places import find_places
from omegaconf.resolvers import oc


def _looks(*, _parent_: Any) -> str:
    return str(_parent_)


def _fails(value: str) -> str:
    raise LookupError(f"no {value}")


def _mistake(
    project: Path, files: dict[str, str | bytes], resolvers: dict[str, Any] | None = None
) -> Mistake:
    base = project / "conf" / "base"
    base.mkdir(parents=True)
    for name, text in files.items():
        (base / name).write_bytes(text.encode() if isinstance(text, str) else text)
    places = find_places(["catalog*", "globals*"], project, project / "conf", ["base"])

    def make_loader(params: dict[str, Any]) -> OmegaConfigLoader:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return OmegaConfigLoader(
                str(project / "conf"),
                runtime_params=params,
                base_env="base",
                default_run_env="base",
                custom_resolvers=resolvers,
            )

    try:
        read_configuration(make_loader, {})["catalog"]
    except Exception as error:
        return mistake_in(error, places, "kedro run")
    raise AssertionError("the configuration can be read")


FILE = "conf/base/catalog.yml"


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        (
            {"catalog.yml": "a:\n  type: x\n b: [\n"},
            f"{FILE}:3: this is not valid YAML: did not find expected key",
            "Correct the file",
        ),
        ({"catalog.yml": "a:\n\ttype: x\n"}, f"{FILE}:2: this is not valid YAML", "spaces"),
        ({"catalog.yml": "a: *b\n"}, f"{FILE}:1: this is not valid YAML: found undefined", "file"),
        (
            {"catalog.yml": "a: {type: x}\n\na: {type: y}\n"},
            f"{FILE}:3: the key 'a' is given twice",
            "Keep one of the two.",
        ),
        (
            {"catalog.yml": "a: {type: x}\n", "catalog_more.yml": "a: {type: y}\n"},
            "conf/base/catalog.yml and conf/base/catalog_more.yml both have the keys a",
            "Keep each key in one file of an environment",
        ),
        ({"catalog.yml": "- a\n"}, f"{FILE}: the file is a list", "Correct the file."),
        ({"catalog.yml": b"a: '\xff'\n"}, f"{FILE}: 'utf-8' codec", "Save the file as UTF-8."),
        ({"catalog.yml": "1: {type: x}\n"}, f"{FILE}:1 (1): the key 1 is not a text", "in quotes"),
        (
            {"catalog.yml": "a:\n  filepath: ${globals:b.c}\n"},
            f"{FILE}:2 (a.filepath): there is no global 'b.c'",
            "Add it to globals.yml, or write a default: ${globals:b.c, …}.",
        ),
        (
            {"catalog.yml": "a: {filepath: '${globals:_b}'}\n"},
            f"{FILE}:1 (a.filepath): a global whose name begins with '_'",
            "Rename it in globals.yml.",
        ),
        (
            {"catalog.yml": "a:\n  b:\n  - ${moon:1}\n"},
            f"{FILE}:2 (a.b): there is no resolver 'moon'",
            "custom_resolvers in CONFIG_LOADER_ARGS",
        ),
        (
            {"catalog.yml": "a: {b: '${oc.env:HOME}'}\n"},
            f"{FILE}:1 (a.b): ${{oc.env:…}} is used, which Kedro allows in credentials.yml only",
            "credentials.yml",
        ),
        (
            {"catalog.yml": "a: {b: '${_root}'}\n"},
            f"{FILE}:1 (a.b): there is no key '_root' to take the value from",
            "correct its name",
        ),
        (
            {"catalog.yml": "a:\n  b: \0\n"},
            f"{FILE}:2: YAML does not allow the character '\\x00'",
            "Remove it",
        ),
        (
            {"catalog.yml": "a: {b: '${fails:moon}'}\n"},
            f"{FILE}:1 (a.b): a resolver failed: LookupError: no moon",
            "settings.py",
        ),
        (
            {"catalog.yml": "a: {b: '${fails:'}\n"},
            f"{FILE}:1 (a.b): this is no valid interpolation: mismatched input '<EOF>'",
            "Correct the value.",
        ),
        (
            {"catalog.yml": "a:\n  null: 1\n"},
            f"{FILE}:1 (a): a key in it is neither a text nor a number: Incompatible key type",
            "Write the key in quotes.",
        ),
        (
            {"catalog.yml": "a:\n  b: 'x ${not'\n"},
            f"{FILE}:2 (a.b): this is no valid interpolation: no viable alternative at input '${{not'",
            "Correct the value",
        ),
        (
            {"catalog.yml": "a: {b: '${fails:${runtime_params:day}}'}\n"},
            f"{FILE}:1 (a.b): the resolver 'fails' needs the value of a runtime parameter",
            "--params",
        ),
        (
            {"catalog.yml": "a: {b: '${looks:}'}\n"},
            f"{FILE}:1 (a.b): the resolver 'looks' is given the values around its own",
            "constant-resolvers",
        ),
    ],
)
def test_a_mistake_is_told_with_place_and_remedy(
    tmp_path: Path, files: dict[str, str | bytes], message: str, hint: str
) -> None:
    found = _mistake(tmp_path, files, {"fails": _fails, "looks": _looks})
    assert found.message.startswith(message)
    assert hint in found.hint
    assert str(tmp_path) not in found.message


def test_a_variable_that_is_not_set_is_named(tmp_path: Path) -> None:
    found = _mistake(
        tmp_path, {"catalog.yml": "a: {b: '${oc.env:NOT_SET_HERE}'}\n"}, {"oc.env": oc.env}
    )
    assert found.message == f"{FILE}:1 (a.b): the environment variable 'NOT_SET_HERE' is not set"
    assert found.hint == "Set it, or write a default: ${oc.env:NOT_SET_HERE, …}."
