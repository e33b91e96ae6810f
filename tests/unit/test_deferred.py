"""Values that a run looks up: how they are written, and what the runtime makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster.inspect.config.quiet import without_fixed_arguments
from kedro_to_dagster.inspect.config.resolving import written_text
from kedro_to_dagster.inspect.config.secrets import is_secret, masked
from kedro_to_dagster.kedro_model.deferred import (
    DeferredValue,
    Source,
    SourceKind,
    deferred_values_in,
    in_yaml,
    is_text_throughout,
    looks_deferred,
)
from kedro_to_dagster_runtime.resolvers import resolved
from omegaconf import OmegaConf

TODAY = DeferredValue(
    text="${today:}", sources=(Source(SourceKind.RESOLVER, "today"),), is_text=True, value="now"
)


def test_what_is_deferred_is_written_as_in_yaml_and_nothing_else_is_changed() -> None:
    value = {"day": TODAY, "list": [TODAY, 1], "plain": "a", "literal": "${x} and \\${y}"}
    written = in_yaml(value)
    assert written["day"] == "${today:}"
    assert written["list"] == ["${today:}", 1]
    assert written["plain"] == "a"
    assert deferred_values_in(value) == (TODAY, TODAY)
    assert is_text_throughout(value)


@pytest.mark.parametrize("text", ["${x}", "\\${x}", "\\\\${x}", "a\\b", "${", "$x {y}", "é ${é}"])
def test_a_text_that_only_looks_like_a_resolver_stays_what_it_is(text: str) -> None:
    config = OmegaConf.create({"value": in_yaml(text)})
    assert OmegaConf.to_container(config, resolve=True) == {"value": text}
    assert looks_deferred(text) == ("${" in text)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "null",
        "True",
        "1",
        "a b",
        "it's",
        "a,b",
        "{a}",
        "back\\slash",
        "end\\",
        "\\'",
        "",
        "é",
        "a.b/c-d",
    ],
)
def test_an_argument_of_a_resolver_is_read_as_the_text_that_it_was(text: str) -> None:
    OmegaConf.register_new_resolver("given", lambda each: each, replace=True)
    try:
        config = OmegaConf.create({"value": f"${{given:{written_text(text)}}}"})
        assert config.value == text
    finally:
        OmegaConf.clear_resolver("given")


def test_a_value_without_resolvers_needs_no_project() -> None:
    value: Any = {"a": [1, "b", None], "c": {"d": "$e"}}
    assert resolved(value, None) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("api_key", "abc", True),
        ("password", "", False),
        ("password", "${oc.env:PASSWORD}", False),
        ("url", "postgresql://me:secret@host/db", True),
        ("url", "https://host/x?sig=abcdef", True),
        ("url", "https://host/x", False),
        ("url", "redis://:secret@host", True),
        ("url", "postgresql://me:{password}@host/db", False),
        ("url", "https://host/data?key=abcsecretabc", True),
        ("filepath", "key=2024/a.parquet", False),
        ("text", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=secretsecret==", True),
        ("connection_string", "sqlite:///data/a.db", False),
        ("connection_string", "Server=a;Database=b;Trusted_Connection=yes", False),
        ("conn_str", "Server=a;Uid=b;Pwd=secret", True),
        ("conn_str", "abcsecret", True),
        ("header", "Bearer secretsecret", True),
        ("description", "Basic statistics of all flights", False),
        ("token", "bert", False),
        ("token", "bert-base-uncased", False),
        ("token", "customer_id", False),
        ("token", "secret-2024", True),
        ("hf_token", "hf_" + "secret" * 6, True),
        ("pad_token", "endoftext01", False),
        ("max_tokens", "100", False),
        ("max_tokens", 100, False),
        ("token_count", "abc12345678", False),
        ("tokenizer", "abc12345678", False),
        ("authToken", "abcsecret", True),
        ("accessKey", "abcsecret", True),
        ("aws_secret_access_key", "abcsecret", True),
        ("passphrase", "abc", True),
        ("pwd", "abc", True),
        ("password", 12345, True),
        ("password_column", "abc", False),
        ("password", "<password>", False),
        ("secret_name", "abc", False),
        ("api_key_env", "API_KEY", False),
        ("key", "id", False),
        ("text", "AKIA" + "ABCD" * 4, True),
        ("text", "ghp_" + "secret" * 6, True),
        ("text", "sk-" + "secret" * 6, True),
        ("text", "eyJhbGciOiJI.eyJzdWIiOiIx.secretsecret", True),
        ("text", "-----BEGIN RSA PRIVATE KEY-----\nsecret", True),
        ("text", "-----BEGIN PUBLIC KEY-----\nabc", False),
    ],
)
def test_secrets_are_told_by_their_key_or_their_form(key: str, value: Any, expected: bool) -> None:
    assert is_secret(key, value) is expected
    if expected:
        assert "secret" not in masked(key, value)
        assert "abc" not in masked(key, value)


def test_of_an_address_only_the_secret_is_masked() -> None:
    assert masked("con", "postgres://me:secret@db/x?a=1") == "postgres://me:***@db/x?a=1"
    assert masked("password", "postgres://me:secret@db/x?a=1") == "***"
    assert masked("key", "secret") == "***"


def test_a_run_resolves_with_the_resolvers_and_files_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kedro_to_dagster_runtime import resolvers
    from kedro_to_dagster_runtime.project import KedroProject, KedroProjectError

    loader = {
        "parameters": {"beds": {"count": 5, 1: "one"}},
        "catalog": {
            "plan": {"type": "json.JSONDataset", "filepath": "a.json", "credentials": "s3"},
            "{name}_sheet": {"type": "text.TextDataset", "filepath": "{name}.txt"},
        },
    }
    monkeypatch.setattr(resolvers, "config_loader", lambda project: loader)
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    project = KedroProject(package_name="shop", anchor=str(tmp_path))
    value = {
        "count": "${kedro.parameters:beds,count}",
        "key": "${kedro.parameters:beds,'1'}",
        "path": ["data/${kedro.catalog:plan,filepath}"],
        "pattern": "${kedro.catalog:rye_sheet,filepath}",
        "named": "${kedro.catalog:plan,credentials}",
    }
    assert resolved(value, project) == {
        "count": 5,
        "key": "one",
        "path": ["data/a.json"],
        "pattern": "rye.txt",
        "named": "s3",
    }
    for text, path in (
        ("${kedro.parameters:beds,height}", "'beds.height' of parameters"),
        ("${kedro.parameters:beds,count,height}", "'beds.count.height' of parameters"),
        ("${kedro.catalog:plan,folder}", "'folder' of plan"),
    ):
        with pytest.raises(KedroProjectError, match=f"configuration has no {path} here"):
            resolved(text, project)
    with pytest.raises(KedroProjectError, match="nowhere"):
        resolved("${nowhere:}", project)


def test_a_value_is_kept_for_the_run_and_not_between_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kedro_to_dagster_runtime import resolvers
    from kedro_to_dagster_runtime.project import KedroProject
    from kedro_to_dagster_runtime.setup import in_run

    beds: dict[str, object] = {"count": 5}
    monkeypatch.setattr(resolvers, "config_loader", lambda project: {"parameters": beds})
    monkeypatch.setattr(resolvers, "_values_of_runs", {})
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    project = KedroProject(package_name="shop", anchor=str(tmp_path))
    found = []
    for run, count in (("first", 5), ("first", 6), ("second", 7), (None, 8), (None, 9)):
        beds["count"] = count
        with in_run(run):
            found.append(resolved("${kedro.parameters:count}", project))
    assert found == [5, 5, 7, 8, 9]


def test_the_steps_of_a_run_get_the_same_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has a copy, as a node may change what it is given."""
    from kedro_to_dagster_runtime import resolvers
    from kedro_to_dagster_runtime.project import KedroProject

    calls = iter(range(10))
    parameters: Any = property(lambda self: {"beds": [next(calls)]})
    loader = type("Loader", (), {"__getitem__": lambda self, key: self.parameters})
    loader.parameters = parameters  # type: ignore[attr-defined]
    monkeypatch.setattr(resolvers, "config_loader", lambda project: loader())
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    project = KedroProject(package_name="shop", anchor=str(tmp_path))
    found: list[Any] = []

    @dg.op
    def dig() -> list[int]:
        beds: list[int] = resolved("${kedro.parameters:beds}", project)
        found.append([*beds])
        beds.append(100)
        return beds

    @dg.op
    def water(dug: list[int]) -> None:
        found.append(resolved(("beds", "${kedro.parameters:beds}"), project))

    @dg.job
    def job() -> None:
        water(dig())

    for _ in range(2):
        job.execute_in_process()
    assert found == [[0], ("beds", [0]), [1], ("beds", [1])]


def test_values_of_the_last_sixteen_runs_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process of a service may live through any number of runs."""
    from kedro_to_dagster_runtime import resolvers
    from kedro_to_dagster_runtime.project import KedroProject
    from kedro_to_dagster_runtime.setup import in_run

    beds: dict[str, object] = {}
    monkeypatch.setattr(resolvers, "config_loader", lambda project: {"parameters": beds})
    monkeypatch.setattr(resolvers, "_values_of_runs", {})
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    project = KedroProject(package_name="shop", anchor=str(tmp_path))

    def count(run: int) -> Any:
        beds["count"] = run if run not in seen else "again"
        seen.add(run)
        with in_run(f"run {run}"):
            return resolved("${kedro.parameters:count}", project)

    seen: set[int] = set()
    assert [count(run) for run in range(16)] == [*range(16)]
    assert count(0) == 0
    assert count(16) == 16
    assert (count(0), count(15)) == ("again", 15)


def test_what_partial_functions_fix_is_not_told() -> None:
    text = "no hints of functools.partial(<function f at 0x7>, key='a(b)c', n=(1, 2)): why (x)"
    assert without_fixed_arguments(text) == "no hints of functools.partial(…): why (x)"
    assert without_fixed_arguments("functools.partial(f, key='a') and functools.partial(f") == (
        "functools.partial(…) and functools.partial(…)"
    )
    assert without_fixed_arguments("nothing") == "nothing"
