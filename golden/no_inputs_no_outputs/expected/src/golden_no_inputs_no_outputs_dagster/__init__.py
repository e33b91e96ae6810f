"""The Kedro project `golden_no_inputs_no_outputs` as a Dagster package."""
