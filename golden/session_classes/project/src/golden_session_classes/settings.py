"""Project settings: the class of the context."""

from golden_session_classes.sessions import LibraryContext

CONTEXT_CLASS = LibraryContext
