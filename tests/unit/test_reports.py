"""What `plan`, `diff`, `check`, `verify` and `export` print: for people, for programs, for GitHub."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kedro_to_dagster.cli.as_json import error_as_json, export_as_json
from kedro_to_dagster.cli.output import Output
from kedro_to_dagster.codes.project import KEDRO_WARNED
from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.merge.replay import Conflict
from kedro_to_dagster.review import check_formats, diff_formats, plan_formats
from kedro_to_dagster.review.changes import Action, Area, Change
from kedro_to_dagster.review.check import Check, Difference, Kind
from kedro_to_dagster.review.diff import Diff, FileDiff
from kedro_to_dagster.review.facts import Spot
from kedro_to_dagster.review.plan import Disposition, Entry, Plan
from kedro_to_dagster.review.warnings import Warned
from kedro_to_dagster.verify import fidelity, reporting, results
from kedro_to_dagster.verify.external import External
from kedro_to_dagster.write.plan import Written
from rich.console import Console

from .models import node, project


def _printed(print_it: Any, *, styles: bool = False) -> str:
    console = Console(
        width=200,
        soft_wrap=True,
        highlight=False,
        record=True,
        quiet=False,
        force_terminal=styles,
        color_system="standard" if styles else None,
        file=SimpleNamespace(write=lambda _: None, flush=lambda: None),  # type: ignore[arg-type]
    )
    print_it(console)
    return console.export_text(styles=styles)


# plan ----------------------------------------------------------------------------------------------------

CATALOG = Place(file="conf/base/catalog.yml", line=3, key="tea")
NOTE = Diagnostic(code="K2D115", subject="n", message="It asks.", hint="Do not.", place=CATALOG)
PLAN = Plan(
    project="shop",
    package="shop_dagster",
    pipelines=(Entry(name="__default__", becomes="job __default__", disposition=Disposition.TRANSLATED),),
    nodes=(
        Entry(
            name="brew",
            becomes="asset",
            disposition=Disposition.APPROXIMATED,
            codes=("K2D115", "K2D201"),
            source=Place(file="src/shop/pipeline.py", line=7),
            generated=Spot(path="assets/shop.py", line=12),
            more={"tags": ["hot"]},
        ),
        Entry(name="a|b", becomes="no_thing [x]", disposition=Disposition.REFUSED),
    ),
    datasets=(
        Entry(name="tea", becomes="asset", disposition=Disposition.TRANSLATED, source=CATALOG),
        Entry(
            name="milk", becomes="asset", disposition=Disposition.TRANSLATED,
            source=Place(file="conf/base/catalog.yml"),
        ),
    ),
    parameters=(),
    hooks=(),
    jobs=(),
    warnings=(
        Warned(code="local-path", subject="tea", message="It is_here.", remedy="Move it.", source=CATALOG),
        Warned(code="one-process", subject="tea", message="Alone.", remedy="Share."),
    ),
    diagnostics=(replace(NOTE, others=(replace(NOTE, subject="m", place=None),)),),
)  # fmt: skip


def test_a_plan_tells_each_part_and_then_what_will_bite() -> None:
    assert _printed(lambda console: plan_formats.print_text(PLAN, console)) == (
        "shop becomes shop_dagster\n"
        "\n"
        "Pipelines: 1 translated\n"
        "  __default__  job __default__\n"
        "\n"
        "Nodes: 1 approximated, 1 refused\n"
        "  brew  asset  approximated (K2D115, K2D201)  src/shop/pipeline.py:7\n"
        "  a|b   no_thing [x]  refused\n"
        "\n"
        "Datasets: 2 translated\n"
        "  tea   asset  conf/base/catalog.yml:3\n"
        "  milk  asset  conf/base/catalog.yml\n"
        "\n"
        "What will bite in production: 2\n"
        "  local-path  conf/base/catalog.yml:3 (tea): It is_here. Move it.\n"
        "  one-process  Alone. Share.\n"
    )


def test_a_plan_explains_once_what_several_have_in_common() -> None:
    def unnamed(name: str, place: Place | None) -> Warned:
        message = f"the node '{name}' has none: Kedro makes one."
        return Warned(
            code="no-name", subject=name, message=message, remedy="Name it.", source=place
        )

    one = PLAN.warnings[:1]
    two = (unnamed("tea_", CATALOG), unnamed("milk", None))
    other = replace(two[0], remedy="Leave it.")
    plan = replace(PLAN, warnings=(*one, *two, other))
    assert _printed(lambda console: plan_formats.print_text(plan, console)).endswith(
        "What will bite in production: 4\n"
        "  local-path  conf/base/catalog.yml:3 (tea): It is_here. Move it.\n"
        "  no-name  Kedro makes one. Name it.\n"
        "    conf/base/catalog.yml:3 (tea): the node 'tea_' has none\n"
        "    the node 'milk' has none\n"
        "  no-name  conf/base/catalog.yml:3 (tea): "
        "the node 'tea_' has none: Kedro makes one. Leave it.\n"
    )
    assert plan_formats.as_markdown(plan).endswith(
        "- **no-name**: Kedro makes one. Name it.\n"
        "    - the node 'tea\\_' has none (`conf/base/catalog.yml:3 (tea)`)\n"
        "    - the node 'milk' has none\n"
        "- **no-name**: the node 'tea\\_' has none: Kedro makes one. Leave it. "
        "(`conf/base/catalog.yml:3 (tea)`)"
    )


def test_a_plan_without_warnings_says_so() -> None:
    quiet = replace(PLAN, warnings=())
    assert _printed(lambda console: plan_formats.print_text(quiet, console)).endswith(
        "conf/base/catalog.yml\n\nNothing is known that will bite in production.\n"
    )
    assert plan_formats.as_markdown(quiet).endswith(
        "## What will bite in production\n\nNothing is known."
    )


def test_a_plan_has_the_colours_of_a_traffic_light() -> None:
    shown = _printed(lambda console: plan_formats.print_text(PLAN, console), styles=True)
    assert "\x1b[33m  approximated\x1b[0m" in shown
    assert "\x1b[31m  refused\x1b[0m" in shown


def test_a_plan_as_a_document_escapes_what_markdown_would_read() -> None:
    assert plan_formats.as_markdown(PLAN) == (
        "# shop as a Dagster package\n"
        "\n"
        "## Pipelines\n"
        "\n"
        "1 translated.\n"
        "\n"
        "| In Kedro | Becomes | | Source |\n"
        "| --- | --- | --- | --- |\n"
        "| `__default__` | job \\_\\_default\\_\\_ | translated |  |\n"
        "\n"
        "## Nodes\n"
        "\n"
        "1 approximated, 1 refused.\n"
        "\n"
        "| In Kedro | Becomes | | Source |\n"
        "| --- | --- | --- | --- |\n"
        "| `brew` | asset | approximated (K2D115, K2D201) | `src/shop/pipeline.py:7` |\n"
        "| `a\\|b` | no\\_thing \\[x\\] | refused |  |\n"
        "\n"
        "## Datasets\n"
        "\n"
        "2 translated.\n"
        "\n"
        "| In Kedro | Becomes | | Source |\n"
        "| --- | --- | --- | --- |\n"
        "| `tea` | asset | translated | `conf/base/catalog.yml:3` |\n"
        "| `milk` | asset | translated | `conf/base/catalog.yml` |\n"
        "\n"
        "## What will bite in production\n"
        "\n"
        "- **local-path**: It is\\_here. Move it. (`conf/base/catalog.yml:3 (tea)`)\n"
        "- **one-process**: Alone. Share."
    )


def test_a_plan_as_json_has_every_part_and_each_diagnostic_of_a_cause() -> None:
    told = json.loads(plan_formats.plan_as_json(PLAN))
    assert (told["schema"], told["project"], told["package"]) == (1, "shop", "shop_dagster")
    parts = ("pipelines", "nodes", "datasets", "parameters", "hooks", "jobs")
    assert [len(told[part]) for part in parts] == [1, 2, 2, 0, 0, 0]
    assert told["nodes"][0] == {
        "name": "brew",
        "becomes": "asset",
        "disposition": "approximated",
        "codes": ["K2D115", "K2D201"],
        "source": {"file": "src/shop/pipeline.py", "line": 7},
        "generated": {"file": "assets/shop.py", "line": 12},
        "tags": ["hot"],
    }
    assert (told["nodes"][1]["source"], told["nodes"][1]["generated"]) == (None, None)
    source = {"file": "conf/base/catalog.yml", "line": 3}
    assert told["warnings"] == [
        {"code": "local-path", "subject": "tea", "message": "It is_here.", "remedy": "Move it.",
         "source": source},
        {"code": "one-process", "subject": "tea", "message": "Alone.", "remedy": "Share.",
         "source": None},
    ]  # fmt: skip
    first = {
        "code": "K2D115",
        "severity": "approximated",
        "subject": "n",
        "message": "It asks.",
        "hint": "Do not.",
    }
    assert told["diagnostics"] == [
        {**first, "source": source},
        {**first, "subject": "m", "source": None},
    ]
    assert told["counts"] == {"note": 0, "approximated": 2, "refused": 0}


def test_the_counts_of_a_plan_are_those_of_all_its_parts() -> None:
    more = replace(PLAN, jobs=PLAN.nodes, hooks=PLAN.nodes, parameters=PLAN.nodes)
    assert more.counts == {"translated": 3, "approximated": 4, "refused": 4}


# check ---------------------------------------------------------------------------------------------------

CHANGED = Difference(path="a.py", kind=Kind.CHANGED, line=4, wanted=b"")
MISSING = Difference(path="b,c:d.py", kind=Kind.MISSING, line=1, wanted=b"")
STALE = Difference(path="z.py", kind=Kind.STALE, line=1, wanted=None)
CURRENT = Check(folder=Path("out"), differences=(), files=9)
DIFFERING = replace(CURRENT, differences=(CHANGED, MISSING, STALE, replace(STALE, path="y.py")))


def test_a_package_that_is_current_is_said_to_be_with_its_edits() -> None:
    assert check_formats.as_text(CURRENT) == "out is what the Kedro project exports now (9 files)."
    edited = replace(CURRENT, edited=("a.py", "b.py"))
    assert check_formats.as_text(edited) == (
        "out is what the Kedro project exports now (9 files). Edits kept in: a.py, b.py."
    )


def test_a_package_that_is_not_is_told_by_files_and_with_the_remedy() -> None:
    assert check_formats.as_text(DIFFERING).splitlines() == [
        "out is not what the Kedro project exports now: 1 changed, 1 missing, 2 stale.",
        "  changed  a.py:4",
        "  missing  b,c:d.py",
        "  stale    z.py",
        "  stale    y.py",
        "Run: kedro-to-dagster export out",
    ]
    only_stale = replace(CURRENT, differences=(STALE,))
    assert check_formats.as_text(only_stale).splitlines()[0].endswith(": 1 stale.")


def test_a_check_as_json_has_lines_for_changed_files_only() -> None:
    assert json.loads(check_formats.check_as_json(replace(DIFFERING, edited=("e.py",)))) == {
        "schema": 1,
        "is_current": False,
        "changed": [{"path": "a.py", "line": 4}],
        "missing": ["b,c:d.py"],
        "stale": ["z.py", "y.py"],
        "edited": ["e.py"],
    }
    assert json.loads(check_formats.check_as_json(CURRENT))["is_current"] is True


def test_github_gets_an_annotation_for_each_file_relative_to_its_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    folder = tmp_path / "100%" / "out"
    checked = replace(DIFFERING, folder=folder, differences=(CHANGED, MISSING, STALE))
    changed, missing, stale, summary = check_formats.as_github(checked).splitlines()
    remedy = f"Run: kedro-to-dagster export {tmp_path}/100%25/out"
    title = "title=Dagster package not up to date"
    assert changed == (
        f"::error file=100%25/out/a.py,line=4,{title}"
        f"::a.py is not what the Kedro project exports now. {remedy}"
    )
    assert missing == (
        f"::error file=100%25/out/b%2Cc%3Ad.py,line=1,{title}"
        f"::b,c:d.py is missing: the Kedro project exports it now. {remedy}"
    )
    assert stale == (
        f"::error file=100%25/out/z.py,line=1,{title}"
        f"::z.py is stale: the Kedro project no longer exports it. {remedy}"
    )
    assert summary == check_formats.as_text(checked).splitlines()[0]
    # Without a workspace they are relative to the current folder, and else as they are.
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.chdir(tmp_path / "..")
    assert f"file={tmp_path.name}/100%25/out/a.py," in check_formats.as_github(checked)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert f"file={tmp_path}/100%25/out/a.py," in check_formats.as_github(checked)


def test_line_ends_are_escaped_for_github() -> None:
    assert check_formats._escaped("a%\r\nb") == "a%25%0D%0Ab"


# diff ----------------------------------------------------------------------------------------------------

RENAMED = Change(area=Area.NODES, action=Action.RENAMED, subject="new", old="old", new="new")
TAG = Change(
    area=Area.NODES,
    action=Action.CHANGED,
    subject="brew",
    attribute="tag",
    new="hot_*",
    place=Place(file="src/p.py", line=7),
    spot=Spot(path="assets/p.py", line=3),
)
PRICE = Change(
    area=Area.PARAMETERS,
    action=Action.CHANGED,
    subject="price",
    attribute="value",
    old="1",
    new="2",
    environment="prod",
    detail="a guess",
    place=Place(file="conf/prod/parameters.yml"),
)
FILE = FileDiff(
    path="a.py", kind=Kind.CHANGED, text="--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-one\n+two\n same\n"
)
DIFF = Diff(checked=DIFFERING, changes=(RENAMED, TAG, PRICE), files=(FILE,))
SAME = Diff(checked=CURRENT, changes=(), files=())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"action": Action.ADDED}, "x is added"),
        ({"action": Action.REMOVED}, "x is removed"),
        ({"action": Action.RENAMED, "old": "w", "new": "x"}, "w is renamed to x"),
        ({"attribute": "reads", "new": "tea"}, "x reads tea"),
        ({"attribute": "writes", "old": "tea"}, "x no longer writes tea"),
        ({"attribute": "makes", "old": "tea"}, "x no longer makes tea"),
        ({"attribute": "makes", "new": "tea"}, "x makes tea"),
        ({"attribute": "tag", "new": "hot"}, "x: tag hot is added"),
        ({"attribute": "tag", "old": "hot"}, "x: tag hot is removed"),
        ({"attribute": "code", "old": "1", "new": "1"}, "x: code is changed"),
        ({"attribute": "cron", "old": "1", "new": "2"}, "x: cron from 1 to 2"),
        ({"action": Action.ADDED, "environment": "prod"}, "x is added in prod"),
        ({"action": Action.ADDED, "detail": "so"}, "x is added (so)"),
        ({"action": Action.ADDED, "detail": "so", "environment": "e"}, "x is added in e (so)"),
    ],
)
def test_a_change_is_said_in_a_line(values: dict[str, Any], said: str) -> None:
    change = Change(**{"area": Area.NODES, "action": Action.CHANGED, "subject": "x", **values})
    assert change.said == said


def test_a_diff_tells_changes_by_area_and_then_the_files() -> None:
    assert _printed(lambda console: diff_formats.print_text(DIFF, console)) == (
        "Nodes\n"
        "  > old is renamed to new\n"
        "  ~ brew: tag hot_* is added  src/p.py:7\n"
        "Parameters\n"
        "  ~ price: value from 1 to 2 in prod (a guess)  conf/prod/parameters.yml\n"
        "\n"
        "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-one\n+two\n same\n"
    )
    assert _printed(lambda console: diff_formats.print_text(SAME, console)) == (
        "out is what the Kedro project exports now (9 files).\n"
    )


def test_a_diff_is_coloured_as_others_are() -> None:
    added = replace(RENAMED, action=Action.ADDED)
    removed = replace(RENAMED, action=Action.REMOVED)
    coloured = replace(DIFF, changes=(added, removed, RENAMED, TAG))
    shown = _printed(lambda console: diff_formats.print_text(coloured, console), styles=True)
    marks = (
        "\x1b[32m+\x1b[0m new",
        "\x1b[31m-\x1b[0m new",
        "\x1b[36m>\x1b[0m old",
        "\x1b[33m~\x1b[0m brew",
    )
    heads = ("\x1b[1m--- a/a.py\x1b[0m", "\x1b[1m+++ b/a.py\x1b[0m", "\x1b[36m@@ -1 +1 @@\x1b[0m")
    lines = ("\x1b[31m-one\x1b[0m", "\x1b[32m+two\x1b[0m", "\n same\n")
    assert [part for part in (*marks, *heads, *lines) if part not in shown] == []


def test_a_diff_as_json_leaves_out_what_is_not_known() -> None:
    told = json.loads(diff_formats.diff_as_json(DIFF))
    assert (told["schema"], told["is_current"]) == (1, False)
    assert told["files"] == [{"path": "a.py", "kind": "changed", "diff": FILE.text}]
    assert told["changes"] == [
        {
            "area": "nodes",
            "action": "renamed",
            "subject": "new",
            "old": "old",
            "new": "new",
            "summary": "old is renamed to new",
        },
        {
            "area": "nodes",
            "action": "changed",
            "subject": "brew",
            "attribute": "tag",
            "new": "hot_*",
            "summary": "brew: tag hot_* is added",
            "source": {"file": "src/p.py", "line": 7},
            "generated": {"file": "assets/p.py", "line": 3},
        },
        {
            "area": "parameters",
            "action": "changed",
            "subject": "price",
            "attribute": "value",
            "old": "1",
            "new": "2",
            "detail": "a guess",
            "environment": "prod",
            "summary": "price: value from 1 to 2 in prod (a guess)",
            "source": {"file": "conf/prod/parameters.yml", "line": None},
        },
    ]
    assert json.loads(diff_formats.diff_as_json(SAME))["is_current"] is True


def test_a_diff_as_a_comment_has_a_list_and_the_files_folded() -> None:
    assert diff_formats.as_markdown(DIFF).splitlines() == [
        "**The export changes the Dagster package.**",
        "",
        "**Nodes**",
        "",
        "- old is renamed to new",
        "- brew: tag hot\\_\\* is added (`src/p.py:7`)",
        "",
        "**Parameters**",
        "",
        "- price: value from 1 to 2 in prod (a guess) (`conf/prod/parameters.yml`)",
        "",
        "<details><summary>1 file</summary>",
        "",
        "```diff",
        *FILE.text.splitlines(),
        "```",
        "",
        "</details>",
    ]
    assert diff_formats.as_markdown(SAME) == (
        "**The Dagster package is what the Kedro project exports now.**"
    )
    two = replace(DIFF, files=(FILE, FILE))
    assert "<summary>2 files</summary>" in diff_formats.as_markdown(two)


@pytest.mark.parametrize(("ticks", "fence"), [("`", "```"), ("```", "````"), ("`````", "``````")])
def test_no_line_of_a_diff_ends_its_block(ticks: str, fence: str) -> None:
    lines = diff_formats.as_markdown(replace(DIFF, files=(replace(FILE, text=f"+{ticks} ` x\n"),)))
    assert f"\n{fence}diff\n+{ticks} ` x\n{fence}\n" in lines


def test_a_comment_is_cut_at_a_line_where_github_would_refuse_it() -> None:
    line = "+" + "x" * 98 + "\n"
    long = diff_formats.as_markdown(replace(DIFF, files=(replace(FILE, text=line * 700),)))
    assert 59_800 < len(long) < 65_536
    assert f"{line}… the rest is left out\n```\n" in long
    assert set(long.split("```diff\n")[1].split("\n…")[0].splitlines()) == {line.rstrip()}
    short = diff_formats.as_markdown(replace(DIFF, files=(replace(FILE, text=line * 500),)))
    assert "left out" not in short


# verify --------------------------------------------------------------------------------------------------

DIFFERENCE = results.Difference(
    aspect="files", kind="content", message="a.csv is not the same.", look_at="src/p.py", others=2
)
VERIFIED = results.PipelineResult(
    name="__default__",
    job="__default__",
    result=results.Result.SAME,
    state="succeeded",
    counts=results.Counts(files=3, files_by_structure=1, hook_calls=5, messages=7),
    notes=("It varies.",),
)
OTHER = replace(
    VERIFIED, name="tea", result=results.Result.DIFFERENT, state="failed | both", notes=(),
    differences=(DIFFERENCE, replace(DIFFERENCE, aspect="log", kind="missing", others=0)),
    counts=results.Counts(files=2),
)  # fmt: skip
NOT_RUN = replace(
    VERIFIED, name="milk", result=results.Result.NOT_COMPARED, state="no job", notes=()
)
VERIFICATION = results.Verification(
    project="shop",
    package="out",
    environment=None,
    executor="in_process",
    pipelines=(VERIFIED, OTHER, NOT_RUN),
    external=(External(dataset="s3", type="pandas.CSVDataset", reason="it is in a bucket"),),
    linked=("data/a", "data/b"),
    kept="/tmp/kept",
)


def test_what_verify_found_is_a_table_and_then_each_difference() -> None:
    shown = _printed(lambda console: reporting.print_report(VERIFICATION, console))
    assert [re.sub(" {2,}", " | ", line.rstrip()) for line in shown.splitlines()] == [
        "Outside of the project: s3 (pandas.CSVDataset): it is in a bucket.",
        "Pipeline | Result | Runs | Files | Hook calls | Messages",
        "__default__ | same | succeeded | 4 (1 by structure) | 5 | 7",
        "tea | different | failed | both | 2 | 0 | 0",
        "milk | not compared | no job",
        "__default__: It varies.",
        "",
        "tea, files: a.csv is not the same. And 2 more of this kind.",
        " | src/p.py",
        "",
        "tea, log: a.csv is not the same.",
        " | src/p.py",
        "Linked, not copied: data/a, data/b.",
        "The runs are kept in /tmp/kept.",
    ]
    plain = replace(VERIFICATION, external=(), linked=(), kept=None, pipelines=(VERIFIED,))
    shown = _printed(lambda console: reporting.print_report(plain, console))
    assert shown.splitlines()[-1] == "__default__: It varies."


def test_what_the_export_reports_is_told_where_something_is_different() -> None:
    log = DiagnosticLog()
    log.add(KEDRO_WARNED(message="a module was passed over"), "x")
    reported = replace(VERIFICATION, reported=tuple(log.entries))
    shown = _printed(lambda console: reporting.print_report(reported, console))
    lines = shown.splitlines()
    at = lines.index("The export reports differences; one of them may be the reason:")
    assert lines[at + 1].startswith("  K2D101 approximated: ")
    same = replace(reported, pipelines=(VERIFIED,))
    assert "K2D101" not in _printed(lambda console: reporting.print_report(same, console))


def test_the_results_of_verify_have_colours() -> None:
    shown = _printed(lambda console: reporting.print_report(VERIFICATION, console), styles=True)
    words = ("32msame", "31mdifferent", "33mnot compared", "1;31mtea, files: ")
    assert [word for word in words if f"\x1b[{word}" not in shown] == []


def test_what_verify_found_as_json_has_the_results_in_words() -> None:
    told = reporting.as_json(VERIFICATION)
    assert (told["schema"], told["result"], told["kept"]) == (1, "different", "/tmp/kept")
    assert [pipeline["result"] for pipeline in told["pipelines"]] == [
        "same",
        "different",
        "not compared",
    ]
    assert told["external"] == [
        {"dataset": "s3", "type": "pandas.CSVDataset", "reason": "it is in a bucket"}
    ]
    assert told["linked"] == ["data/a", "data/b"]
    names = ("project", "package", "environment", "executor")
    assert [told[name] for name in names] == ["shop", "out", None, "in_process"]
    assert json.loads(json.dumps(told))["pipelines"][1]["differences"][0]["others"] == 2


def test_all_is_the_same_only_if_nothing_differs_and_something_was_compared() -> None:
    def result(*pipelines: results.PipelineResult) -> results.Result:
        return replace(VERIFICATION, pipelines=pipelines).result

    assert result(VERIFIED, OTHER, NOT_RUN) is results.Result.DIFFERENT
    assert result(VERIFIED, NOT_RUN) is results.Result.SAME
    assert result(NOT_RUN) is results.Result.NOT_COMPARED
    assert result() is results.Result.NOT_COMPARED


def test_the_page_of_fidelity_has_a_line_for_each_pipeline() -> None:
    page = fidelity.page(VERIFICATION)
    assert page.splitlines()[-3:] == [
        "| `__default__` | same | one process | 4 (1 by structure) | 5 | 7 |",
        "| `tea` | different: failed \\| both: files (content, 3), log (missing) | one process "
        "| 2 | 0 | 0 |",
        "| `milk` | not compared: no job | one process |  |  |  |",
    ]
    elsewhere = replace(
        VERIFICATION, executor="multiprocess", environment="prod", pipelines=(VERIFIED,)
    )
    assert "| same | several processes, `--env prod` | 4" in fidelity.page(elsewhere)


# export --------------------------------------------------------------------------------------------------


def _export(*diagnostics: Diagnostic, **values: Any) -> Any:
    made = project(
        {
            "__default__": [node("brew", ["water"], ["tea"])],
            "tea": [node("brew", ["water"], ["tea"])],
        }
    )
    written = Written(added=("a",), changed=("b", "c"), unchanged=("d",), removed=())
    generated = SimpleNamespace(diagnostics=diagnostics, project=made)
    defaults = {"edited": (), "conflicts": (), "drops_edits": False}
    return SimpleNamespace(
        generated=generated, folder=Path("out"), written=written, **{**defaults, **values}
    )


NOTED = Diagnostic(code="K2D107", subject="s", message="A note.")
REFUSED = Diagnostic(code="K2D501", subject="r", message="Refused.")


def _summary(export: Any, plan: Plan = PLAN, *, styles: bool = False, **output: bool) -> str:
    return _printed(
        lambda console: Output(console=console, **output).summary(export, plan), styles=styles
    )


def test_an_export_is_summed_up() -> None:
    assert _summary(_export()).splitlines() == [
        "Exported shop to out: 2 pipelines, 1 node, 2 datasets.",
        "Files: 1 added, 2 changed, 0 removed, 1 unchanged.",
        "Plan: 3 translated, 1 approximated, 1 refused; 2 warnings for production "
        "(local-path, one-process): see 'kedro-to-dagster plan'.",
        "Diagnostics: 0 refused, 0 approximated, 0 notes.",
    ]
    assert _summary(_export(), quiet=True) == ""
    without = replace(PLAN, warnings=(), nodes=())
    assert "Plan: 3 translated.\n" in _summary(_export(), without)
    one = replace(PLAN, warnings=PLAN.warnings[:1])
    assert "; 1 warning for production (local-path): see" in _summary(_export(), one)


def test_the_summary_of_an_export_tells_of_edits() -> None:
    shown = _summary(_export(edited=("a.py", "b.py"), drops_edits=True)).splitlines()
    assert shown[3] == "Edits kept in: a.py, b.py."
    assert shown[4].startswith("Edits are no longer kept, as the last export did")
    assert shown[4].endswith("--merge keeps them.")


def test_the_summary_of_an_export_tells_what_differs_and_counts_notes() -> None:
    assert {NOTED.severity.value, NOTE.severity.value, REFUSED.severity.value} == {
        "note", "approximated", "refused",
    }  # fmt: skip
    shown = _summary(_export(NOTED, NOTE, REFUSED)).splitlines()
    assert shown[0] == "K2D115 approximated: conf/base/catalog.yml:3 (tea): It asks. Do not."
    assert shown[1] == "K2D501 refused: Refused."
    assert shown[-1] == "Diagnostics: 1 refused, 1 approximated, 1 note (-v shows them)."
    verbose = _summary(_export(NOTED, NOTE), verbose=True).splitlines()
    assert verbose[0] == "K2D107 note: A note."
    assert verbose[-1] == "Diagnostics: 0 refused, 1 approximated, 1 note."
    coloured = _summary(_export(NOTED, NOTE, REFUSED), styles=True, verbose=True)
    for start in (
        "2mK2D107 note\x1b[0m:",
        "33mK2D115 approximated\x1b[0m:",
        "31mK2D501 refused\x1b[0m:",
    ):
        assert f"\x1b[{start}" in coloured


def test_others_of_a_cause_are_lines_of_their_own_only_when_asked_for() -> None:
    (cause,) = PLAN.diagnostics
    assert "The same goes for 'm'." in _summary(_export(cause))
    assert "\n    It asks.\n" in _summary(_export(cause), verbose=True)


def test_an_export_as_json_tells_what_it_has_done() -> None:
    conflict = Conflict(path="a.py", line=3, message="Both.")
    export = _export(*PLAN.diagnostics, edited=("a.py",), conflicts=(conflict,))
    told = json.loads(export_as_json(export, PLAN))
    source = {"file": "conf/base/catalog.yml", "line": 3}
    first = {
        "code": "K2D115",
        "severity": "approximated",
        "subject": "n",
        "message": "It asks.",
        "hint": "Do not.",
    }
    assert told == {
        "schema": 1,
        "project": "shop",
        "folder": "out",
        "files": {"added": ["a"], "changed": ["b", "c"], "removed": [], "unchanged": ["d"]},
        "edited": ["a.py"],
        "conflicts": [{"path": "a.py", "line": 3, "message": "Both."}],
        "dispositions": {"translated": 3, "approximated": 1, "refused": 1},
        "warnings": [
            {"code": "local-path", "subject": "tea", "message": "It is_here."},
            {"code": "one-process", "subject": "tea", "message": "Alone."},
        ],
        "diagnostics": [{**first, "source": source}, {**first, "subject": "m", "source": None}],
        "counts": {"note": 0, "approximated": 2, "refused": 0},
    }


def test_an_error_as_json_has_the_exit_code() -> None:
    assert json.loads(error_as_json("K2D901", "No.", None, 2)) == {
        "schema": 1,
        "error": {"code": "K2D901", "message": "No.", "hint": None},
        "exit_code": 2,
    }
