"""Ops of the Kedro pipeline `gro_e`."""

import dagster as dg

from ..parameters import (
    EteOpConfig,
    GroEOpConfig,
    HoheOp66f0cfConfig,
    HoheOpConfig,
    Unnamed6bb560OpConfig,
    UnnamedE3c622OpConfig,
    UnnamedE40d9dOpConfig,
)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "hohe_66f0cf": dg.Out(io_manager_key="hohe_io_manager_66f0cf"),
    },
    tags={"kedro/node": "höhe", "kedro/tags": "grün,Ω"},
)
def hohe_op_66f0cf(config: HoheOp66f0cfConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__gro_e)


@dg.op(
    ins={
        "hohe_66f0cf": dg.In(input_manager_key="hohe_io_manager_66f0cf"),
    },
    out={
        "hohe": dg.Out(io_manager_key="hohe_io_manager"),
    },
    tags={"kedro/node": "hohe", "kedro/tags": "grun"},
)
def hohe_op(config: HoheOpConfig, hohe_66f0cf):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(hohe_66f0cf, config.words__gro_e)


@dg.op(
    ins={
        "hohe": dg.In(input_manager_key="hohe_io_manager"),
    },
    out={
        "gro_e": dg.Out(io_manager_key="gro_e_io_manager"),
    },
    tags={"kedro/node": "größe"},
)
def gro_e_op(config: GroEOpConfig, hohe):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(hohe, config.words__a_b)


@dg.op(
    ins={
        "gro_e": dg.In(input_manager_key="gro_e_io_manager"),
    },
    out={
        "unnamed_6bb560": dg.Out(io_manager_key="unnamed_6bb560_io_manager"),
    },
    tags={"kedro/node": "λ"},
)
def unnamed_6bb560_op(config: Unnamed6bb560OpConfig, gro_e):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(gro_e, config.words__a_b)


@dg.op(
    ins={
        "unnamed_6bb560": dg.In(input_manager_key="unnamed_6bb560_io_manager"),
    },
    out={
        "unnamed_e3c622": dg.Out(io_manager_key="unnamed_e3c622_io_manager"),
    },
    tags={"kedro/node": "Ω"},
)
def unnamed_e3c622_op(config: UnnamedE3c622OpConfig, unnamed_6bb560):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_6bb560, config.words__gro_e)


@dg.op(
    ins={
        "unnamed_e3c622": dg.In(input_manager_key="unnamed_e3c622_io_manager"),
    },
    out={
        "unnamed_e40d9d": dg.Out(io_manager_key="unnamed_e40d9d_io_manager"),
    },
    tags={"kedro/node": "смена"},
)
def unnamed_e40d9d_op(config: UnnamedE40d9dOpConfig, unnamed_e3c622):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_e3c622, config.words__a_b)


@dg.op(
    ins={
        "unnamed_e40d9d": dg.In(input_manager_key="unnamed_e40d9d_io_manager"),
    },
    out={
        "ete": dg.Out(io_manager_key="ete_io_manager"),
    },
    tags={"kedro/node": "été"},
)
def ete_op(config: EteOpConfig, unnamed_e40d9d):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_e40d9d, config.words__a_b)


@dg.op(
    ins={
        "hohe_66f0cf": dg.In(input_manager_key="hohe_io_manager_66f0cf"),
        "hohe": dg.In(input_manager_key="hohe_io_manager"),
        "gro_e": dg.In(input_manager_key="gro_e_io_manager"),
        "unnamed_6bb560": dg.In(input_manager_key="unnamed_6bb560_io_manager"),
        "unnamed_e3c622": dg.In(input_manager_key="unnamed_e3c622_io_manager"),
        "unnamed_e40d9d": dg.In(input_manager_key="unnamed_e40d9d_io_manager"),
        "ete": dg.In(input_manager_key="ete_io_manager"),
    },
    out={
        "letters": dg.Out(io_manager_key="letters_io_manager"),
    },
    tags={"kedro/node": "lettres"},
)
def lettres(
    hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(
        hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
    )
