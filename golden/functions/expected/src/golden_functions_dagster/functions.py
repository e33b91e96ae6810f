"""Functions of nodes: lambdas and closures of the Kedro project."""


# From `make_scaler` in golden_functions.pipelines.warning.pipeline.
def above_low(levels):
    digits = 2

    return [round(above_low_transform(level), digits) for level in levels]


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def above_low_transform(level):
    from golden_functions.pipelines.warning.pipeline import LOW_WATER

    return level * 100 - LOW_WATER


# From `logged` in golden_functions.pipelines.warning.pipeline.
def log_above_mean(*args):
    import json

    from golden_functions.pipelines.warning.pipeline import above_mean as function

    return {"given": json.dumps(args), "made": function(*args)}


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def lowest_levels(levels, count):
    return levels[:count]


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def make_low_levels(levels):
    from golden_functions.pipelines.warning.pipeline import LOW_WATER

    return [each for each in levels if each < LOW_WATER]


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def nearest_to_low(levels):
    from golden_functions.pipelines.warning.pipeline import LOW_WATER

    return sorted(levels, key=lambda level: abs(level - LOW_WATER))


# From `rank_by` in golden_functions.pipelines.warning.pipeline.
def rank_by_level(readings):
    from operator import itemgetter

    key = itemgetter("level")

    return {
        rank_by_level_number(place): each
        for place, each in enumerate(sorted(readings, key=key))
    }


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def rank_by_level_number(rank):
    return rank + 1


# From `make_scaler` in golden_functions.pipelines.warning.pipeline.
def rough_levels(levels):
    digits = 1
    transform = abs

    return [round(transform(level), digits) for level in levels]


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def sort_feet(x):
    return sorted(x, reverse=True)


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def take_levels(corrected):
    return [each["level"] for each in corrected]


# From `create_pipeline` in golden_functions.pipelines.warning.pipeline.
def to_feet(x):
    factor = 3.281

    return [y * factor for y in x]


# From `make_warner` in golden_functions.pipelines.warning.pipeline.
def warn(levels, mark="!!"):
    """Put the levels above the limit into words."""
    limit = 2.0
    words = ["level", "is high"]

    found = []
    for level in levels:
        # The limit itself is no reason to worry.
        if level > limit:
            found.append(f"{words[0]} {level} {words[1]}{mark}")
    return found
