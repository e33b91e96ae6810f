"""Code of the project: how a function or another object can be reached, or made again."""
