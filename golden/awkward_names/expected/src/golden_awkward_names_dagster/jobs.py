"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import jobs, list_, resources, seeds
from .ops._2024 import _007_op, _1st_half_op, _3__14_op, _2024__years, _2024_op, dash_op
from .ops.class_ import None__op, async__op, class__op, import__op, lambda__op, yield_
from .ops.definitions import (
    Echo_op,
    a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up,
    asset_op,
    op_op,
    seeds_op,
    self__cls,
)
from .ops.echo import echo_op
from .ops.external_ import (
    A_b_op,
    a__b_op,
    a__b_op_63e5c1,
    a_b__op,
    a_b_op,
    a_b_op_648fa9,
    a_b_op_d44362,
    meeting__of__all,
)
from .ops.gro_e import (
    ete_op,
    gro_e_op,
    hohe_op,
    hohe_op_66f0cf,
    lettres,
    unnamed_6bb560_op,
    unnamed_e3c622_op,
    unnamed_e40d9d_op,
)
from .ops.jobs_ import (
    dict_op,
    len_op,
    list_op,
    print_op,
    str_op,
    sum,
    super_op,
    tuple_op,
)
from .ops.project_ import (
    a_b__c_op,
    a_b__c_op_a37152,
    class__class,
    class__input_op,
    join__spaces,
    lambda__class,
    lambda__class_,
    lambda__class_a5c6d6,
    lambda__input_op,
)
from .ops.resources_ import (
    conf_op,
    config_op,
    context_op,
    defs_op,
    dg_op,
    input_op,
    meta_op,
    op__op,
    output_op,
    resources_op,
    type_op,
)


@dg.job(name="2024", executor_def=dg.in_process_executor)
def job_2024():
    """Kedro pipeline `2024`."""
    _2024 = _2024_op(seeds)
    _1st_half = _1st_half_op(_2024)
    _007 = _007_op(_1st_half)
    _3__14 = _3__14_op(_007)
    dash = dash_op(_3__14)
    _2024__years(_2024, _1st_half, _007, _3__14, dash)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    _2024 = _2024_op(seeds)
    _1st_half = _1st_half_op(_2024)
    _007 = _007_op(_1st_half)
    _3__14 = _3__14_op(_007)
    dash = dash_op(_3__14)
    _2024__years(_2024, _1st_half, _007, _3__14, dash)
    a_b__c = a_b__c_op(seeds)
    a__b_2e7336 = a__b_op(seeds)
    a__b = a__b_op_63e5c1(a__b_2e7336)
    a_b_d44362 = a_b_op_d44362(a__b)
    a_b = a_b_op_648fa9(a_b_d44362)
    A_b = A_b_op(a_b)
    a_b_90827a = a_b_op(A_b)
    a_b__c_a37152 = a_b__c_op_a37152(seeds)
    a_b_ = a_b__op(a_b_90827a)
    class_ = class__op(seeds)
    class__input = class__input_op(seeds)
    class__output = class__class(class__input)
    echo = echo_op(seeds)
    Echo = Echo_op(echo)
    hohe_66f0cf = hohe_op_66f0cf(seeds)
    hohe = hohe_op(hohe_66f0cf)
    gro_e = gro_e_op(hohe)
    input_ = input_op(seeds)
    import_, lambda_ = lambda__op(class_)
    None_ = None__op(lambda_)
    async_ = async__op(import_)
    lambda__class__output = lambda__class_(class__output)
    lambda__input = lambda__input_op(seeds)
    lambda__output_b08a5e = lambda__class_a5c6d6(lambda__input)
    lambda__output = lambda__class(lambda__output_b08a5e)
    join__spaces(
        class__input,
        class__output,
        lambda__input,
        lambda__output_b08a5e,
        lambda__output,
        lambda__class__output,
        a_b__c,
        a_b__c_a37152,
    )
    tuple_ = list_op(list_)
    meeting__of__all(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_)
    output_ = output_op(input_)
    config_ = config_op(output_)
    context__ = context_op(config_)
    sprouts = seeds_op(seeds)
    asset = op_op(sprouts)
    op = asset_op(asset)
    self, cls = self__cls(op)
    a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up(
        op, self, cls, echo, Echo
    )
    print = tuple_op(tuple_)
    dict_ = print_op(print)
    str_ = dict_op(dict_)
    len = str_op(str_)
    super = len_op(len)
    two_words = super_op(super)
    sum(tuple_, print, dict_, str_, len, super, two_words)
    type_ = type_op(context__)
    conf_ = conf_op(type_)
    meta_ = meta_op(conf_)
    defs = defs_op(meta_)
    dg_ = dg_op(defs)
    op_ = op__op(dg_)
    resources_op(
        input_,
        output_,
        config_,
        context__,
        type_,
        conf_,
        meta_,
        defs,
        dg_,
        op_,
        jobs,
        resources,
    )
    True_ = yield_(async_)
    import__op(class_, True_, None_, lambda_)
    unnamed_6bb560 = unnamed_6bb560_op(gro_e)
    unnamed_e3c622 = unnamed_e3c622_op(unnamed_6bb560)
    unnamed_e40d9d = unnamed_e40d9d_op(unnamed_e3c622)
    ete = ete_op(unnamed_e40d9d)
    lettres(
        hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
    )


@dg.job(executor_def=dg.in_process_executor)
def class__job():
    """Kedro pipeline `class`."""
    class_ = class__op(seeds)
    import_, lambda_ = lambda__op(class_)
    None_ = None__op(lambda_)
    async_ = async__op(import_)
    True_ = yield_(async_)
    import__op(class_, True_, None_, lambda_)


@dg.job(executor_def=dg.in_process_executor)
def class_2024():
    """Kedro pipeline `class-2024`."""
    _2024 = _2024_op(seeds)
    _1st_half = _1st_half_op(_2024)
    _007 = _007_op(_1st_half)
    _3__14 = _3__14_op(_007)
    dash = dash_op(_3__14)
    _2024__years(_2024, _1st_half, _007, _3__14, dash)
    class_ = class__op(seeds)
    import_, lambda_ = lambda__op(class_)
    None_ = None__op(lambda_)
    async_ = async__op(import_)
    True_ = yield_(async_)
    import__op(class_, True_, None_, lambda_)


@dg.job(executor_def=dg.in_process_executor)
def definitions():
    """Kedro pipeline `definitions`."""
    echo = echo_op(seeds)
    Echo = Echo_op(echo)
    sprouts = seeds_op(seeds)
    asset = op_op(sprouts)
    op = asset_op(asset)
    self, cls = self__cls(op)
    a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up(
        op, self, cls, echo, Echo
    )


@dg.job(executor_def=dg.in_process_executor)
def echo_job():
    """Kedro pipeline `echo`."""
    echo_op(seeds)


@dg.job(executor_def=dg.in_process_executor)
def external():
    """Kedro pipeline `external`."""
    a__b_2e7336 = a__b_op(seeds)
    a__b = a__b_op_63e5c1(a__b_2e7336)
    a_b_d44362 = a_b_op_d44362(a__b)
    a_b = a_b_op_648fa9(a_b_d44362)
    A_b = A_b_op(a_b)
    a_b_90827a = a_b_op(A_b)
    a_b_ = a_b__op(a_b_90827a)
    meeting__of__all(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_)


@dg.job(executor_def=dg.in_process_executor)
def gro_e_job():
    """Kedro pipeline `größe`."""
    hohe_66f0cf = hohe_op_66f0cf(seeds)
    hohe = hohe_op(hohe_66f0cf)
    gro_e = gro_e_op(hohe)
    unnamed_6bb560 = unnamed_6bb560_op(gro_e)
    unnamed_e3c622 = unnamed_e3c622_op(unnamed_6bb560)
    unnamed_e40d9d = unnamed_e40d9d_op(unnamed_e3c622)
    ete = ete_op(unnamed_e40d9d)
    lettres(
        hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
    )


@dg.job(executor_def=dg.in_process_executor)
def jobs_job():
    """Kedro pipeline `jobs`."""
    tuple_ = list_op(list_)
    print = tuple_op(tuple_)
    dict_ = print_op(print)
    str_ = dict_op(dict_)
    len = str_op(str_)
    super = len_op(len)
    two_words = super_op(super)
    sum(tuple_, print, dict_, str_, len, super, two_words)


@dg.job(executor_def=dg.in_process_executor)
def project_job():
    """Kedro pipeline `project`."""
    a_b__c = a_b__c_op(seeds)
    a_b__c_a37152 = a_b__c_op_a37152(seeds)
    class__input = class__input_op(seeds)
    class__output = class__class(class__input)
    lambda__class__output = lambda__class_(class__output)
    lambda__input = lambda__input_op(seeds)
    lambda__output_b08a5e = lambda__class_a5c6d6(lambda__input)
    lambda__output = lambda__class(lambda__output_b08a5e)
    join__spaces(
        class__input,
        class__output,
        lambda__input,
        lambda__output_b08a5e,
        lambda__output,
        lambda__class__output,
        a_b__c,
        a_b__c_a37152,
    )


@dg.job(executor_def=dg.in_process_executor)
def resources_job():
    """Kedro pipeline `resources`."""
    input_ = input_op(seeds)
    output_ = output_op(input_)
    config_ = config_op(output_)
    context__ = context_op(config_)
    type_ = type_op(context__)
    conf_ = conf_op(type_)
    meta_ = meta_op(conf_)
    defs = defs_op(meta_)
    dg_ = dg_op(defs)
    op_ = op__op(dg_)
    resources_op(
        input_,
        output_,
        config_,
        context__,
        type_,
        conf_,
        meta_,
        defs,
        dg_,
        op_,
        jobs,
        resources,
    )
