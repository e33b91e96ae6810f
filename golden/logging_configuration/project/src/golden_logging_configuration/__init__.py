"""A lighthouse whose log has levels of its own."""
