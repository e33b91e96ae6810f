"""Runs: jobs, executors, loggers, schedules and hooks."""
