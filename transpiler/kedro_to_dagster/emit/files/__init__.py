"""The generated files that are not Python, and the copies of the runtime."""
