"""Assets of the Kedro pipeline `seed_bank`."""

import dagster as dg

from ..parameters import CompileCatalogueConfig, EstimateViabilityConfig, SetRuleConfig


@dg.asset(
    io_manager_key="seed_catalogue_io_manager",
    group_name="seed_bank",
    kinds={"json"},
    op_tags={"kedro/node": "compile_catalogue"},
)
def seed_catalogue(config: CompileCatalogueConfig, seeds):
    """Order the packets by name and work out how old they are."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import compile_catalogue

    return compile_catalogue(seeds, config.year)


@dg.asset(
    io_manager_key="viability_io_manager",
    group_name="seed_bank",
    kinds={"json"},
    op_tags={"kedro/node": "estimate_viability"},
)
def viability(config: EstimateViabilityConfig, seed_catalogue):
    """Estimate what is left of the germination rate of each seed."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import estimate_viability

    return estimate_viability(seed_catalogue, config.yearly_decay)


@dg.asset(
    io_manager_key="sowing_rule_io_manager",
    group_name="seed_bank",
    kinds={"pickle"},
    op_tags={"kedro/node": "set_rule"},
)
def sowing_rule(config: SetRuleConfig, seed_catalogue):
    """Set the rule for sowing, cautious about the seeds that are running out."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import set_rule

    return set_rule(seed_catalogue, config.least_viable)


@dg.asset(
    io_manager_key="discard_list_io_manager",
    group_name="seed_bank",
    kinds={"json"},
    op_tags={"kedro/node": "list_discards"},
)
def discard_list(sowing_rule, viability):
    """List the seeds to discard."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import list_discards

    return list_discards(sowing_rule, viability)


@dg.asset(
    io_manager_key="sowing_list_io_manager",
    group_name="seed_bank",
    kinds={"json"},
    op_tags={"kedro/node": "list_sowing"},
)
def sowing_list(sowing_rule, viability):
    """List the seeds to sow."""
    from golden_versioned_datasets.pipelines.seed_bank.nodes import list_sowing

    return list_sowing(sowing_rule, viability)
