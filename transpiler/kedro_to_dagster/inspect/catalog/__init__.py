"""The catalog and the parameters, as each environment has them."""
