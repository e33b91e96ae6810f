"""A module beside the package."""

OPENS_AT = 7
