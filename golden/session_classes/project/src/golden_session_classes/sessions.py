"""The session and the context of a library."""

import logging

from kedro.framework.context import KedroContext
from kedro.framework.session import KedroSession

logger = logging.getLogger(__name__)


class LibrarySession(KedroSession):
    """Says when the library opens and when it closes."""

    def run(self, *args, **kwargs):
        logger.info("The library is open.")
        return super().run(*args, **kwargs)

    def close(self):
        super().close()
        logger.info("The library is closed.")


class LibraryContext(KedroContext):
    """Adds a parameter that is made of others."""

    @property
    def params(self):
        parameters = super().params
        return {**parameters, "label": f"{parameters['town']} {parameters['year']}"}
