"""A library counts the books of each shelf, in pipelines that a hook registers."""
