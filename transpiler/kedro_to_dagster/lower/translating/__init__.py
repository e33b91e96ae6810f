"""Asks the project's translator, where there is one, and puts its decisions in the place of defaults."""
