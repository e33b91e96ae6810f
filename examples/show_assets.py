"""Print the asset graph of a package, and what Dagster has recorded of it.

python show_assets.py bikeshare_dagster.definitions
"""

import sys
import warnings
from importlib import import_module

import dagster as dg


def main(module: str) -> None:
    """Print each group with its assets, in the order in which they are made."""
    warnings.filterwarnings("ignore", category=dg.BetaWarning)
    graph = import_module(module).defs().resolve_asset_graph()
    keys = graph.toposorted_asset_keys
    names = {key: key.to_user_string() for key in keys}
    width = max(map(len, names.values()))
    with dg.DagsterInstance.get() as instance:
        for group in dict.fromkeys(graph.get(key).group_name for key in keys):
            print(group)
            for key in keys:
                node = graph.get(key)
                if node.group_name == group:
                    parents = ", ".join(sorted(names[parent] for parent in node.parent_keys))
                    line = f"  {names[key]:{width}}  {_state(node, instance):{len(_MADE) + 12}}"
                    print(f"{line}{parents and f'  from {parents}'}".rstrip())


_MADE = "materialised"


def _state(node, instance: dg.DagsterInstance) -> str:
    if not node.is_materializable:
        return "external"
    if node.partitions_def is not None:
        made = len(instance.get_materialized_partitions(node.key))
        return f"{made} of {node.partitions_def.get_num_partitions()} partitions"
    return _MADE if instance.get_latest_materialization_event(node.key) else "missing"


if __name__ == "__main__":
    main(sys.argv[1])
