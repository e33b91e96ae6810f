"""A class that annotates a parameter in one pipeline says nothing of it in runs of another one."""

from dataclasses import dataclass

from kedro.pipeline import node, pipeline

RUNS = "other"
PARAMETERS = {"oven": {"degrees": 180}}
CATALOG = {
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "typed": {"type": "json.JSONDataset", "filepath": "data/typed.json"},
}


@dataclass
class Oven:
    degrees: int


def heat(oven: Oven):
    return repr(oven)


def tell(oven, parameters):
    return [repr(oven), repr(parameters)]


PIPELINE = [node(heat, "params:oven", "typed", name="heat")]
OTHERS = {"other": pipeline([node(tell, ["params:oven", "parameters"], "kept", name="tell")])}
