"""What runs in the processes that `verify` starts: scripts that import nothing of the tool.

A run is to be what it is without the tool, so these are started by their paths, and need the standard
library, Kedro, and on the package's side Dagster.
"""
