"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg
from pydantic import Field


class Class(dg.Config):
    """Parameters under `class_`."""

    copy_: list[int] = Field([7], alias="copy")


class Parameters2024OpConfig(dg.Config):
    """Parameters of the node `2024`."""

    field_2024: str = "a parameter that starts with a digit"


class Parameters1stHalfOpConfig(dg.Config):
    """Parameters of the node `1st-half`."""

    words__a_b: str = "four"


class Parameters007OpConfig(dg.Config):
    """Parameters of the node `007`."""

    words__a_b: str = "five"


class Parameters314OpConfig(dg.Config):
    """Parameters of the node `3.14`."""

    words__a_b: str = "four"


class DashOpConfig(dg.Config):
    """Parameters of the node `-dash-`."""

    words__a_b: str = "five"


class ABCOpConfig(dg.Config):
    """Parameters of the node `a-b.c`."""

    words__a_b: str = "four"


class ABOpConfig_e6c364(dg.Config):
    """Parameters of the node `a.b`."""

    words__list: str = "three"


class ABOp63e5c1Config(dg.Config):
    """Parameters of the node `a__b`."""

    words__a_b: str = "four"


class ABOpD44362Config(dg.Config):
    """Parameters of the node `a-b`."""

    words__a_b: str = "five"


class ABOp648fa9Config(dg.Config):
    """Parameters of the node `a_b`."""

    words__a_b: str = "four"


class ABOpConfig(dg.Config):
    """Parameters of the node `A_b`."""

    words__a_b: str = "five"


class ABOpConfig_34982b(dg.Config):
    """Parameters of the node `a--b`."""

    words__a_b: str = "four"


class ABCOpA37152Config(dg.Config):
    """Parameters of the node `a_b.c`."""

    words__a_b: str = "five"


class ABOpConfig_b5de78(dg.Config):
    """Parameters of the node `a_b_`."""

    words__a_b: str = "five"


class ClassOpConfig(dg.Config):
    """Parameters of the node `class`."""

    class_: str = "a parameter called class"


class ClassInputOpConfig(dg.Config):
    """Parameters of the node `class.input`."""

    words__class: str = "one"


class ClassClassConfig(dg.Config):
    """Parameters of the node `class.class`."""

    words__class: str = "one"


class HoheOp66f0cfConfig(dg.Config):
    """Parameters of the node `höhe`."""

    words__gro_e: str = "six"


class HoheOpConfig(dg.Config):
    """Parameters of the node `hohe`."""

    words__gro_e: str = "six"


class GroEOpConfig(dg.Config):
    """Parameters of the node `größe`."""

    words__a_b: str = "four"


class InputOpConfig(dg.Config):
    """Parameters of the node `input`."""

    context: str = "a parameter called context"


class NoneOpConfig(dg.Config):
    """Parameters of the node `None`."""

    words__lambda: str = "two"


class AsyncOpConfig(dg.Config):
    """Parameters of the node `async`."""

    words__class: str = "one"


class LambdaClassConfig_94bba2(dg.Config):
    """Parameters of the node `lambda.class_`."""

    class_: str = "a parameter called class"


class LambdaInputOpConfig(dg.Config):
    """Parameters of the node `lambda.input`."""

    words__lambda: str = "two"


class LambdaClassA5c6d6Config(dg.Config):
    """Parameters of the node `lambda.class`."""

    words__lambda: str = "two"


class LambdaClassConfig(dg.Config):
    """Parameters of the node `lambda__class`."""

    words__list: str = "three"


class OutputOpConfig(dg.Config):
    """Parameters of the node `output`."""

    context: str = "a parameter called context"


class ConfigOpConfig(dg.Config):
    """Parameters of the node `config`."""

    words__list: str = "three"


class ContextOpConfig(dg.Config):
    """Parameters of the node `context`."""

    words__a_b: str = "four"


class SelfClsConfig(dg.Config):
    """Parameters of the node `self.cls`."""

    words__list: str = "three"


class TupleOpConfig(dg.Config):
    """Parameters of the node `tuple`."""

    words__list: str = "three"


class PrintOpConfig(dg.Config):
    """Parameters of the node `print`."""

    class___copy: list[int] = [7]


class DictOpConfig(dg.Config):
    """Parameters of the node `dict`."""

    class_: Class = Class()


class StrOpConfig(dg.Config):
    """Parameters of the node `str`."""

    words__a_b: str = "five"


class LenOpConfig(dg.Config):
    """Parameters of the node `len`."""

    words__list: str = "three"


class SuperOpConfig(dg.Config):
    """Parameters of the node `super`."""

    words__a_b: str = "four"


class TypeOpConfig(dg.Config):
    """Parameters of the node `type`."""

    words__a_b: str = "five"


class ConfOpConfig(dg.Config):
    """Parameters of the node `conf`."""

    context: str = "a parameter called context"


class MetaOpConfig(dg.Config):
    """Parameters of the node `meta`."""

    words__list: str = "three"


class DefsOpConfig(dg.Config):
    """Parameters of the node `defs`."""

    words__a_b: str = "four"


class DgOpConfig(dg.Config):
    """Parameters of the node `dg`."""

    words__a_b: str = "five"


class OpOpConfig(dg.Config):
    """Parameters of the node `op_`."""

    context: str = "a parameter called context"


class YieldConfig(dg.Config):
    """Parameters of the node `yield`."""

    import_from: str = "a parameter with a dash"


class Unnamed6bb560OpConfig(dg.Config):
    """Parameters of the node `λ`."""

    words__a_b: str = "five"


class UnnamedE3c622OpConfig(dg.Config):
    """Parameters of the node `Ω`."""

    words__gro_e: str = "six"


class UnnamedE40d9dOpConfig(dg.Config):
    """Parameters of the node `смена`."""

    words__a_b: str = "four"


class EteOpConfig(dg.Config):
    """Parameters of the node `été`."""

    words__a_b: str = "five"
