"""What surrounds the nodes: hooks, settings, environments, registered pipelines and jobs."""

from __future__ import annotations

from typing import Any

from .draft import Draft, Value
from .entries import file_name

_HOOK_SPECS = (
    *("before_node_run", "after_node_run", "before_dataset_loaded", "after_dataset_saved"),
    *("before_pipeline_run", "after_pipeline_run", "after_catalog_created", "on_node_error"),
)
_REPLACING = ("before_pipeline_run", "before_node_run")
# What leaves the same however often a node's hooks are called.
_ONCE = ("Catalog", "Credentials", "Parameters", "ParametersOfContext", "ReplaceInput")
_CONTEXTS = (
    *("ContextWithParameters", "ContextThatReplaces"),
    *("ContextWithCatalog", "ContextOfCredentials"),
)


def add_context(draft: Draft) -> None:
    """At times a class of contexts, which may have what nodes read."""
    if not draft.chance(0.12):
        return
    name = draft.random.choice(_CONTEXTS)
    draft.note(f"CONTEXT_CLASS {name}")
    draft.settings.append(f"from .contexts import {name}\n\nCONTEXT_CLASS = {name}")
    if name == "ContextWithParameters":
        draft.parameters_of_code["of_context"] = {"count": 0, "list": []}
    elif name == "ContextWithCatalog":
        draft.values.append(Value("of_context", "object"))


def add_datasets_of_hooks(draft: Draft) -> None:
    """At times a hook that has datasets which nodes read and no file has."""
    if not draft.chance(0.1, "datasets of a hook"):
        return
    for number in range(draft.random.randrange(1, 3)):
        name = f"of_hook{number}"
        draft.datasets_of_hooks[name] = draft.random.choice(([1, None], {"a": "hook"}, "text"))
        draft.values.append(Value(name, "object"))
    draft.hooks.append(f"hooks.Catalog({draft.datasets_of_hooks!r})")


def add_hooks(draft: Draft) -> None:
    """Some hooks, in the half of all projects."""
    if not draft.chance(0.5):
        return
    # Of what a node gets of fixed keys, each partition is by itself.
    names = [value.name for value in draft.values if value.kind != "keyed"]
    dataset = draft.random.choice(names or ["nothing"])
    value = draft.random.choice((None, {"put": "in"}, [1], "text"))
    replaced = "new" if draft.keeps("p0") else "p0"
    ways = {
        "ReplaceInput": f"hooks.ReplaceInput({dataset!r}, {value!r})",
        "ChangeInputs": "hooks.ChangeInputs()",
        "ChangeLoaded": "hooks.ChangeLoaded()",
        "ChangeSaved": "hooks.ChangeSaved()",
        "ChangeOutputs": f"hooks.ChangeOutputs({dataset!r})",
        "Note": "hooks.Note()",
        "Wrapping": "hooks.Wrapping()",
        "Catalog": f"hooks.Catalog({{'added': [1]}}, {[dataset] if draft.chance(0.3) else []!r})",
        "CatalogOfRun": f"hooks.CatalogOfRun({dataset!r}, {value!r})",
        "Parameters": f"hooks.Parameters('params:p0', {value!r})",
        "ParametersOfContext": f"hooks.ParametersOfContext({replaced!r}, {value!r})",
        "Stored": f"hooks.Stored({dataset!r})",
        "Functions": f"hooks.Functions({draft.random.choice(_REPLACING)!r})",
        "Credentials": "hooks.Credentials('by_hook', {'user': 'hook'})",
    }
    if draft.shares_nothing:
        del ways["ChangeLoaded"]
    if draft.has_fixed_keys:
        # Those of a node are called for each partition.
        draft.note("fixed keys with hooks")
        ways = {name: ways[name] for name in _ONCE}
    chosen = draft.random.sample(sorted(ways), draft.random.randrange(1, 5))
    draft.hooks += [ways[name] for name in chosen]
    draft.features += [f"hook {name}" for name in chosen]
    if not draft.has_fixed_keys and draft.chance(0.08):
        spec = draft.random.choice(_HOOK_SPECS)
        draft.hooks.append(f"hooks.Fail({spec!r})")
        draft.note(f"hook that fails at {spec}")
    if "Credentials" in chosen:
        for entry in draft.catalog.values():
            if (
                isinstance(entry, dict)
                and entry.get("credentials") == "account"
                and draft.chance(0.5)
            ):
                entry["credentials"] = "by_hook"


def add_environment(draft: Draft) -> None:
    """An environment that replaces entries and parameters of `base`."""
    if not draft.chance(0.25, "environment"):
        return
    catalog: dict[str, Any] = {}
    for value in draft.values:
        entry = draft.catalog.get(value.name)
        if isinstance(entry, dict) and "@" not in value.name and draft.chance(0.3):
            replaced = _replacement(draft, value.name, value.kind, entry)
            if replaced is not None:
                catalog[value.name] = replaced
    parameters = {
        name: draft.random.choice(({"of": "prod"}, 99, None))
        for name in draft.parameters
        if draft.chance(0.3) and not draft.keeps(name)
    }
    draft.environments["prod"] = {"catalog": catalog, draft.parameter_file: parameters}
    if draft.globals and draft.chance(0.5):
        draft.environments["prod"]["globals"] = {"folder": "data/prod"}
    draft.environment = "prod"


def _replacement(
    draft: Draft, name: str, kind: str, entry: dict[str, Any]
) -> dict[str, Any] | None:
    if "filepath" not in entry or entry["filepath"].startswith("data/in/"):
        return None
    if kind == "json":
        return draft.random.choice(
            (
                {"type": "pickle.PickleDataset", "filepath": f"data/prod/{file_name(name)}.pkl"},
                {"type": "MemoryDataset"},
                {**entry, "filepath": f"data/prod/{file_name(name)}.other"},
            )
        )
    return {**entry, "filepath": f"data/prod/{file_name(name)}.other"}


def add_settings(draft: Draft) -> None:
    """Settings other than hooks."""
    if draft.chance(0.1, "DISABLE_HOOKS_FOR_PLUGINS"):
        draft.settings.append("DISABLE_HOOKS_FOR_PLUGINS = ('kedro-telemetry', 'no-such-plugin')")
    if draft.chance(0.1, "merge_strategy"):
        draft.loader_arguments["merge_strategy"] = "{'parameters': 'soft', 'globals': 'soft'}"
    if draft.chance(0.08, "config_patterns"):
        draft.loader_arguments["config_patterns"] = "{'parameters': ['**/settings*']}"
        draft.parameter_file = "more/settings_of_nodes"
    if draft.chance(0.08, "default_run_env"):
        draft.default_environment = "usual"
        name = "new" if draft.keeps("p0") else "p0"
        draft.environments["usual"] = {draft.parameter_file: {name: {"of": "usual"}}}
    if draft.chance(0.06, "catch-all pattern"):
        draft.catalog["{everything}"] = {
            "type": "pickle.PickleDataset",
            "filepath": "data/rest/{everything}.pkl",
        }
    if draft.chance(0.06, "DATA_CATALOG_CLASS"):
        draft.settings.append("from .datasets import OwnCatalog\n\nDATA_CATALOG_CLASS = OwnCatalog")
    if draft.chance(0.06, "SESSION_CLASS"):
        changed = "new" if draft.keeps("p0") else "p0"
        draft.settings.append(
            "from .sessions import OwnSession\n\n"
            f"OwnSession.changed = {changed!r}\nSESSION_CLASS = OwnSession"
        )
    if draft.chance(0.06, "session store"):
        draft.settings.append("SESSION_STORE_ARGS = {'path': './sessions'}")


def add_pipelines(draft: Draft) -> None:
    """Registered pipelines: the sum of all pieces, and others of the same nodes."""
    pieces = [f"piece_{number}" for number in range(len(draft.pieces))]
    whole = " + ".join(pieces) if draft.chance(0.7) else f"sum([{', '.join(pieces)}], pipeline([]))"
    draft.pipelines["__default__"] = whole
    if draft.chance(0.4, "another pipeline"):
        name = draft.random.choice(("other", "data science", "über", "a.b", "class", "d1", "1st"))
        text = draft.random.choice(pieces)
        if draft.tags and draft.chance(0.4):
            text = f"({whole}).only_nodes_with_tags({draft.random.choice(draft.tags)!r})"
        elif len(pieces) > 1 and draft.chance(0.3):
            text = f"({whole}) - {pieces[0]}"
        draft.pipelines[name] = text
    if draft.chance(0.1, "empty pipeline"):
        draft.pipelines["empty"] = "pipeline([])"


def add_job(draft: Draft) -> None:
    """At times a job with filters, which is run in the place of `__default__`."""
    if not draft.chance(0.15, "dagster.yml"):
        return
    selection: dict[str, Any] = {"pipeline_name": "__default__"}
    options = []
    if draft.chance(0.3, "job of another pipeline"):
        name = draft.random.choice(list(draft.pipelines))
        if name != "__default__":
            selection["pipeline_name"] = name
            options.append(f"--pipeline={name}")
    made = [value.name for value in draft.values if not _is_source(draft, value.name)]
    sources = [name for name in draft.used if _is_source(draft, name)]
    filters = {
        "from_nodes": ("from-nodes", draft.nodes),
        "to_nodes": ("to-nodes", draft.nodes),
        "tags": ("tags", draft.tags),
        "to_outputs": ("to-outputs", made),
        "from_inputs": ("from-inputs", sources),
        "node_namespaces": ("namespaces", draft.namespaces),
    }
    # Another pipeline may not have what is named.
    count = 0 if options else draft.random.choice((0, 1, 1, 1, 2))
    for name, (option, named) in draft.random.sample(sorted(filters.items()), count):
        able = [candidate for candidate in named if " " not in candidate]
        if able:
            chosen = draft.random.choice(able)
            draft.note(f"job with {name}")
            selection[name] = [chosen]
            options.append(f"--{option}={chosen}")
    draft.dagster = {
        "jobs": {
            "__default__": {"pipeline": "__default__"},
            "chosen": {"pipeline": selection, "tags": {"team": "x"}},
        }
    }
    if draft.chance(0.3, "a job of ops"):
        draft.dagster["jobs"]["chosen"]["kind"] = "ops"
    draft.job, draft.options = "chosen", options


def _is_source(draft: Draft, name: str) -> bool:
    entry = draft.catalog.get(name)
    return isinstance(entry, dict) and "data/in/" in entry.get("filepath", "")
