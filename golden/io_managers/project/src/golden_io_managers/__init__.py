"""Cider from two orchards, by rules."""
