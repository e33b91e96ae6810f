"""The project opened: its settings and configuration, where keys stand, and what is private in them."""
