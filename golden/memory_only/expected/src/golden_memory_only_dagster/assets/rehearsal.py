"""Assets of the Kedro pipeline `rehearsal`."""

import dagster as dg

from ..parameters import (
    AMakeScorerConfig,
    ATransposeInPlaceConfig,
    BListWeightsConfig,
    OpenRehearsalConfig,
)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "a_make_scorer"},
)
def scorer(config: AMakeScorerConfig):
    """Make a rule for scoring singers, doubling the weights that were passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import make_scorer

    return make_scorer(config.weights.model_dump())


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "b_list_weights"},
)
def weights(config: BListWeightsConfig):
    """List the weights as the parameters give them."""
    from golden_memory_only.pipelines.rehearsal.nodes import list_weights

    return list_weights(config.weights.model_dump())


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "measure_ranges"},
)
def ranges(singers):
    """Keep the range of each singer, indexed by name."""
    from golden_memory_only.pipelines.rehearsal.nodes import measure_ranges

    return measure_ranges(singers)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "a_transpose_in_place"},
)
def transposed(config: ATransposeInPlaceConfig, ranges):
    """Raise every range, writing into the table that was passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import transpose_in_place

    return transpose_in_place(ranges, config.transpose_by)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "b_list_highest"},
)
def highest(ranges):
    """List the highest note of each singer as it was measured."""
    from golden_memory_only.pipelines.rehearsal.nodes import list_highest

    return list_highest(ranges)


@dg.asset(
    io_manager_key="register_io_manager",
    description="The attendance register that is passed around the room.",
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "open_register"},
)
def register(singers):
    """Open the register with the names of the singers."""
    from golden_memory_only.pipelines.rehearsal.nodes import open_register

    return open_register(singers)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "open_rehearsal"},
)
def agenda(config: OpenRehearsalConfig):
    """Make the agenda out of the opening exercises."""
    from golden_memory_only.pipelines.rehearsal.nodes import open_rehearsal

    return open_rehearsal(config.opening)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "a_extend_in_place"},
)
def extended(agenda):
    """Shorten the exercises and append a break to the agenda that was passed in."""
    from golden_memory_only.pipelines.rehearsal.nodes import extend_in_place

    return extend_in_place(agenda)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "b_recite_agenda"},
)
def recited(agenda):
    """Recite the agenda as it was first made."""
    from golden_memory_only.pipelines.rehearsal.nodes import recite_agenda

    return recite_agenda(agenda)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "score_singers"},
)
def scores(scorer, ranges):
    """Score every singer with the rule."""
    from golden_memory_only.pipelines.rehearsal.nodes import score_singers

    return score_singers(scorer, ranges)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "sign_register"},
)
def signed_by(register):
    """Sign the register that is passed around and say who did."""
    from golden_memory_only.pipelines.rehearsal.nodes import sign_register

    return sign_register(register)


@dg.asset(
    group_name="rehearsal",
    kinds={"memory"},
    op_tags={"kedro/node": "close_register"},
)
def attendance(register, signed_by):
    """Close the register, with the signatures everyone left in it."""
    from golden_memory_only.pipelines.rehearsal.nodes import close_register

    return close_register(register, signed_by)


@dg.asset(
    io_manager_key="plan_io_manager",
    group_name="rehearsal",
    kinds={"json"},
    op_tags={"kedro/node": "write_plan"},
)
def plan(highest, transposed, recited, extended, weights, scores, attendance):
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
