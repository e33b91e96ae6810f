"""Pipeline that keeps everything in memory but its first and its last dataset."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    close_register,
    extend_in_place,
    list_highest,
    list_weights,
    make_scorer,
    measure_ranges,
    open_register,
    open_rehearsal,
    recite_agenda,
    score_singers,
    sign_register,
    transpose_in_place,
    write_plan,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Plan a rehearsal; what one step changes must not reach the others."""
    return pipeline(
        [
            node(measure_ranges, "singers", "ranges", name="measure_ranges"),
            node(
                transpose_in_place,
                inputs=["ranges", "params:transpose_by"],
                outputs="transposed",
                name="a_transpose_in_place",
            ),
            node(list_highest, "ranges", "highest", name="b_list_highest"),
            node(open_rehearsal, "params:opening", "agenda", name="open_rehearsal"),
            node(extend_in_place, "agenda", "extended", name="a_extend_in_place"),
            node(recite_agenda, "agenda", "recited", name="b_recite_agenda"),
            node(make_scorer, "params:weights", "scorer", name="a_make_scorer"),
            node(list_weights, "params:weights", "weights", name="b_list_weights"),
            node(score_singers, ["scorer", "ranges"], "scores", name="score_singers"),
            node(open_register, "singers", "register", name="open_register"),
            node(sign_register, "register", "signed_by", name="sign_register"),
            node(
                close_register,
                inputs=["register", "signed_by"],
                outputs="attendance",
                name="close_register",
            ),
            node(
                write_plan,
                inputs={
                    "highest": "highest",
                    "transposed": "transposed",
                    "agenda": "recited",
                    "extended": "extended",
                    "weights": "weights",
                    "scores": "scores",
                    "attendance": "attendance",
                },
                outputs="plan",
                name="write_plan",
            ),
        ]
    )
