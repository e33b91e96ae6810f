"""A pipeline for each function that is a case."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes

TWO = ["one", "two"]
KEYS = {"first": "one", "second": "two"}
# Functions of nodes by what the outputs of their nodes are.
CASES = {
    "two": (TWO, nodes.OF_TWO),
    "one": (["one"], nodes.OF_ONE),
    "keys": (KEYS, nodes.OF_KEYS),
    "key": ({"first": "one"}, nodes.OF_KEY),
    "plain": ("one", nodes.PLAIN),
    "none": (None, nodes.OF_NONE),
    "memory": (["<one", "<two"], nodes.IN_MEMORY),
    "memory_and_file": (["<one", "two"], nodes.IN_MEMORY_AND_FILE),
    "memory_by_key": ({"first": "<one", "second": "<two"}, nodes.IN_MEMORY_BY_KEY),
    "memory_plain": ("<one", nodes.IN_MEMORY_PLAIN),
}
ENDS = ("_exit", "_exit_with_a_number", "_exit_with_zero", "_exit_after_a_chunk", "_interrupt")


def register_pipelines() -> dict[str, Pipeline]:
    """One pipeline of all cases, and one for each case that ends a run."""
    return {"__default__": sum(cases().values(), Pipeline([])), **cases(ends=True)}


def cases(*, ends: bool = False) -> dict[str, Pipeline]:
    """The cases that end a run, or those that do not."""
    found = {}
    for outputs_name, (outputs, functions) in CASES.items():
        for name, function in functions.items():
            case = f"{outputs_name}_of_{name}"
            found[case] = _pipeline(case, function, outputs)
    for case, (function, inputs) in nodes.SHARED.items():
        found[case] = pipeline([node(function, inputs, f"{case}__out", name=case)])
    for case, inputs in nodes.CHANGED.items():
        change = node(nodes.change, inputs, f"{case}__changed", name=f"{case}-1")
        tell = node(nodes.tell, [inputs, f"{case}__changed"], f"{case}__told", name=f"{case}-2")
        found[case] = pipeline([change, tell])
    return {name: part for name, part in found.items() if name.endswith(ENDS) == ends}


def _pipeline(case, function, outputs):
    """A node, and one that reads each output that is in memory (`<`)."""
    named = {name: _dataset(case, name) for name in ("one", "two", "<one", "<two")}
    if isinstance(outputs, dict):
        declared = {key: named[name] for key, name in outputs.items()}
    elif isinstance(outputs, list):
        declared = [named[name] for name in outputs]
    else:
        declared = outputs and named[outputs]
    made = node(function, "text", declared, name=case)
    names = [outputs] if isinstance(outputs, str) else list(outputs or ())
    if isinstance(outputs, dict):
        names = list(outputs.values())
    readers = [
        node(nodes.show, named[name], f"{case}__shown_{name[1:]}", name=f"{case}-{name[1:]}")
        for name in names
        if name.startswith("<")
    ]
    return pipeline([made, *readers])


def _dataset(case, name):
    return f"{case}.{name[1:]}" if name.startswith("<") else f"{case}__{name}"
