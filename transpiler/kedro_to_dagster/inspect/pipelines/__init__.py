"""The registered pipelines and their nodes."""
