"""One construct of Kedro for each file in `cases`: a node, and after `# output` what it becomes."""
