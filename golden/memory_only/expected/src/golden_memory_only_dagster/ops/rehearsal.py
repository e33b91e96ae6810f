"""Ops of the Kedro pipeline `rehearsal`."""

import dagster as dg

from ..parameters import (
    AMakeScorerConfig,
    ATransposeInPlaceConfig,
    BListWeightsConfig,
    OpenRehearsalConfig,
)


@dg.op(
    out={
        "scorer": dg.Out(),
    },
    tags={"kedro/node": "a_make_scorer"},
)
def a_make_scorer(config: AMakeScorerConfig):
    """Make a rule for scoring singers, doubling the weights that were passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import make_scorer

    return make_scorer(config.weights.model_dump())


@dg.op(
    out={
        "weights": dg.Out(),
    },
    tags={"kedro/node": "b_list_weights"},
)
def b_list_weights(config: BListWeightsConfig):
    """List the weights as the parameters give them."""
    from golden_memory_only.pipelines.rehearsal.nodes import list_weights

    return list_weights(config.weights.model_dump())


@dg.op(
    ins={
        "singers": dg.In(input_manager_key="singers_io_manager"),
    },
    out={
        "ranges": dg.Out(),
    },
    tags={"kedro/node": "measure_ranges"},
)
def measure_ranges(singers):
    """Keep the range of each singer, indexed by name."""
    from golden_memory_only.pipelines.rehearsal.nodes import measure_ranges

    return measure_ranges(singers)


@dg.op(
    out={
        "transposed": dg.Out(),
    },
    tags={"kedro/node": "a_transpose_in_place"},
)
def a_transpose_in_place(config: ATransposeInPlaceConfig, ranges):
    """Raise every range, writing into the table that was passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import transpose_in_place

    return transpose_in_place(ranges, config.transpose_by)


@dg.op(
    out={
        "highest": dg.Out(),
    },
    tags={"kedro/node": "b_list_highest"},
)
def b_list_highest(ranges):
    """List the highest note of each singer as it was measured."""
    from golden_memory_only.pipelines.rehearsal.nodes import list_highest

    return list_highest(ranges)


@dg.op(
    ins={
        "singers": dg.In(input_manager_key="singers_io_manager"),
    },
    out={
        "register": dg.Out(io_manager_key="register_io_manager"),
    },
    tags={"kedro/node": "open_register"},
)
def open_register(singers):
    """Open the register with the names of the singers."""
    from golden_memory_only.pipelines.rehearsal.nodes import open_register

    return open_register(singers)


@dg.op(
    out={
        "agenda": dg.Out(),
    },
    tags={"kedro/node": "open_rehearsal"},
)
def open_rehearsal(config: OpenRehearsalConfig):
    """Make the agenda out of the opening exercises."""
    from golden_memory_only.pipelines.rehearsal.nodes import open_rehearsal

    return open_rehearsal(config.opening)


@dg.op(
    out={
        "extended": dg.Out(),
    },
    tags={"kedro/node": "a_extend_in_place"},
)
def a_extend_in_place(agenda):
    """Shorten the exercises and append a break to the agenda that was passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import extend_in_place

    return extend_in_place(agenda)


@dg.op(
    out={
        "recited": dg.Out(),
    },
    tags={"kedro/node": "b_recite_agenda"},
)
def b_recite_agenda(agenda):
    """Recite the agenda as it was first made."""
    from golden_memory_only.pipelines.rehearsal.nodes import recite_agenda

    return recite_agenda(agenda)


@dg.op(
    out={
        "scores": dg.Out(),
    },
    tags={"kedro/node": "score_singers"},
)
def score_singers(scorer, ranges):
    """Score every singer with the rule."""
    from golden_memory_only.pipelines.rehearsal.nodes import score_singers

    return score_singers(scorer, ranges)


@dg.op(
    ins={
        "register": dg.In(input_manager_key="register_io_manager"),
    },
    out={
        "signed_by": dg.Out(),
    },
    tags={"kedro/node": "sign_register"},
)
def sign_register(register):
    """Sign the register that is passed around and say who did."""
    from golden_memory_only.pipelines.rehearsal.nodes import sign_register

    return sign_register(register)


@dg.op(
    ins={
        "register": dg.In(input_manager_key="register_io_manager"),
    },
    out={
        "attendance": dg.Out(),
    },
    tags={"kedro/node": "close_register"},
)
def close_register(register, signed_by):
    """Close the register, with the signatures everyone left in it."""
    from golden_memory_only.pipelines.rehearsal.nodes import close_register

    return close_register(register, signed_by)


@dg.op(
    out={
        "plan": dg.Out(io_manager_key="plan_io_manager"),
    },
    tags={"kedro/node": "write_plan"},
)
def write_plan(highest, transposed, recited, extended, weights, scores, attendance):
    """Put everything that was worked out in memory into one plan."""
    from golden_memory_only.pipelines.rehearsal.nodes import write_plan

    return write_plan(
        highest=highest,
        transposed=transposed,
        agenda=recited,
        extended=extended,
        weights=weights,
        scores=scores,
        attendance=attendance,
    )
