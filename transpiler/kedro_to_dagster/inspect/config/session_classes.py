"""Classes of the project's own that only a session of Kedro makes, or calls: of catalogs, too."""

from __future__ import annotations

from typing import Any

from .settings import is_kedros, overridden, session_class_of


def session_classes(settings: Any) -> tuple[str, ...]:
    """The classes of contexts, sessions, stores and catalogs that do something in their own way.

    A session makes the context, and that the catalog of all datasets: so a run has to make one.
    """
    from kedro.io import DataCatalog

    classes: list[type] = []
    if _is_own_context(settings.CONTEXT_CLASS):
        classes.append(settings.CONTEXT_CLASS)
    session_class = session_class_of(settings)
    if session_class is not None and _is_own_session(session_class):
        classes.append(session_class)
    if overridden(settings.DATA_CATALOG_CLASS, DataCatalog):
        classes.append(settings.DATA_CATALOG_CLASS)
    store = settings.SESSION_STORE_CLASS
    if store is not None and store.__qualname__ != "BaseSessionStore":
        classes.append(store)
    return tuple(f"{value.__module__}.{value.__qualname__}" for value in classes)


def _is_own_context(context_class: type) -> bool:
    from kedro.framework.context import KedroContext

    # What the class has beside Kedro's serves only that.
    return bool(set(overridden(context_class, KedroContext)) & set(dir(KedroContext)))


def _is_own_session(session_class: type) -> bool:
    from kedro.framework.session.session import KedroSession

    if is_kedros(session_class):
        return False
    # It need not be a subclass of Kedro's.
    return not issubclass(session_class, KedroSession) or bool(
        overridden(session_class, KedroSession)
    )
