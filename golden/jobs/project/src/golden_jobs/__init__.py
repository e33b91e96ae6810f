"""A bakery whose day is run in parts."""
