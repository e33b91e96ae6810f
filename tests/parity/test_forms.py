"""Every golden project in the other forms of a package: grouped, with copies of the code, with hooks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ..support.cases import CASES, Case, export, run
from .test_parity import assert_same, configure, files, run_package
from .test_traces import copy_with_trace, with_runtime_params

FORMS: dict[str, tuple[str, ...]] = {
    "memory": ("--group-by", "memory"),
    "namespace": ("--group-by", "namespace"),
    "copies": ("--copy-code",),
    "imported": ("--runtime", "package"),
    "hooks": (),
    "hooks-memory": ("--group-by", "memory"),
    "hooks-copies": ("--copy-code",),
    "hooks-ops": (),
}
QUICK = {
    ("copy_code", "hooks-copies"),
    ("functions", "hooks-copies"),
    ("translator", "memory"),
    ("validators", "hooks-copies"),
}
# What a project has that cannot be had with a form, with the code that tells.
REFUSED = {
    ("awkward_names", "memory"): "K2D991",
    ("containers", "memory"): "K2D993",
    ("namespaces_and_tags", "namespace"): "K2D991",
    ("node_rules", "memory"): "K2D993",
    ("node_rules", "namespace"): "K2D993",
}
# A resolver imports a module of the project by a name in the configuration: K2D208 says so.
APPROXIMATED = {("configuration", "copies")}


def _form(name: str) -> str:
    return name.removeprefix("hooks-")


def _cases() -> list[object]:
    return [
        pytest.param(
            case,
            form,
            id=f"{case}-{form}",
            marks=() if (case.name, form) in QUICK else pytest.mark.slow,
        )
        for case in CASES
        for form in FORMS
        if (case.name, _form(form)) not in APPROXIMATED
    ]


@pytest.mark.parametrize(("case", "form"), _cases())
def test_a_package_of_another_form_leaves_what_kedro_run_leaves(
    case: Case, form: str, tmp_path: Path
) -> None:
    copy = copy_with_trace if form.startswith("hooks") else Case.copy_project
    kedro, project = copy(case, tmp_path / "kedro"), copy(case, tmp_path / "project")
    if form.endswith("ops"):
        for folder in (kedro, project):
            configure(folder, 'jobs = "ops"')
    code = REFUSED.get((case.name, _form(form)))
    if code is not None:
        with pytest.raises(AssertionError, match=code):
            export(project, project / "dagster", *FORMS[form])
        return
    export(project, project / "dagster", *FORMS[form])
    options = case.runs[0]
    run("-m", "kedro", "run", *options.kedro, folder=kedro)
    if form.startswith("hooks"):
        options = replace(options, config=with_runtime_params(options))
    state = run_package("job", case, project, options)
    assert_same(files(project), files(kedro))
    assert state["not fresh"] == {}
