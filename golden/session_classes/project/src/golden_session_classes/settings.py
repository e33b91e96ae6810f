"""Project settings: the classes of the session and of its context."""

from golden_session_classes.sessions import LibraryContext, LibrarySession

SESSION_CLASS = LibrarySession
CONTEXT_CLASS = LibraryContext
