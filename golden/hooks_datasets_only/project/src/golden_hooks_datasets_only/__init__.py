"""A harvest of apples, with a hook at every step."""
