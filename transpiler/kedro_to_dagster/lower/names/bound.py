"""Which names each generated module binds: nothing that comes from the project may be called so there."""

from __future__ import annotations

from collections.abc import Iterable

from ...dagster_model.call import PARAMETERS as PARAMETERS_KEY

# The I/O managers that datasets share.
MEMORY_IO_MANAGER = "memory_io_manager"
NOTHING_IO_MANAGER = "nothing_io_manager"
# The keys of resources that are no dataset's.
RESOURCES = frozenset({MEMORY_IO_MANAGER, NOTHING_IO_MANAGER, PARAMETERS_KEY})

# Modules of assets and of ops: what they import, and what their bodies use by name.
ASSETS = frozenset(
    {
        "Any",
        "Chunks",
        "Parameters",
        "add_preview",
        "by_key",
        "confirming",
        "copied",
        "dg",
        "functions",
        "hooks",
        "in_folder",
        "in_memory",
        "in_order",
        "in_turns",
        "loading",
        "no_output",
        "parameters",
        "part_of",
        "partitions",
        "project",
        "registered_function",
        "registered_model",
        "registered_preview",
        "resolved",
        "timedelta",
        "validate",
        "with_models",
        "without",
    }
)

# The modules of jobs, besides the modules of assets and ops.
JOBS = frozenset(
    {
        "all_at_once",
        "assets",
        "assets_of",
        "dg",
        "executors",
        "external",
        "for_partition",
        "gather",
        "key",
        "loggers",
        "newest_partitions",
        "ops",
        "partitions",
        "record_assets",
        "upstream_keys",
    }
)

# The module that Dagster loads, besides the modules of assets.
DEFINITIONS = frozenset(
    {
        "Path",
        "assets",
        "bind_resources",
        "cache",
        "checks",
        "defs",
        "dg",
        "executor",
        "executors",
        "exported",
        "external",
        "hooks",
        "in_sequence",
        "jobs",
        "jobs_of",
        "loggers",
        "own",
        "own_definitions",
        "project",
        "resources",
        "schedules",
        "schedules_of",
        "sensors",
        "set_up",
        "with_code",
    }
)

CHECKS = frozenset({"dg", "validate"})

EXECUTORS = frozenset({"checked", "dg", "hooks", "in_sequence", "resources", "start_method"})

LOGGERS = frozenset({"dg", "loggers", "new_logger", "project"})

# The module of parameters, besides the class of the resource.
PARAMETERS = frozenset(
    {
        "Any",
        "CopiedParameters",
        "Field",
        "Number",
        "ParameterMapping",
        "check_models",
        "dg",
        "parameters",
        "project",
        "registered_model",
        "require",
        "resolved",
    }
)

PARTITIONS = frozenset({"datetime", "dg"})

SCHEDULES = frozenset({"dg", "newest_partitions", "partitions", "schedules"})

SENSORS = frozenset({"add_new_partitions", "dg", "partitions", "resources"})

# The folder of environments: its modules beside those of environments, and what they import.
ENVIRONMENTS = frozenset(
    {
        "base_resources",
        "choose_environment",
        "dg",
        "environment",
        "io_managers",
        "jobs",
        "newest_partitions",
        "parameters",
        "partitions",
        "resources",
        "schedules",
    }
)


def top_modules(paths: Iterable[str | None]) -> frozenset[str]:
    """The names that a module binds which imports the modules of these paths (`package.module:name`)."""
    return frozenset(path.partition(":")[0].partition(".")[0] for path in paths if path)
