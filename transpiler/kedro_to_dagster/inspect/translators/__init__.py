"""The project's translator: finding its class, and checking what it answers."""
