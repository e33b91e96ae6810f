"""A library counts its books, in a session and a context of its own."""
