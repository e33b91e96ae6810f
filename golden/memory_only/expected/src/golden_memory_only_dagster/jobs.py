"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import singers
from .ops.rehearsal import (
    a_extend_in_place,
    a_make_scorer,
    a_transpose_in_place,
    b_list_highest,
    b_list_weights,
    b_recite_agenda,
    close_register,
    measure_ranges,
    open_register,
    open_rehearsal,
    score_singers,
    sign_register,
    write_plan,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    scorer = a_make_scorer()
    weights = b_list_weights()
    ranges = measure_ranges(singers)
    transposed = a_transpose_in_place(ranges)
    highest = b_list_highest(ranges)
    register = open_register(singers)
    agenda = open_rehearsal()
    extended = a_extend_in_place(agenda)
    recited = b_recite_agenda(agenda)
    scores = score_singers(scorer, ranges)
    signed_by = sign_register(register)
    attendance = close_register(register, signed_by)
    write_plan(highest, transposed, recited, extended, weights, scores, attendance)


@dg.job(executor_def=dg.in_process_executor)
def rehearsal():
    """Kedro pipeline `rehearsal`."""
    scorer = a_make_scorer()
    weights = b_list_weights()
    ranges = measure_ranges(singers)
    transposed = a_transpose_in_place(ranges)
    highest = b_list_highest(ranges)
    register = open_register(singers)
    agenda = open_rehearsal()
    extended = a_extend_in_place(agenda)
    recited = b_recite_agenda(agenda)
    scores = score_singers(scorer, ranges)
    signed_by = sign_register(register)
    attendance = close_register(register, signed_by)
    write_plan(highest, transposed, recited, extended, weights, scores, attendance)
