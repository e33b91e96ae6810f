"""A hook that notes how large the data is that nodes save."""

from pathlib import Path

from kedro.framework.hooks import hook_impl


class SavedSizes:
    """Appends a line for each dataset that has been saved, by the name of its node."""

    @hook_impl
    def after_dataset_saved(self, dataset_name, data, node):
        path = Path("data/07_noted") / f"{node.name}.txt"
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{dataset_name}: {len(str(data))}\n")
