"""Pipeline that records the parameters, whole and in parts."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import count, keep, record, record_all, record_many, record_two


def create_pipeline(**kwargs: object) -> Pipeline:
    """Record the parameters in every way that a node can ask for them."""
    return pipeline(
        [
            node(record_all, "parameters", "everything", name="record_everything"),
            node(record, "params:lighthouse", "lighthouse", name="record_lighthouse"),
            node(
                record_two,
                inputs=["params:lighthouse.tower.lantern", "params:lighthouse.position.lon"],
                outputs="lantern",
                name="record_lantern",
            ),
            node(
                record_many,
                inputs={
                    "count": "params:count",
                    "nothing": "params:nothing",
                    "keepers": "params:lighthouse.tower.keepers",
                    "flashes": "params:lighthouse.tower.lantern.flashes",
                    "colour": "params:lighthouse.tower.lantern.colour",
                    "big": "params:scalars.big",
                    "not_a_number": "params:scalars.not_a_number",
                    "whole_number": "params:scalars.whole_number",
                    "falsehood": "params:scalars.falsehood",
                    "empty_dictionary": "params:empties.dictionary",
                    "empty_list": "params:empties.list",
                    "empty_string": "params:empties.string",
                    "backslash": "params:strings.trailing_backslash",
                    "from_subfolder": "params:extra.from_subfolder",
                },
                outputs="single_values",
                name="record_single_values",
            ),
            node(record, "params:scalars", "scalars", name="record_scalars"),
            node(record, "params:strings", "strings", name="record_strings"),
            node(keep, "params:strings", "raw_strings", name="keep_strings"),
            node(record, "params:lists", "lists", name="record_lists"),
            node(record, "params:empties", "empties", name="record_empties"),
            node(
                record_many,
                inputs={
                    "class": "params:class",
                    "lambda": "params:lambda",
                    "words": "params:words",
                    "word_def": "params:words.def",
                    "copy": "params:copy",
                    "json": "params:json",
                    "json_dict": "params:json.dict",
                    "model_config": "params:model_config",
                    "model_fields": "params:model_fields",
                    "schema": "params:schema",
                    "names": "params:names",
                    "private": "params:names._private",
                    "dashed-key": "params:dashed-key",
                    "dashed": "params:dashed",
                    "inner": "params:dashed.inner-key",
                    "spaced": "params:spaced key",
                },
                outputs="odd_keys",
                name="record_odd_keys",
            ),
            node(
                record_many,
                inputs={
                    "numbered": "params:numbered",
                    "ten": "params:numbered.10",
                    "levels": "params:levels",
                    "second_lamp": "params:levels.2.lamp",
                    "switches": "params:switches",
                },
                outputs="numbered_keys",
                name="record_numbered_keys",
            ),
            node(
                record_two,
                inputs={"second": "params:shared.deeper", "first": "params:shared"},
                outputs="shared",
                name="record_shared",
            ),
            node(
                count,
                inputs=["parameters", "params:lists", "params:count"],
                outputs="counted",
                name="count",
            ),
        ]
    )
