"""Assets of the Kedro pipeline `gro_e`."""

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


@dg.multi_asset(
    outs={
        "hohe_66f0cf": dg.AssetOut(
            key=["höhe"], io_manager_key="hohe_io_manager_66f0cf", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "höhe", "kedro/tags": "grün,Ω"},
)
def hohe_op_66f0cf_asset(config: HoheOp66f0cfConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__gro_e)


@dg.asset(
    ins={
        "hohe_66f0cf": dg.AssetIn(key="höhe"),
    },
    io_manager_key="hohe_io_manager",
    group_name="gro_e",
    kinds={"json"},
    tags={"grun": ""},
    op_tags={"kedro/node": "hohe", "kedro/tags": "grun"},
)
def hohe(config: HoheOpConfig, hohe_66f0cf):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(hohe_66f0cf, config.words__gro_e)


@dg.multi_asset(
    outs={
        "gro_e": dg.AssetOut(
            key=["größe"], io_manager_key="gro_e_io_manager", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "größe"},
)
def gro_e_op_asset(config: GroEOpConfig, hohe):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(hohe, config.words__a_b)


@dg.multi_asset(
    ins={
        "gro_e": dg.AssetIn(key="größe"),
    },
    outs={
        "unnamed_6bb560": dg.AssetOut(
            key=["λ"], io_manager_key="unnamed_6bb560_io_manager", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "λ"},
)
def unnamed_6bb560_op_asset(config: Unnamed6bb560OpConfig, gro_e):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(gro_e, config.words__a_b)


@dg.multi_asset(
    ins={
        "unnamed_6bb560": dg.AssetIn(key="λ"),
    },
    outs={
        "unnamed_e3c622": dg.AssetOut(
            key=["Ω"], io_manager_key="unnamed_e3c622_io_manager", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "Ω"},
)
def unnamed_e3c622_op_asset(config: UnnamedE3c622OpConfig, unnamed_6bb560):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_6bb560, config.words__gro_e)


@dg.multi_asset(
    ins={
        "unnamed_e3c622": dg.AssetIn(key="Ω"),
    },
    outs={
        "unnamed_e40d9d": dg.AssetOut(
            key=["смена"], io_manager_key="unnamed_e40d9d_io_manager", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "смена"},
)
def unnamed_e40d9d_op_asset(config: UnnamedE40d9dOpConfig, unnamed_e3c622):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_e3c622, config.words__a_b)


@dg.multi_asset(
    ins={
        "unnamed_e40d9d": dg.AssetIn(key="смена"),
    },
    outs={
        "ete": dg.AssetOut(
            key=["été"], io_manager_key="ete_io_manager", kinds={"json"}
        ),
    },
    group_name="gro_e",
    op_tags={"kedro/node": "été"},
)
def ete_op_asset(config: EteOpConfig, unnamed_e40d9d):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(unnamed_e40d9d, config.words__a_b)


@dg.asset(
    ins={
        "hohe_66f0cf": dg.AssetIn(key="höhe"),
        "gro_e": dg.AssetIn(key="größe"),
        "unnamed_6bb560": dg.AssetIn(key="λ"),
        "unnamed_e3c622": dg.AssetIn(key="Ω"),
        "unnamed_e40d9d": dg.AssetIn(key="смена"),
        "ete": dg.AssetIn(key="été"),
    },
    io_manager_key="letters_io_manager",
    group_name="gro_e",
    kinds={"json"},
    op_tags={"kedro/node": "lettres"},
)
def letters(
    hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(
        hohe_66f0cf, hohe, gro_e, unnamed_6bb560, unnamed_e3c622, unnamed_e40d9d, ete
    )
