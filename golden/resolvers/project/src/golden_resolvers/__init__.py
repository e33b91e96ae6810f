"""A bakery."""
