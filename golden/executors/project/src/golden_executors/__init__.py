"""Clocks wound in every way there is."""
