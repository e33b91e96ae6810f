"""Assets of the Kedro pipeline `recording`."""

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


@dg.asset(
    io_manager_key="counted_io_manager",
    group_name="recording",
    kinds={"json"},
    op_tags={"kedro/node": "count"},
)
def counted(config: CountConfig):
    """Count the top-level parameters and the elements of the lists."""
    from golden_nested_parameters.pipelines.recording.nodes import count

    return count(
        config.parameters.as_parameters(), config.lists.model_dump(), config.count
    )


@dg.asset(
    io_manager_key="raw_strings_io_manager",
    group_name="recording",
    kinds={"json"},
    op_tags={"kedro/node": "keep_strings"},
)
def raw_strings(config: KeepStringsConfig):
    """Hand the strings on as they are."""
    from golden_nested_parameters.pipelines.recording.nodes import keep

    return keep(config.strings.model_dump())


@dg.asset(
    io_manager_key="empties_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_empties"},
)
def empties(config: RecordEmptiesConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.empties.model_dump(by_alias=True))


@dg.asset(
    io_manager_key="everything_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_everything"},
)
def everything(config: RecordEverythingConfig):
    """Record all the parameters of the project."""
    from golden_nested_parameters.pipelines.recording.nodes import record_all

    return record_all(config.parameters.as_parameters())


@dg.asset(
    io_manager_key="lantern_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_lantern"},
)
def lantern(config: RecordLanternConfig):
    """Record two values, one after the other."""
    from golden_nested_parameters.pipelines.recording.nodes import record_two

    return record_two(
        config.lighthouse__tower__lantern.model_dump(), config.lighthouse__position__lon
    )


@dg.asset(
    io_manager_key="lighthouse_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_lighthouse"},
)
def lighthouse(config: RecordLighthouseConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.lighthouse.model_dump())


@dg.asset(
    io_manager_key="lists_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_lists"},
)
def lists(config: RecordListsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.lists.model_dump())


@dg.asset(
    io_manager_key="numbered_keys_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_numbered_keys"},
)
def numbered_keys(config: RecordNumberedKeysConfig):
    """Record any number of values by name."""
    from golden_nested_parameters.pipelines.recording.nodes import record_many

    return record_many(
        numbered={1: "one", 2: "two", 10: "ten", -1: "minus one", "3": "text three"},
        ten=config.numbered__10,
        levels={1: {"lamp": 40}, 2: {"lamp": 60}},
        second_lamp=config.levels__2__lamp,
        switches={True: "lit", False: "dark", 2.5: "half"},
    )


@dg.asset(
    io_manager_key="odd_keys_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_odd_keys"},
)
def odd_keys(config: RecordOddKeysConfig):
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


@dg.asset(
    io_manager_key="scalars_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_scalars"},
)
def scalars(config: RecordScalarsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.scalars.as_parameters())


@dg.asset(
    io_manager_key="shared_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_shared"},
)
def shared(config: RecordSharedConfig):
    """Record two values, one after the other."""
    from golden_nested_parameters.pipelines.recording.nodes import record_two

    return record_two(
        second=config.shared__deeper.model_dump(), first=config.shared.model_dump()
    )


@dg.asset(
    io_manager_key="single_values_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_single_values"},
)
def single_values(config: RecordSingleValuesConfig):
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


@dg.asset(
    io_manager_key="strings_io_manager",
    group_name="recording",
    kinds={"text"},
    op_tags={"kedro/node": "record_strings"},
)
def strings(config: RecordStringsConfig):
    """Record a single value."""
    from golden_nested_parameters.pipelines.recording.nodes import record

    return record(config.strings.model_dump())
