"""Nothing of the settings is changed."""
