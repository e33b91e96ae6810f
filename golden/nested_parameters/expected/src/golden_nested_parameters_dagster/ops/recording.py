"""Ops of the Kedro pipeline `recording`."""

import dagster as dg

from ..parameters import (
    CountConfig,
    KeepStringsConfig,
    RecordEmptiesConfig,
    RecordEverythingConfig,
    RecordLanternConfig,
    RecordLighthouseConfig,
    RecordListsConfig,
    RecordNumberedKeysConfig,
    RecordOddKeysConfig,
    RecordScalarsConfig,
    RecordSharedConfig,
    RecordSingleValuesConfig,
    RecordStringsConfig,
)


@dg.op(
    out={
        "counted": dg.Out(io_manager_key="counted_io_manager"),
    },
    tags={"kedro/node": "count"},
)
def count(config: CountConfig):
    """Count the top-level parameters and the elements of the lists."""
    from golden_nested_parameters.pipelines.recording.nodes import count

    return count(
        config.parameters.as_parameters(), config.lists.model_dump(), config.count
    )


@dg.op(
    out={
        "raw_strings": dg.Out(io_manager_key="raw_strings_io_manager"),
    },
    tags={"kedro/node": "keep_strings"},
)
def keep_strings(config: KeepStringsConfig):
    """Hand the strings on as they are."""
    from golden_nested_parameters.pipelines.recording.nodes import keep

    return keep(config.strings.model_dump())


@dg.op(
    out={
        "empties": dg.Out(io_manager_key="empties_io_manager"),
    },
    tags={"kedro/node": "record_empties"},
)
def record_empties(config: RecordEmptiesConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.empties.model_dump(by_alias=True))


@dg.op(
    out={
        "everything": dg.Out(io_manager_key="everything_io_manager"),
    },
    tags={"kedro/node": "record_everything"},
)
def record_everything(config: RecordEverythingConfig):
    """Record all the parameters of the project."""
    from golden_nested_parameters.pipelines.recording.nodes import record_all

    return record_all(config.parameters.as_parameters())


@dg.op(
    out={
        "lantern": dg.Out(io_manager_key="lantern_io_manager"),
    },
    tags={"kedro/node": "record_lantern"},
)
def record_lantern(config: RecordLanternConfig):
    """Record two values, one after the other."""
    from golden_nested_parameters.pipelines.recording.nodes import record_two

    return record_two(
        config.lighthouse__tower__lantern.model_dump(), config.lighthouse__position__lon
    )


@dg.op(
    out={
        "lighthouse": dg.Out(io_manager_key="lighthouse_io_manager"),
    },
    tags={"kedro/node": "record_lighthouse"},
)
def record_lighthouse(config: RecordLighthouseConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.lighthouse.model_dump())


@dg.op(
    out={
        "lists": dg.Out(io_manager_key="lists_io_manager"),
    },
    tags={"kedro/node": "record_lists"},
)
def record_lists(config: RecordListsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.lists.model_dump())


@dg.op(
    out={
        "numbered_keys": dg.Out(io_manager_key="numbered_keys_io_manager"),
    },
    tags={"kedro/node": "record_numbered_keys"},
)
def record_numbered_keys(config: RecordNumberedKeysConfig):
    """Record any number of values by name."""
    from golden_nested_parameters.pipelines.recording.nodes import record_many

    return record_many(
        numbered={1: "one", 2: "two", 10: "ten", -1: "minus one", "3": "text three"},
        ten=config.numbered__10,
        levels={1: {"lamp": 40}, 2: {"lamp": 60}},
        second_lamp=config.levels__2__lamp,
        switches={True: "lit", False: "dark", 2.5: "half"},
    )


@dg.op(
    out={
        "odd_keys": dg.Out(io_manager_key="odd_keys_io_manager"),
    },
    tags={"kedro/node": "record_odd_keys"},
)
def record_odd_keys(config: RecordOddKeysConfig):
    """Record any number of values by name."""
    from golden_nested_parameters.pipelines.recording.nodes import record_many

    return record_many(
        words={
            "def": 1,
            "None": "none",
            True: "capital true",
            "match": 2,
            "self": 3,
            "yield": [4],
        },
        word_def=config.words__def,
        copy=config.copy_,
        json=config.json_.model_dump(by_alias=True),
        json_dict=config.json__dict,
        model_config=config.model_config_.model_dump(),
        model_fields=config.model_fields_,
        schema=config.schema_.model_dump(by_alias=True),
        names=config.names.model_dump(by_alias=True),
        private=config.names___private,
        dashed=config.dashed.model_dump(by_alias=True),
        inner=config.dashed__inner_key,
        spaced=config.spaced_key,
        **{
            "class": config.class_,
            "lambda": config.lambda_.model_dump(by_alias=True),
            "dashed-key": config.dashed_key,
        },
    )


@dg.op(
    out={
        "scalars": dg.Out(io_manager_key="scalars_io_manager"),
    },
    tags={"kedro/node": "record_scalars"},
)
def record_scalars(config: RecordScalarsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.scalars.as_parameters())


@dg.op(
    out={
        "shared": dg.Out(io_manager_key="shared_io_manager"),
    },
    tags={"kedro/node": "record_shared"},
)
def record_shared(config: RecordSharedConfig):
    """Record two values, one after the other."""
    from golden_nested_parameters.pipelines.recording.nodes import record_two

    return record_two(
        second=config.shared__deeper.model_dump(), first=config.shared.model_dump()
    )


@dg.op(
    out={
        "single_values": dg.Out(io_manager_key="single_values_io_manager"),
    },
    tags={"kedro/node": "record_single_values"},
)
def record_single_values(config: RecordSingleValuesConfig):
    """Record any number of values by name."""
    from golden_nested_parameters.pipelines.recording.nodes import record_many

    return record_many(
        count=config.count,
        nothing=config.nothing,
        keepers=config.lighthouse__tower__keepers,
        flashes=config.lighthouse__tower__lantern__flashes,
        colour=config.lighthouse__tower__lantern__colour,
        big=config.scalars__big,
        not_a_number=float("nan"),
        whole_number=config.scalars__whole_number,
        falsehood=config.scalars__falsehood,
        empty_dictionary=config.empties__dictionary,
        empty_list=config.empties__list,
        empty_string=config.empties__string,
        backslash=config.strings__trailing_backslash,
        from_subfolder=config.extra__from_subfolder,
    )


@dg.op(
    out={
        "strings": dg.Out(io_manager_key="strings_io_manager"),
    },
    tags={"kedro/node": "record_strings"},
)
def record_strings(config: RecordStringsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.strings.model_dump())
