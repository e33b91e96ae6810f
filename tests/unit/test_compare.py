"""What is said of changes of the code: that of golden packages, with something in another's place."""

from __future__ import annotations

import ast
import re

import pytest
from kedro_to_dagster.review.changes import Action, Area, Change
from kedro_to_dagster.review.compare import compare
from kedro_to_dagster.review.compare_requirements import compare_requirements
from kedro_to_dagster.review.consequences import without_consequences
from kedro_to_dagster.review.elements import in_elements
from kedro_to_dagster.review.facts import Facts
from kedro_to_dagster.review.read_package import read_package

from ..support.cases import CASES, Case, files_below


def _texts(case: Case) -> dict[str, str]:
    return {path: data.decode() for path, data in files_below(case.expected).items()}


def _read(case: Case, *edits: tuple[str, str]) -> Facts:
    texts = _texts(case)
    for old, new in edits:
        assert any(old in text for text in texts.values()), old
        texts = {path: text.replace(old, new) for path, text in texts.items()}
    return read_package(texts, case.package)


_OUTS = """        "{0}": dg.AssetOut(
            io_manager_key="{0}_io_manager", kinds={{"json"}}
        ),
"""
_NEW = """
@dg.asset(op_tags={"kedro/node": "of"}, io_manager_key="memory_io_manager")
def more():
    from bikeshare.nodes import more

    return more()
"""
# The case, what takes the place of what in all of its files, and what is said.
EDITS: dict[str, tuple[str, list[tuple[str, str]], list[str]]] = {
    "partitions": (
        "partitions_mappings",
        [('["upper", "lower", "delta"]', '["upper", "lower"]')],
        ["partitions: basins: key 'delta' is removed"],
    ),
    "many partitions": (
        "partitions_mappings",
        [('["upper", "lower", "delta"]', '["lower", "a", "b", "c", "d", "e", "f"]')],
        [
            "partitions: basins: keys 'a', 'b', 'c' and 3 more are added",
            "partitions: basins: key 'upper' is removed",
            "partitions: basins: key 'delta' is removed",
        ],
    ),
    "the order of partitions": (
        "partitions_mappings",
        [('["upper", "lower", "delta"]', '["lower", "upper", "delta"]')],
        [
            "partitions: basins: definition from dg.StaticPartitionsDefinition(['upper', 'lower', "
            "'delta']) to dg.StaticPartitionsDefinition(['lower', 'upper', 'delta'])"
        ],
    ),
    "elements of a long list": (
        "example",
        [('"is_holiday",', '"is_closed",')],
        [
            "parameters: model_options.features: element 'is_closed' is added",
            "parameters: model_options.features: element 'is_holiday' is removed",
        ],
    ),
    "the order of a long list": (
        "example",
        [
            ('"is_weekend",', '"is_x",'),
            ('"is_holiday",', '"is_weekend",'),
            ('"is_x",', '"is_holiday",'),
        ],
        ["parameters: model_options.features: value from ['docks', 'distance_km', 'temp"],
    ),
    "a class of parameters that is renamed": (
        "typed_parameters",
        [("Climate", "Weather")],
        [
            "parameters: golden_typed_parameters.options.Climate is renamed to "
            "golden_typed_parameters.options.Weather"
        ],
    ),
    "another class, which there was before": (
        "typed_parameters",
        [
            ("tell_climate(Climate.model", "tell_climate(Fan.model"),
            (
                "import Climate\n    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_c",
                "import Fan\n    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_c",
            ),
        ],
        [
            "nodes: tell_climate: call from return tell_climate(Climate.model_validate("
            "parameters.climate.model_dump())) to return tell_climate(Fan.model_validate("
            "parameters.climate.model_dump()))"
        ],
    ),
    "a parameter of another environment": (
        "environments",
        [("price: Number = 3.5", "price: Number = 3.75")],
        ["parameters: price: value from 3.5 to 3.75 in prod"],
    ),
    "a dataset of another environment": (
        "environments",
        [('filepath="data/03_shop/dough.json"', 'filepath="data/dough.json"')],
        ["datasets: dough: filepath from 'data/03_shop/dough.json' to 'data/dough.json' in prod"],
    ),
    "a schedule of another environment": (
        "environments",
        [("0 4 * * *", "0 5 * * *")],
        ["schedules: __default___nightly_schedule: cron from '0 4 * * *' to '0 5 * * *' in prod"],
    ),
    "the configuration of an I/O manager": (
        "io_managers",
        [("level=6", "level=9"), ('"extension": ".note"', '"extension": ".txt"')],
        [
            "datasets: arrivals: level from 6 to 9",
            "datasets: arrivals_note: extension from '.note' to '.txt'",
        ],
    ),
    "an I/O manager": (
        "io_managers",
        [("io_managers.GzipIOManager", "io_managers.Archive")],
        [
            "datasets: arrivals: type from golden_io_managers.io_managers.GzipIOManager to "
            "golden_io_managers.io_managers.Archive"
        ],
    ),
    "a logger": (
        "loggers",
        [('"maxBytes": 10485760', '"maxBytes": 1024')],
        ["loggers: file_logger: handlers.1.maxBytes from 10485760 to 1024"],
    ),
    "an executor": (
        "executors",
        [('"job_wait_timeout": 3600.0', '"job_wait_timeout": 60.0')],
        ["executors: on_celery_k8s: job_wait_timeout from 3600.0 to 60.0"],
    ),
    "the executor of all that has none of its own": (
        "executors",
        [("executor = in_sequence(dg.in_process_executor)", "executor = executors.on_celery")],
        ["executors: by default: executor from in_process to on_celery"],
    ),
    "an executor that becomes the one by default": (
        "executors",
        [
            ("executor = in_sequence(dg.in_process_executor)", "executor = executors.on_celery"),
            ("    executor_def=executors.on_celery,\n", ""),
        ],
        ["executors: by default: executor from in_process to on_celery"],
    ),
    "the executor of a job that had none of its own": (
        "hooks",
        [("hooks.executor(in_sequence(dg.in_process_executor))", "hooks.executor(executors.many)")],
        ["executors: by default: executor from in_process to many"],
    ),
    "a renamed executor": (
        "executors",
        [("on_celery_k8s", "on_many")],
        ["executors: on_celery_k8s is renamed to on_many"],
    ),
    "a status that a sensor waits for": (
        "sensors",
        [("DagsterRunStatus.FAILURE", "DagsterRunStatus.CANCELED"), ("FAILURE", "CANCELED")],
        [
            "sensors: page_when_a_run_fails: run_status from dg.DagsterRunStatus.FAILURE to "
            "dg.DagsterRunStatus.CANCELED"
        ],
    ),
    "a function that a sensor calls": (
        "sensors",
        [("import page\n", "import call\n"), ("return page(", "return call(")],
        [
            "sensors: page_when_a_run_fails: function from golden_sensors.alerts.page to "
            "golden_sensors.alerts.call"
        ],
    ),
    "a lifted function": (
        "functions",
        [("factor = 3.281", "factor = 3.28")],
        ["functions: to_feet: code is changed"],
    ),
    "a renamed node whose function is lifted": (
        "functions",
        [("to_feet", "in_feet")],
        ["nodes: to_feet is renamed to in_feet"],
    ),
    "an op": (
        "shared_outputs",
        [("guess(wind=wind, warm=parameters.guess)", "guess(wind=wind, warm=parameters.warm)")],
        [
            "dependencies: predict reads params:warm",
            "dependencies: predict no longer reads params:guess",
        ],
    ),
    "settings of a step": (
        "dagster_metadata",
        [("max_retries=3", "max_retries=5"), ('pool="springs"', 'pool="wheels"')],
        [
            "nodes: wind: retry policy.max_retries from 3 to 5",
            "nodes: wind: pool from 'springs' to 'wheels'",
        ],
    ),
    "a job of ops that calls another one": (
        "shared_outputs",
        [("    guessed_ops.write_report__guessed(forecast)\n", "")],
        ["jobs: guessed no longer makes write_report"],
    ),
    "a job that is gone": (
        "asset_jobs",
        [
            (
                "winding_assets = dg.define_asset_job(\n"
                '    "winding_assets",\n'
                "    selection=assets_of(winding),\n"
                '    description="Wound clocks only.",\n)\n',
                "",
            ),
        ],
        ["jobs: winding_assets is removed"],
    ),
    "a renamed node with several outputs, whose data has other names too": (
        "multiple_outputs",
        [
            ("measure_spring", "measure_early"),
            ("spring_means", "early_means"),
            ("spring_extremes", "early_extremes"),
        ],
        [
            "nodes: measure_spring is renamed to measure_early",
            "datasets: spring_means is renamed to early_means",
            "datasets: spring_extremes is renamed to early_extremes",
            "datasets: early_means: filepath from",
            "datasets: early_extremes: filepath from",
        ],
    ),
    "a kind and the automation of an asset": (
        "dagster_metadata",
        [
            ('kinds={"json", "spring"}', 'kinds={"json"}'),
            ("AutomationCondition.eager()", "AutomationCondition.on_missing()"),
        ],
        [
            "datasets: wound: kind spring is removed",
            "datasets: wound: automation condition from dg.AutomationCondition.eager() to "
            "dg.AutomationCondition.on_missing()",
        ],
    ),
    "the times of an asset": (
        "dagster_metadata",
        [
            ("fail_window=timedelta(days=1, hours=12)", "fail_window=timedelta(days=2)"),
            ('"@hourly", cron_timezone', '"@daily", cron_timezone'),
        ],
        [
            "datasets: struck: automation condition from dg.AutomationCondition.on_cron('@hourly'",
            "datasets: wound: freshness policy.fail_window from timedelta(days=1, hours=12) to "
            "timedelta(days=2)",
        ],
    ),
    "a dataset that holds nothing becomes a file": (
        "nothing",
        [
            (
                '    io_manager_key="nothing_io_manager",\n    description="The floor is clean.",',
                '    io_manager_key="report_io_manager",\n    description="The floor is clean.",',
            ),
        ],
        # Another dataset's I/O manager stands for what the new entry would have.
        [
            "datasets: report: type from DagsterNothingDataset to text.TextDataset",
            "datasets: report: filepath 'data/04_report.txt' is added",
        ],
    ),
    "the name of dynamic partitions": (
        "partitions_dynamic",
        [("partitions.senders", "partitions.writers"), ("senders = dg", "writers = dg")],
        [
            "datasets: answers: partitions from senders to writers",
            "datasets: letters: partitions from senders to writers",
        ],
    ),
    "the environment of the project": (
        "example",
        [("    anchor=__file__,\n", '    anchor=__file__,\n    environment="prod",\n')],
        ["project: project: environment 'prod' is added"],
    ),
    "the order of what a node returns, and what it reads": (
        "multiple_outputs",
        [
            (
                _OUTS.format("spring_means") + _OUTS.format("spring_extremes"),
                _OUTS.format("spring_extremes") + _OUTS.format("spring_means"),
            ),
            ('"spring_means", "spring_extremes")', '"spring_extremes", "spring_means")'),
            ("def measure_spring(spring_samples)", "def measure_spring(undated_samples)"),
            ("measure(spring_samples)", "measure(undated_samples)"),
        ],
        [
            "dependencies: measure_spring reads undated_samples",
            "dependencies: measure_spring no longer reads spring_samples",
            "dependencies: measure_spring: order of outputs from spring_means, spring_extremes to "
            "spring_extremes, spring_means",
        ],
    ),
    "the arguments that two parameters are, and another one": (
        "multiple_outputs",
        [
            (
                "split_by_season(samples, parameters.seasons.spring, parameters.seasons.autumn)",
                "split_by_season(parameters.seasons.spring, samples, parameters.digits)",
            )
        ],
        [
            "nodes: split_by_season: call from return in_order(split_by_season(samples, parameters.",
            "dependencies: split_by_season reads params:digits",
            "dependencies: split_by_season no longer reads params:seasons.autumn",
        ],
    ),
    "one argument for another": (
        "multiple_outputs",
        [("parameters.seasons.autumn", "parameters.digits")],
        [
            "dependencies: split_by_season reads params:digits",
            "dependencies: split_by_season no longer reads params:seasons.autumn",
        ],
    ),
    "a parameter that goes while nodes read it": (
        "missing_parameters",
        [
            ('season: str = "summer"', "season: Any = None"),
            ('"dive": {"depth"', '"dive": {"season": self.season, "depth"'),
        ],
        ["parameters: season is removed (was 'summer'; nodes read it)"],
    ),
    "a mapping that goes while nodes read it": (
        "multiple_outputs",
        [
            ("    seasons: Seasons = Seasons()", "    seasons: Any"),
            ("parameters.seasons.spring, parameters.seasons.autumn", "parameters.seasons"),
        ],
        [
            "dependencies: split_by_season reads params:seasons",
            "dependencies: split_by_season no longer reads params:seasons.autumn",
            "dependencies: split_by_season no longer reads params:seasons.spring",
            "parameters: seasons is removed (was with spring, autumn; nodes read it)",
        ],
    ),
    "a parameter that comes after the nodes that read it": (
        "missing_parameters",
        [
            ("depth: Any = None", "depth: Number = 10"),
            ('"depth": self.depth, "gear.lead"', '"gear.lead"'),
            ('                "keep_log": {"depth": self.depth},\n', ""),
        ],
        ["parameters: depth is added (10)"],
    ),
    "the view that a node reads": (
        "transcoding",
        [
            (
                'input_manager_key="lamp_yaml_io_manager"',
                'input_manager_key="lamp_text_io_manager"',
            ),
        ],
        [
            "dependencies: plan_watch reads lamp@text",
            "dependencies: plan_watch no longer reads lamp@yaml",
        ],
    ),
    "two views that become one": (
        "transcoding",
        [
            ('@loading(lamp_yaml="lamp_yaml_io_manager")\n', ""),
            ("def lamp_summary(lamp_text, lamp_yaml)", "def lamp_summary(lamp_text)"),
            ("describe_lamp(lamp_text, lamp_yaml)", "describe_lamp(lamp_text, lamp_text)"),
        ],
        ["dependencies: describe_lamp no longer reads lamp@yaml"],
    ),
    "the keys that a translator gives": (
        "translator",
        [('"tea", "between"', '"tee", "between"')],
        [
            "datasets: rolled: key from tea.between.rolled to tee.between.rolled",
            "datasets: dust: key from tea.between.dust to tee.between.dust",
            "datasets: taste: key from tea.between.taste to tee.between.taste",
        ],
    ),
    "how another view is stored": (
        "transcoding",
        [
            (
                'dataset_name="ledger@text",\n        filepath="data/02_ledger/ledger.csv"',
                'dataset_name="ledger@text",\n        filepath="data/02_ledger/ledger.txt"',
            )
        ],
        [
            "datasets: ledger@text: filepath from 'data/02_ledger/ledger.csv' to "
            "'data/02_ledger/ledger.txt'"
        ],
    ),
    "a dataset that only hooks use, and the group of one that no node makes": (
        "hooks",
        [
            ('"data/01_raw/almanac.txt"', '"data/almanac.txt"'),
            (
                '    "baskets",\n    kinds={"json"},\n    group_name="external"',
                '    "baskets",\n    kinds={"json"},\n    group_name="raw"',
            ),
        ],
        [
            "datasets: baskets: group 'raw' is added",
            "datasets: almanac: filepath from 'data/01_raw/almanac.txt' to 'data/almanac.txt'",
        ],
    ),
    "an argument that stands in the class of its I/O manager": (
        "configuration",
        [
            ('"number": str, "height"', '"number": int, "height"'),
            ("renderer=shout", "renderer=sing"),
        ],
        [
            "datasets: motto: renderer from shout to sing",
            "datasets: seedlings: load_args.dtype.number from str to int",
        ],
    ),
    "what a node confirms": (
        "partitioned_datasets",
        [
            ('@confirming("nests_io_manager")\n', ""),
            ('"departures_io_manager", "moults_io_manager"', '"arrivals_io_manager"'),
        ],
        [
            "nodes: count_eggs no longer confirms nests",
            "nodes: publish confirms arrivals",
            "nodes: publish no longer confirms departures",
            "nodes: publish no longer confirms moults",
        ],
    ),
    "the definition of partitions that a schedule asks for": (
        "example",
        [
            ("partitions.daily", "partitions.weekly"),
            ("daily = dg.DailyPartitionsDefinition", "weekly = dg.WeeklyPartitionsDefinition"),
        ],
        [
            "datasets: daily_checkouts: partitions from daily to weekly (dg.WeeklyPartitionsDefinition(",
            "datasets: checkouts: partitions from daily to weekly (dg.WeeklyPartitionsDefinition(",
        ],
    ),
    "a validator and its check": (
        "validators",
        [
            ('@dg.asset_check(asset="hives", required_resource_keys={"hives_io_manager"})\n', ""),
            ("def hives_is_valid(context):", "def _no_check(context):"),
        ],
        ["checks: _no_check is added", "checks: hives_is_valid is removed"],
    ),
}


def test_a_renamed_pipeline_is_one_change(example: Case) -> None:
    """Its nodes, their functions and what names its module follow."""
    texts = {
        path.replace("/data_science.py", "/modelling.py"): text.replace("data_science", "modelling")
        for path, text in _texts(example).items()
    }
    found = compare(_read(example), read_package(texts, example.package))
    assert [change.said for change in found] == ["data_science is renamed to modelling"]


def test_a_new_node_leaves_the_one_of_its_name_in_its_own_job(example: Case) -> None:
    """Nodes of several pipelines may have one name."""
    name = f"src/{example.package}/assets/planning.py"
    texts = _texts(example)
    added = _NEW.replace("of", "split_by_date")
    found = compare(
        _read(example), read_package({**texts, name: texts[name] + added}, example.package)
    )
    assert [change.said for change in found] == ["split_by_date is added (writes more)"]


def test_a_job_is_compared_by_what_runs_it(example: Case) -> None:
    in_process, description = "dg.in_process_executor", '    description="Split, train and score'

    def facts(default: str, own: str | None = None) -> Facts:
        """With an executor by default, and one of the job `training`."""
        edits = [(f"hooks.executor(in_sequence({in_process}))", default)]
        if own:
            edits.append((description, f"    executor_def={own},\n{description}"))
        return _read(example, *edits)

    def said(old: Facts, new: Facts) -> list[str]:
        return [change.said for change in compare(old, new)]

    few, many = "executors.few", "executors.many"
    by_default = "by default: executor from in_process to many"
    assert said(facts(in_process), facts(in_process, many)) == ["training: executor many is added"]
    assert said(facts(many, many), facts(many)) == []
    assert said(facts(many, few), facts(many)) == ["training: executor from few to many"]
    assert said(facts(in_process, many), facts(many)) == [by_default]
    assert said(facts(in_process), facts(many, few)) == [
        "training: executor few is added",
        by_default,
    ]


def test_keys_with_another_prefix_are_one_change() -> None:
    prefix = Change(
        area=Area.PROJECT,
        action=Action.CHANGED,
        subject="project",
        attribute="asset_key_prefix",
        new="['fleet']",
    )
    key = Change(
        area=Area.DATASETS,
        action=Action.CHANGED,
        subject="boats",
        attribute="key",
        old="boats",
        new="fleet.boats",
    )
    assert without_consequences([key, prefix]) == (prefix,)
    assert without_consequences([key]) == (key,)


def test_a_module_that_is_moved_is_told_once() -> None:
    case = next(case for case in CASES if case.name == "typed_parameters")
    options, nodes = "golden_typed_parameters.options", "pipelines.greenhouse.nodes"
    for module in (options, nodes):
        moved = _read(case, (f"{module} import", f"{module}_of_run import"))
        (change,) = compare(_read(case), moved)
        assert (change.area, change.action, change.kind) == (
            Area.FUNCTIONS,
            Action.RENAMED,
            "module",
        )
        assert change.said.endswith(f"{module} is renamed to {change.new}")
    both = _read(case, (".options import", ".of_run import"), (".nodes import", ".steps import"))
    assert [change.kind for change in compare(_read(case), both)] == ["module"] * 2


def test_a_function_of_several_nodes_is_renamed_once() -> None:
    case = next(case for case in CASES if case.name == "typed_parameters")
    module = "golden_typed_parameters.pipelines.stations.pipeline"
    edits = [(f"{word} read_station", f"{word} look_at_station") for word in ("import", "return")]
    (change,) = compare(_read(case), _read(case, *edits))
    assert change.said == f"{module}.read_station is renamed to {module}.look_at_station"
    # That of one node is a change of the node.
    (change,) = compare(
        _read(case),
        _read(
            case,
            ("tell_beds(", "tell_the_beds("),
            ("nodes import tell_beds", "nodes import tell_the_beds"),
        ),
    )
    assert (change.kind, change.subject) == ("function", "tell_beds")


def test_a_module_of_which_something_stays_is_not_called_renamed() -> None:
    case = next(case for case in CASES if case.name == "typed_parameters")
    edit = ("nodes import tell_", "steps import tell_")
    stays = ("steps import tell_climate", "nodes import tell_climate")
    told = compare(_read(case), _read(case, edit, stays))
    assert len(told) > 2
    assert {(change.kind, change.attribute) for change in told} == {("function", "function")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[1, 2, 3]", "[1, 2, 3, -4]", [("element", None, "-4")]),
        ("[1, 2, 3, 4]", "[1, 3]", [("element", "2", None), ("element", "4", None)]),
        # Short, in another order, all others, repeated, nested, no list at all; then very many.
        ("[1, 2]", "[1, 2, 3]", [("value", "[1, 2]", "[1, 2, 3]")]),
        ("[1, 2, 3]", "[2, 1, 3, 4]", [("value", "[1, 2, 3]", "[2, 1, 3, 4]")]),
        ("[1, 2, 3, 4]", "[5, 6]", [("value", "[1, 2, 3, 4]", "[5, 6]")]),
        ("[1, 1, 2, 3]", "[1, 2, 3]", [("value", "[1, 1, 2, 3]", "[1, 2, 3]")]),
        ("[1, 2, 3, [4]]", "[1, 2, 3]", [("value", "[1, 2, 3, [4]]", "[1, 2, 3]")]),
        ("{1, 2, 3, 4}", "{1, 2, 3}", [("value", "{1, 2, 3, 4}", "{1, 2, 3}")]),
        ("[0]", f"{[*range(7)]}", [("elements", None, "1, 2, 3 and 3 more")]),
    ],
)
def test_elements_are_told_of_long_lists(
    old: str, new: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    change = Change(
        area=Area.PARAMETERS,
        action=Action.CHANGED,
        subject="p",
        attribute="value",
        old=old,
        new=new,
    )
    said = [(element.attribute, element.old, element.new) for element in in_elements(change)]
    assert said == told


def test_the_nodes_of_a_group_know_what_they_import() -> None:
    case = next(case for case in CASES if case.name == "group_by_namespace")
    grouped = [step for step in _read(case).steps if step.is_grouped]
    assert grouped and all(step.function in step.imported.values() for step in grouped)


def test_requirements_that_follow_from_another_change_are_not_told() -> None:
    before, after = (
        f"[project]\ndependencies = [{', '.join(map(repr, requirements))}]"
        for requirements in (
            ("kedro-datasets[json-jsondataset]", "lib", "gone"),
            ("kedro-datasets[text-textdataset]", "lib>=2", "boto3"),
        )
    )
    found = compare_requirements(before, after, {"boto3", "lib>=2"}, is_all=False)
    assert [change.said for change in found] == [
        "boto3 is added",
        "lib: requirement from lib to lib>=2",
        "gone is removed",
    ]
    alone = list(compare_requirements(before, after, set(), is_all=True))
    assert len(alone) == 4


@pytest.mark.parametrize("name", EDITS)
def test_a_change_is_said_once(name: str) -> None:
    of, edits, expected = EDITS[name]
    case = next(case for case in CASES if case.name == of)
    found = compare(_read(case), _read(case, *edits))
    said = [f"{change.area.value}: {change.said}" for change in found]
    assert len(said) == len(expected), said
    assert all(one.startswith(other) for one, other in zip(said, expected, strict=True)), said


def test_nothing_is_said_where_nothing_has_changed() -> None:
    for case in CASES:
        assert compare(_read(case), _read(case)) == ()


def test_all_of_a_golden_package_is_read() -> None:
    """Every step has a node and a function, every job makes something, all data has its store."""
    for case in CASES:
        facts = _read(case)
        texts = _texts(case)
        modules = "".join(text for path, text in texts.items() if path.endswith(".py"))
        grouped = re.findall(r'"kedro/nodes": \[(.*?)\]', modules, re.S)
        nodes = modules.count('"kedro/node": ') + sum(group.count('"') // 2 for group in grouped)
        assert len(facts.steps) == nodes
        assert all(step.function for step in facts.steps)
        assert all(job.makes for job in facts.jobs.values())
        for data in facts.data.values():
            assert not data.io_manager or facts.store_of(data) is not None


def test_a_package_with_a_conflict_is_compared_as_far_as_it_can_be_read(example: Case) -> None:
    texts = _texts(example)
    path = f"src/{example.package}/parameters.py"
    texts[path] = f"<<<<<<< ours\n{texts[path]}"
    found = compare(read_package(texts, example.package), _read(example))
    assert {change.area.value for change in found} == {"parameters"}


def test_a_package_from_before_each_job_had_a_module_says_the_same() -> None:
    case = next(case for case in CASES if case.name == "schedules")
    texts = _texts(case)
    root = f"src/{case.package}"
    jobs, schedules = "from . import jobs\n", "from . import jobs\n"
    for path in [path for path in texts if path.startswith(f"{root}/jobs/")]:
        for statement in ast.parse(texts.pop(path)).body:
            text = ast.unparse(statement)
            if "dg.ScheduleDefinition(" in text:
                schedules += re.sub(r"job=(\w+)", r"job=jobs.\1", text) + "\n"
            elif "dg.define_asset_job(" in text:
                jobs += f"{text}\n"
    before = {**texts, f"{root}/jobs.py": jobs, f"{root}/schedules.py": schedules}
    old = read_package(before, case.package)
    assert len(old.jobs) == len(old.items["schedule"]) == 3
    assert compare(old, _read(case)) == ()
