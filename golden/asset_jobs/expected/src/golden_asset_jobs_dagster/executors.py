"""Executors: where and how the steps of a run are executed."""

import dagster as dg

sequential = dg.in_process_executor
