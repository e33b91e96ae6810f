"""The context of a library."""

from kedro.framework.context import KedroContext


class LibraryContext(KedroContext):
    """Adds a parameter that is made of others."""

    @property
    def params(self):
        parameters = super().params
        return {**parameters, "label": f"{parameters['town']} {parameters['year']}"}
