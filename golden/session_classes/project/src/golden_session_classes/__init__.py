"""A library counts its books, with a context of its own."""
