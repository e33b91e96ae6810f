"""Ops of the Kedro pipeline `seed_bank`."""

import dagster as dg

from ..parameters import CompileCatalogueConfig, EstimateViabilityConfig, SetRuleConfig


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "seed_catalogue": dg.Out(io_manager_key="seed_catalogue_io_manager"),
    },
    tags={"kedro/node": "compile_catalogue"},
)
def compile_catalogue(config: CompileCatalogueConfig, seeds):
    """Order the packets by name and work out how old they are."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import compile_catalogue

    return compile_catalogue(seeds, config.year)


@dg.op(
    ins={
        "seed_catalogue": dg.In(input_manager_key="seed_catalogue_io_manager"),
    },
    out={
        "viability": dg.Out(io_manager_key="viability_io_manager"),
    },
    tags={"kedro/node": "estimate_viability"},
)
def estimate_viability(config: EstimateViabilityConfig, seed_catalogue):
    """Estimate what is left of the germination rate of each seed."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import estimate_viability

    return estimate_viability(seed_catalogue, config.yearly_decay)


@dg.op(
    ins={
        "seed_catalogue": dg.In(input_manager_key="seed_catalogue_io_manager"),
    },
    out={
        "sowing_rule": dg.Out(io_manager_key="sowing_rule_io_manager"),
    },
    tags={"kedro/node": "set_rule"},
)
def set_rule(config: SetRuleConfig, seed_catalogue):
    """Set the rule for sowing, cautious about the seeds that are running out."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import set_rule

    return set_rule(seed_catalogue, config.least_viable)


@dg.op(
    ins={
        "sowing_rule": dg.In(input_manager_key="sowing_rule_io_manager"),
        "viability": dg.In(input_manager_key="viability_io_manager"),
    },
    out={
        "discard_list": dg.Out(io_manager_key="discard_list_io_manager"),
    },
    tags={"kedro/node": "list_discards"},
)
def list_discards(sowing_rule, viability):
    """List the seeds to discard."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import list_discards

    return list_discards(sowing_rule, viability)


@dg.op(
    ins={
        "sowing_rule": dg.In(input_manager_key="sowing_rule_io_manager"),
        "viability": dg.In(input_manager_key="viability_io_manager"),
    },
    out={
        "sowing_list": dg.Out(io_manager_key="sowing_list_io_manager"),
    },
    tags={"kedro/node": "list_sowing"},
)
def list_sowing(sowing_rule, viability):
    """List the seeds to sow."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import list_sowing

    return list_sowing(sowing_rule, viability)
