"""The passes of the lower stage, in order."""

from __future__ import annotations

from ..diagnostics import DiagnosticLog
from ..errors import UsageError
from ..model.dagster import Edge, LineageName, NodeRow, Package
from ..model.kedro import Project, is_parameter, untranscoded
from ..options import Options, RuntimeMode
from .checks import lower_checks
from .datasets import lower_datasets
from .draft import Draft
from .jobs import lower_jobs
from .lifting import lift_functions
from .naming import name_all
from .ops import lower_assets, lower_ops
from .parameters import lower_parameters
from .partitions import lower_partitions
from .placing import choose_assets, collect, place
from .reporting import report_untranslated

PASSES = (
    collect,
    place,
    choose_assets,
    name_all,
    lift_functions,
    lower_partitions,
    lower_parameters,
    lower_datasets,
    lower_ops,
    lower_assets,
    lower_checks,
    lower_jobs,
    report_untranslated,
)


def lower(project: Project, options: Options, log: DiagnosticLog) -> Package:
    """Turn a Kedro project into the Dagster package that it becomes.

    Raises:
        UsageError: If the package's name is not a valid one.
    """
    draft = Draft(project=project, options=options, log=log)
    for each in PASSES:
        draft = each(draft)
    return _package(draft)


def _package(draft: Draft) -> Package:
    project, options = draft.project, draft.options
    name = options.package or f"{project.package_name}_dagster"
    if not name.isidentifier():
        raise UsageError(
            "K2D907", f"'{name}' is not a valid package name.", "Choose another with --package."
        )
    asset_of = {asset.node: asset for asset in draft.assets}
    return Package(
        name=name,
        distribution=name.replace("_", "-"),
        kedro_project=project.name,
        kedro_package=project.package_name,
        source_dir=project.source_dir,
        conf_source=project.conf_source,
        environment=project.environment,
        kedro_version=project.kedro_version,
        vendors_runtime=options.runtime is RuntimeMode.VENDOR,
        ops=draft.ops,
        assets=draft.assets,
        external_assets=draft.external_assets,
        checks=draft.checks,
        jobs=draft.jobs,
        job_inputs=draft.job_inputs,
        config_classes=draft.config_classes,
        io_manager_classes=draft.io_manager_classes,
        resources=draft.resources,
        credentials=draft.credentials,
        node_rows=tuple(
            NodeRow(
                node=op.node,
                op=op.name,
                module=op.module,
                asset=asset_of[op.node].function_name if op.node in asset_of else None,
            )
            for op in draft.ops
        ),
        functions=draft.functions,
        lineage=(lineage := _lineage(draft)),
        lineage_names=tuple(
            LineageName(dataset=name, variable=draft.names.variables[name])
            for name in sorted({name for each in lineage for name in (each.source, each.target)})
        ),
        partition_definitions=draft.partition_definitions,
        partition_mappings=draft.partition_mappings,
        partitions_of=tuple(
            (name, data.variable)
            for name in sorted(draft.datasets)
            if (data := draft.partitioning.of(name)) is not None
        ),
        partition_sensors=draft.partition_sensors,
        reported=tuple(str(each) for each in draft.log.entries),
    )


def _lineage(draft: Draft) -> tuple[Edge, ...]:
    edges: dict[Edge, None] = {}
    for node in draft.nodes:
        for output in node.outputs:
            for source in node.inputs:
                if not is_parameter(source.dataset):
                    edge = Edge(
                        source=untranscoded(source.dataset), target=untranscoded(output.dataset)
                    )
                    edges[edge] = None
    return tuple(sorted(edges, key=lambda each: (each.source, each.target)))
