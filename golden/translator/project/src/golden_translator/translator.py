"""How the tea looks in Dagster."""

from kedro_to_dagster import ByPath, DatasetFacts, JobFacts, NodeFacts, RetryPolicy, Translator


class TeaTranslator(Translator):
    """The rules of the company."""

    def includes_node(self, node: NodeFacts) -> bool:
        """Leave experiments out."""
        return "experiment" not in node.tags

    def get_asset_key_prefix(self, dataset: DatasetFacts) -> list[str]:
        """Sort the assets by layer."""
        return ["tea", dataset.layer or "between"]

    def get_group_name(self, dataset: DatasetFacts) -> str | None:
        """Have a group for each kind of heat."""
        if dataset.node is not None and "heat" in dataset.node.tags:
            return "ovens"
        return super().get_group_name(dataset)

    def get_kinds(self, dataset: DatasetFacts) -> set[str]:
        """Show that it is tea."""
        return {*super().get_kinds(dataset), "tea"}

    def get_owners(self, dataset: DatasetFacts) -> list[str]:
        """Nobody is nobody's."""
        return [*super().get_owners(dataset), "team:tea"]

    def get_metadata(self, dataset: DatasetFacts) -> dict[str, object]:
        """Tell where the catalog has it."""
        where = {} if dataset.file is None else {"catalog": f"{dataset.file}:{dataset.line}"}
        return {**super().get_metadata(dataset), **where}

    def get_io_manager(self, dataset: DatasetFacts) -> ByPath | None:
        """Keep what lives in memory compressed."""
        if not dataset.is_memory:
            return None
        path = "golden_translator.io_managers:GzipIOManager"
        return ByPath(path=path, config={"level": 6}, key="gzip_io_manager")

    def get_retry_policy(self, node: NodeFacts) -> RetryPolicy | None:
        """Ovens fail now and then."""
        if "heat" in node.tags:
            return RetryPolicy(max_retries=2, delay=1)
        return super().get_retry_policy(node)

    def get_op_name(self, node: NodeFacts) -> str | None:
        """Call the steps of the garden after what is done there."""
        return f"{node.name}_by_hand" if "by_hand" in node.tags else super().get_op_name(node)

    def get_job_name(self, job: JobFacts) -> str:
        """Say that it is tea, but of the job of everything."""
        name = super().get_job_name(job)
        return name if name == "__default__" else f"tea_{name}"

    def get_job_tags(self, job: JobFacts) -> dict[str, str]:
        """Tell the queue whose it is."""
        return {**super().get_job_tags(job), "team": "tea"}
