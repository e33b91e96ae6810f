"""Contexts of a random project's own."""

from kedro.framework.context import KedroContext
from kedro.io import MemoryDataset

from . import tools


class ContextWithParameters(KedroContext):
    """Has parameters that no file has."""

    @property
    def params(self):
        given = super().params
        return {**given, "of_context": {"count": len(given), "list": [1, None]}}


class ContextThatReplaces(KedroContext):
    """Changes parameters that files have."""

    @property
    def params(self):
        return {name: self._other(value) for name, value in super().params.items()}

    @staticmethod
    def _other(value):
        return [*value, "of the context"] if isinstance(value, list) else value


class ContextWithCatalog(KedroContext):
    """Adds a dataset, and tells when its catalog is made."""

    def _get_catalog(self, *arguments, **keywords):
        catalog = super()._get_catalog(*arguments, **keywords)
        catalog["of_context"] = MemoryDataset({"context": "own"})
        tools.tell("context.txt", sorted(self.params))
        return catalog


class ContextOfCredentials(KedroContext):
    """Brings credentials that no file has."""

    def _get_config_credentials(self):
        return {**super()._get_config_credentials(), "account": {"user": "context"}}
