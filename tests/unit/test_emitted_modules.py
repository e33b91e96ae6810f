"""Modules and files of the package, each as text: loggers, schedules, environments, ops, small files."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from kedro_to_dagster.dagster_model.code import (
    Collection,
    Constant,
    Construction,
    Expression,
    LiftedFunction,
    LiftedReference,
    Member,
    Reference,
)
from kedro_to_dagster.dagster_model.copies import Copies
from kedro_to_dagster.dagster_model.jobs import Invocation, JobArgument, Wait
from kedro_to_dagster.dagster_model.package import EnvironmentChanges, Package
from kedro_to_dagster.dagster_model.runs import Executor, Schedule
from kedro_to_dagster.dagster_model.steps import AssetCheck
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit import emit
from kedro_to_dagster.emit.code.expressions import expression
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.code.source import Source
from kedro_to_dagster.emit.files.docker import emit_dockerfile, emit_dockerignore
from kedro_to_dagster.emit.files.dotfiles import (
    emit_env_example,
    emit_gitattributes,
    emit_gitignore,
)
from kedro_to_dagster.emit.modules.assets import emit_assets
from kedro_to_dagster.emit.modules.calls import calls
from kedro_to_dagster.emit.modules.checks import emit_checks
from kedro_to_dagster.emit.modules.definitions import emit_definitions
from kedro_to_dagster.emit.modules.environments import emit_choice, emit_environment
from kedro_to_dagster.emit.modules.functions import emit_functions
from kedro_to_dagster.emit.modules.loggers import emit_loggers
from kedro_to_dagster.emit.modules.ops import emit_ops
from kedro_to_dagster.emit.modules.preload import emit_preload
from kedro_to_dagster.emit.modules.schedules import emit_schedules, schedule_statements
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    ConfiguredLogger,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.function import FunctionKind
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.copies import own_modules
from kedro_to_dagster.options import Options

from .models import node, project

BREWING = project({"__default__": [node("brew", ["water"], ["tea"])]})
LAYOUT = Layout(vendors_runtime=False)
COPIES = Copies(
    folder="code", modules=(), files=(), names=frozenset({"shop"}), namespaces=frozenset()
)


def _package(*loggers: ConfiguredLogger) -> Package:
    (pipeline,) = BREWING.pipelines
    job = ConfiguredJob(
        name="daily",
        pipeline=pipeline,
        selection=Selection(pipeline_name="__default__"),
        loggers=tuple(logger.name for logger in loggers if not logger.name.startswith("unused")),
    )
    orchestration = Orchestration(jobs=(job,), loggers=loggers)
    configured = replace(BREWING, orchestration=orchestration if loggers else None)
    return lower(configured, Options(project=Path()), DiagnosticLog())


PLAIN = _package()

# Files ---------------------------------------------------------------------------------------------------


def test_the_folders_of_modules_say_what_is_in_them() -> None:
    texts = {file.path: file.text for file in emit(PLAIN)}
    assert texts[f"src/{PLAIN.name}/assets/__init__.py"].endswith('"""\n')
    assert f"src/{PLAIN.name}/ops/__init__.py" not in texts
    twice = project({"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", [], ["tea"])]})
    package = lower(twice, Options(project=Path()), DiagnosticLog())
    with_ops = {file.path: file.text for file in emit(package)}
    assert '"""Ops: nodes that write' in with_ops[f"src/{package.name}/ops/__init__.py"]


# Loggers -------------------------------------------------------------------------------------------------


def _loggers(*loggers: ConfiguredLogger) -> str:
    return emit_loggers(_package(*loggers), LAYOUT)


def test_a_logger_is_written_in_the_words_of_logging() -> None:
    text = _loggers(
        ConfiguredLogger(
            name="to_file",
            level="DEBUG",
            handlers=(
                (("class", "logging.FileHandler"), ("filename", "logs/a.log"), ("level", "error")),
                (("class", "logging.FileHandler"), ("filename", "/var/log/a.log")),
                (("class", "logging.FileHandler"), ("filename", "C:\\a.log")),
            ),
            formatters=(
                ("short", (("format", "%(message)s"), ("class", "logging.Formatter"))),
                ("own", (("class", "shop.Form"), ("colour", "red"))),
            ),
            filters=(
                ("mine", (("class", "shop.Filter"), ("word", "x"))),
                ("named", (("name", "shop"),)),
            ),
        ),
    )
    tree = ast.parse(text)
    (function,) = [line for line in tree.body if isinstance(line, ast.FunctionDef)]
    assert ast.get_docstring(function) == "Logger of level DEBUG."
    assert [ast.unparse(line) for line in function.decorator_list] == ["dg.logger"]
    assert isinstance(function.body[-1], ast.Return)
    handlers = (
        "{'class': 'logging.FileHandler', 'level': 'ERROR', 'filename': project.path('logs/a.log')}",
        "{'class': 'logging.FileHandler', 'filename': '/var/log/a.log'}",
        "{'class': 'logging.FileHandler', 'filename': 'C:\\\\a.log'}",
    )
    formatters = (
        "{'short': {'format': '%(message)s', 'class': 'logging.Formatter'}, "
        "'own': {'()': 'shop.Form', 'colour': 'red'}}"
    )
    filters = "{'mine': {'()': 'shop.Filter', 'word': 'x'}, 'named': {'name': 'shop'}}"
    assert function.body[-1].value is not None
    assert ast.unparse(function.body[-1].value) == (
        f"new_logger('to_file', level='DEBUG', handlers=[{', '.join(handlers)}], "
        f"formatters={formatters}, filters={filters})"
    )
    assert "from .project import project" in text
    assert "import dagster as dg" in text
    assert ast.unparse(tree.body[-1]) == "loggers = {'to_file': to_file}"


def test_a_logger_without_files_needs_no_project_and_an_unused_one_is_left_out() -> None:
    text = _loggers(ConfiguredLogger(name="plain"), ConfiguredLogger(name="unused"))
    assert "from .project" not in text
    assert 'return new_logger("plain", level="INFO")' in text
    assert "unused" not in text


def test_loggers_stand_in_the_order_of_their_names() -> None:
    text = _loggers(ConfiguredLogger(name="b"), ConfiguredLogger(name="a"))
    assert text.index("def a(") < text.index("def b(")


def test_a_logger_of_the_project_is_imported_and_configured() -> None:
    text = _loggers(
        ConfiguredLogger(name="own", path="shop.logs:own_logger", config=(("level", "INFO"),)),
        ConfiguredLogger(name="bare", path="shop.logs:bare"),
    )
    assert "import shop.logs\n" in text
    assert 'own = shop.logs.own_logger.configured({"level": "INFO"})\n' in text
    assert "bare = shop.logs.bare\n" in text
    assert "import dagster" not in text


# Schedules -----------------------------------------------------------------------------------------------

NIGHTLY = Schedule(
    name="nightly", variable="nightly_schedule", job_variable="daily", job_name="daily",
    cron_schedules=("0 4 * * *",),
)  # fmt: skip


def _schedule(**values: Any) -> str:
    source = Source(doc="x")
    (line,) = schedule_statements([replace(NIGHTLY, **values)], source, LAYOUT, level=1)
    source.add([line])
    text = source.text()
    found = ast.parse(text).body[-1]
    assert isinstance(found, ast.Assign)
    assert ast.unparse(found.targets[0]) == "nightly"
    return ast.unparse(found.value)


@pytest.mark.parametrize(
    ("values", "arguments"),
    [
        ({}, ["cron_schedule='0 4 * * *'"]),
        (
            {"cron_schedules": ("0 4 * * *", "@hourly")},
            ["cron_schedule=['0 4 * * *', '@hourly']"],
        ),
        (
            {"execution_timezone": "Europe/Oslo", "description": "Each night."},
            [
                "cron_schedule='0 4 * * *'",
                "execution_timezone='Europe/Oslo'",
                "description='Each night.'",
            ],
        ),
        (
            {"run_config": (("ops", 1),), "tags": (("a", "b"),), "metadata": (("m", 1),)},
            [
                "cron_schedule='0 4 * * *'",
                "run_config={'ops': 1}",
                "tags={'a': 'b'}",
                "metadata={'m': 1}",
            ],
        ),
        (
            {"partitions": "days", "tags": (("a", "b"),), "is_running": True},
            [
                "cron_schedule='0 4 * * *'",
                "execution_fn=newest_partitions(partitions.days, tags={'a': 'b'})",
                "default_status=dg.DefaultScheduleStatus.RUNNING",
            ],
        ),
    ],
)
def test_a_schedule_has_the_arguments_that_are_set(
    values: dict[str, Any], arguments: list[str]
) -> None:
    plain = ["name='nightly'", "job_name='daily'", *arguments]
    assert _schedule(**values) == f"dg.ScheduleDefinition({', '.join(plain)})"


def test_the_schedules_of_a_package_are_a_list_among_which_environments_choose() -> None:
    package = replace(PLAIN, schedules=(NIGHTLY,))
    text = emit_schedules(package, LAYOUT)
    assert ast.unparse(ast.parse(text).body[-1]) == "schedules = [nightly]"
    assert "import dagster as dg\n" in text


# Environments --------------------------------------------------------------------------------------------


def _changes(name: str = "prod", **values: Any) -> EnvironmentChanges:
    none: dict[str, Any] = {"config_classes": (), "resources": ()}
    return EnvironmentChanges(name=name, module=name, **{**none, **values})


def test_an_environment_imports_the_schedules_that_it_shares_with_the_first_one() -> None:
    own = replace(NIGHTLY, name="weekly", cron_schedules=("@weekly",))
    changes = _changes(schedules=(own,), schedule_names=("nightly", "weekly"))
    text = emit_environment(changes, PLAIN, LAYOUT)
    assert text.startswith('"""What differs in the Kedro environment `prod`."""\n')
    assert "from ..schedules import nightly\n" in text
    assert 'weekly = dg.ScheduleDefinition(\n    name="weekly",' in text
    assert ast.unparse(ast.parse(text).body[-1]) == "schedules = [nightly, weekly]"
    assert "resources" not in text


def test_an_environment_with_schedules_of_its_own_only_imports_none() -> None:
    own = replace(NIGHTLY, name="weekly", cron_schedules=("@weekly",))
    text = emit_environment(_changes(schedules=(own,), schedule_names=("weekly",)), PLAIN, LAYOUT)
    assert "from ..schedules" not in text


def test_an_environment_adds_its_resources_to_those_of_the_first_one() -> None:
    changes = _changes(resources=PLAIN.resources)
    text = emit_environment(changes, PLAIN, LAYOUT)
    assert "from ..resources import resources as base_resources\n" in text
    assert "resources = {\n    **base_resources,\n" in text


def _choice(*environments: EnvironmentChanges) -> str:
    package = replace(PLAIN, environment="base", environments=environments)
    return emit_choice(package, LAYOUT)


def test_the_environment_is_chosen_when_the_definitions_load() -> None:
    changed = _changes(resources=PLAIN.resources)
    scheduled = _changes("test", schedule_names=("nightly",))
    text = _choice(changed, scheduled)
    body = [ast.unparse(line) for line in ast.parse(text).body[2:]]
    assert body == [
        "environment = choose_environment('base', 'prod', 'test')",
        "if environment == 'prod':\n"
        "    from ..schedules import schedules\n"
        "    from .prod import resources\n"
        "elif environment == 'test':\n"
        "    from ..resources import resources\n"
        "    from .test import schedules\n"
        "else:\n"
        "    from ..resources import resources\n"
        "    from ..schedules import schedules",
        "__all__ = ['environment', 'resources', 'schedules']",
    ]


def test_an_environment_that_differs_in_nothing_is_known_and_needs_no_branch() -> None:
    body = [ast.unparse(line) for line in ast.parse(_choice(_changes())).body[2:]]
    assert body == [
        "environment = choose_environment('base', 'prod')",
        "from ..resources import resources",
        "__all__ = ['environment', 'resources']",
    ]


# Ops -----------------------------------------------------------------------------------------------------


def test_an_op_says_where_it_stores_its_output_and_what_asset_that_is() -> None:
    twice = project(
        {"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", ["leaf"], ["tea"])]}
    )
    package = lower(twice, Options(project=Path()), DiagnosticLog())
    (module,) = package.modules
    text = emit_ops(package, module, LAYOUT)
    assert text.startswith(f'"""Ops of the Kedro pipeline `{module}`."""\n')
    (function,) = [line for line in ast.parse(text).body if isinstance(line, ast.FunctionDef)]
    (decorator,) = [line for line in function.decorator_list if "dg.op" in ast.unparse(line)]
    said = ast.unparse(decorator)
    assert (
        "out={'tea': dg.Out(io_manager_key='tea_io_manager', metadata={'asset_key': ['tea']})}"
        in said
    )
    assert "tags={'kedro/" in said
    assert "retry_policy" not in said


# Small files ---------------------------------------------------------------------------------------------


def _lines(text: str) -> list[str]:
    return text.splitlines()


def test_git_ignores_secrets_and_what_tools_make() -> None:
    plain = [
        ".env", ".kedro-to-dagster/", ".tmp_dagster_home_*/", ".venv/", "__pycache__/", "*.egg-info/",
    ]  # fmt: skip
    assert _lines(emit_gitignore(PLAIN)) == plain
    copied = replace(PLAIN, copies=COPIES)
    assert _lines(emit_gitignore(copied)) == [
        *plain, "credentials*.yml", "**/conf/local/*", "!.gitkeep",
    ]  # fmt: skip


def test_git_keeps_line_ends_but_those_of_copied_data() -> None:
    plain = ["* text=auto eol=lf", "*.py merge=kedro-to-dagster", "README.md merge=union"]
    assert _lines(emit_gitattributes(PLAIN)) == plain
    folder = f"src/{PLAIN.name}/code"
    assert _lines(emit_gitattributes(replace(PLAIN, copies=COPIES))) == [
        *plain, f"{folder}/** -text", f"{folder}/**/*.py text",
    ]  # fmt: skip


def test_the_example_of_variables_has_names_only() -> None:
    (first, second) = _lines(emit_env_example(PLAIN))
    assert "as JSON" in first
    assert second.endswith("looked up in the Kedro project's credentials.yml.")
    copied = _lines(emit_env_example(replace(PLAIN, copies=COPIES)))
    assert copied[1].endswith("looked up in conf/local/credentials.yml.")


def _ordered(text: str, parts: Iterable[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_the_image_is_of_the_project_with_the_package_or_of_the_package_alone() -> None:
    beside = emit_dockerfile(PLAIN)
    assert _ordered(
        beside,
        [
            "--file dagster/Dockerfile --build-arg PACKAGE=dagster --tag " + PLAIN.distribution,
            "FROM python:${PYTHON_VERSION}-slim AS build\nARG PACKAGE=dagster\n",
            "--no-dev --group ",
            "uv pip install --python /opt/venv -r requirements.txt; fi",
            "KEDRO_PROJECT_PATH=/opt/project",
            "USER dagster",
            'CMD ["dagster", "api", "grpc", "--host", "0.0.0.0", "--port", "4000", "--module-name", '
            f'"{PLAIN.name}.definitions"]',
        ],
    )
    alone = emit_dockerfile(replace(PLAIN, copies=COPIES))
    assert f"#     docker build --tag {PLAIN.distribution} ." in alone
    assert "ARG PACKAGE=.\n" in alone
    assert "requirements.txt" not in alone
    installed = replace(PLAIN.dependencies, kedro_project="shop")
    assert "requirements.txt" not in emit_dockerfile(replace(PLAIN, dependencies=installed))


def test_no_secret_and_no_data_goes_into_the_image() -> None:
    plain = [
        ".git", "**/.venv", "**/.tmp_dagster_home_*", "**/__pycache__", "**/*.egg-info", "**/.env",
        "conf/local/*", "!conf/local/.gitkeep", "conf/**/credentials*",
    ]  # fmt: skip
    assert _lines(emit_dockerignore(PLAIN)) == [*plain, "data", "logs"]
    assert _lines(emit_dockerignore(replace(PLAIN, copies=COPIES))) == [*plain, "data", "logs"]
    conf = f"src/{PLAIN.name}/conf"
    configured = replace(PLAIN, copies=replace(COPIES, has_configuration=True))
    assert _lines(emit_dockerignore(configured)) == [
        *plain, f"{conf}/local/*", f"!{conf}/local/.gitkeep", f"{conf}/**/credentials*", "data",
        "logs",
    ]  # fmt: skip


# Expressions and functions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Constant(value="a"), '"a"'),
        (Reference(path=("dg", "AssetKey")), "dg.AssetKey"),
        (LiftedReference(name="to_feet"), "to_feet"),
        (Member(of=Reference(path=("a",)), name="b"), "a.b"),
        (
            Construction(
                function=Reference(path=("partial",)),
                arguments=((None, Constant(value=1)), ("key", Constant(value=2))),
            ),
            "partial(1, key = 2)",
        ),
        (Collection(type="list", items=((None, Constant(value=1)),)), "[1]"),
        (Collection(type="tuple", items=((None, Constant(value=1)),)), "(1,)"),
        (Collection(type="tuple", items=()), "()"),
        (
            Collection(type="tuple", items=((None, Constant(value=1)), (None, Constant(value=2)))),
            "(1, 2)",
        ),
        (Collection(type="dict", items=(("k", Constant(value=1)),)), '{"k": 1}'),
    ],
)
def test_a_value_is_written_as_the_expression_that_makes_it(value: Expression, code: str) -> None:
    assert ast.unparse(ast.parse(cst.Module([]).code_for_node(expression(value, None)))) == (
        ast.unparse(ast.parse(code))
    )


def test_a_lifted_function_is_of_another_module_than_its_own() -> None:
    made = expression(LiftedReference(name="to_feet"), "functions")
    assert cst.Module([]).code_for_node(made) == "functions.to_feet"


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("def _(x):\n    return x * factor\n", ["factor = 2", "return x * factor"]),
        (
            'def _(x):\n    """Doubles."""\n    return x * factor\n',
            ["'Doubles.'", "factor = 2", "return x * factor"],
        ),
        ("def _(x): return x * factor\n", ["factor = 2", "return x * factor"]),
        (
            "def _(x):\n    if x:\n        return factor\n",
            ["factor = 2", "if x:\n    return factor"],
        ),
        ("def _(x):\n    print(x)\n", ["factor = 2", "print(x)"]),
        ("def _(x):\n    1\n    return x\n", ["factor = 2", "1", "return x"]),
    ],
)
def test_a_lifted_function_gives_its_names_values_behind_its_docstring(
    source: str, body: list[str]
) -> None:
    lifted = LiftedFunction(
        name="double",
        source=source,
        origin="shop/nodes.py:3",
        bindings=(("factor", Constant(value=2)),),
    )
    text = emit_functions((lifted,))
    assert "\n# shop/nodes.py:3\ndef double(x):\n" in text
    (function,) = [line for line in ast.parse(text).body if isinstance(line, ast.FunctionDef)]
    assert [ast.unparse(line).replace('"""', "'") for line in function.body] == body


def test_steps_fork_behind_what_they_need() -> None:
    text = emit_preload(PLAIN, LAYOUT)
    assert [ast.unparse(line) for line in ast.parse(text).body[1:]] == [
        "from kedro_to_dagster_runtime.processes import prepare",
        f"prepare({PLAIN.name!r})",
    ]


def test_modules_that_are_named_by_their_paths_are_known() -> None:
    """With copies of the code, they may be among those."""
    package = _package(ConfiguredLogger(name="own", path="shop.logs:own_logger"))
    assert own_modules(package) == {"shop.logs"}
    assert own_modules(PLAIN) == set()


# Jobs that call assets in turn ---------------------------------------------------------------------------


def _called(*invocations: Invocation) -> list[str]:
    source = Source(doc="x")
    source.add(calls(invocations, source, LAYOUT))
    lines = ast.parse(source.text()).body
    return [ast.unparse(line) for line in lines[1:] if not isinstance(line, ast.ImportFrom)]


def _invocation(name: str, *results: str, **values: Any) -> Invocation:
    return Invocation(
        **{
            "module": "shop",
            "name": name,
            "is_op": False,
            "arguments": (),
            "results": results,
            **values,
        }
    )


def test_a_job_calls_each_step_and_keeps_what_later_ones_read() -> None:
    tea = JobArgument(name="tea", variable="tea", wait=Wait.ONE)
    milk = JobArgument(name="milk", variable="external.milk", wait=Wait.ONE)
    assert _called(
        _invocation("brew", "tea"),
        _invocation("pour", "cup", "pot", arguments=(tea,)),
        _invocation("mix", arguments=(tea, milk)),
        _invocation("rinse", is_op=True),
    ) == [
        "tea = shop.brew()",
        "cup, pot = shop.pour(tea)",
        "shop.mix(tea=tea, milk=external.milk)",
        "shop_ops.rinse()",
    ]


def test_a_job_calls_a_step_once_for_each_partition() -> None:
    same = JobArgument(name="tea", variable="tea", wait=Wait.SAME)
    every = JobArgument(name="tea", variable="tea", wait=Wait.ALL, maker=("shop", "brew"))
    assert _called(
        _invocation("brew", "tea", "_", partitions="days"),
        _invocation("pour", arguments=(same,), partitions="days"),
        _invocation("sum", arguments=(every,)),
        _invocation("part", arguments=(replace(every, output="tea"),)),
    ) == [
        "tea = {}",
        "for key in partitions.days.get_partition_keys():\n"
        "    tea[key], _ = for_partition(shop.brew, key)()",
        "for key in partitions.days.get_partition_keys():\n"
        "    for_partition(shop.pour, key)(tea[key])",
        "shop.sum(gather(shop.brew, tea))",
        "shop.part(gather(shop.brew, tea, output='tea'))",
    ]


# Files that are there only where they are needed ---------------------------------------------------------


def _paths(package: Package) -> set[str]:
    root = f"src/{package.name}/"
    return {file.path.removeprefix(root) for file in emit(package)}


def test_the_first_test_is_in_the_folder_of_tests() -> None:
    texts = {file.path: file.text for file in emit(PLAIN)}
    assert f"from {PLAIN.name}.definitions import defs" in texts["tests/test_definitions.py"]


def test_processes_have_something_loaded_only_where_any_executor_forks() -> None:
    forking = Executor(variable="a", module="dg", function="multiprocess_executor", forks=True)
    plain = Executor(variable="b", module="dg", function="in_process_executor")
    assert "preload.py" in _paths(replace(PLAIN, executors=(plain, forking)))
    assert "preload.py" not in _paths(replace(PLAIN, executors=(plain,)))
    assert not {"executors.py", "loggers.py", "schedules.py", "hooks.py"} & _paths(PLAIN)


# With the runtime in the package -------------------------------------------------------------------------

COPIED_RUNTIME = Layout(vendors_runtime=True)


def _imports(text: str) -> list[str]:
    return [ast.unparse(line) for line in ast.parse(text).body if isinstance(line, ast.ImportFrom)]


def test_modules_import_the_runtime_that_is_copied_from_where_it_is() -> None:
    """Each from its own depth in the package."""
    check = AssetCheck(
        function_name="tea_is_valid", key=("tea",), io_manager_key="tea_io_manager", validator="v"
    )
    assert _imports(emit_checks((check,), COPIED_RUNTIME)) == [
        "from ..runtime.checks import validate"
    ]
    loggers = emit_loggers(_package(ConfiguredLogger(name="plain")), COPIED_RUNTIME)
    assert _imports(loggers) == ["from .runtime.loggers import new_logger"]
    choice = emit_choice(
        replace(PLAIN, environment="base", environments=(_changes(),)), COPIED_RUNTIME
    )
    assert "from ..runtime.environments import choose_environment" in _imports(choice)
    assert _imports(emit_preload(PLAIN, COPIED_RUNTIME)) == [
        "from .runtime.processes import prepare"
    ]


def test_a_function_without_a_name_is_fetched_from_the_registry() -> None:
    nameless = node("brew", ["water"], ["tea"])
    function = replace(nameless.function, kind=FunctionKind.REGISTRY_ONLY)
    made = project({"__default__": [replace(nameless, function=function)]})
    package = lower(made, Options(project=Path()), DiagnosticLog())
    (module,) = package.asset_modules
    text = emit_assets(package, module, COPIED_RUNTIME)
    assert "from ..project import project" in _imports(text)
    assert "from ..runtime.registry import registered_function" in _imports(text)
    assert 'registered_function(project, "__default__", "brew")(water)' in text


def test_an_op_may_be_called_otherwise_than_its_function() -> None:
    twice = project(
        {"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", ["leaf"], ["tea"])]}
    )
    package = lower(twice, Options(project=Path()), DiagnosticLog())
    (op,) = package.ops
    assert op.op_name == op.name == "steep"
    given = replace(op, given_name="b__steep")
    assert given.op_name == "b__steep"
    text = emit_ops(replace(package, ops=(given,)), op.module, LAYOUT)
    assert '    name="b__steep",\n' in text
    assert "name=" not in emit_ops(package, op.module, LAYOUT).split("metadata")[0].split("out=")[0]


def test_the_definitions_load_what_the_folder_of_assets_has() -> None:
    def loaded(package: Package) -> str:
        text = emit_definitions(package, LAYOUT)
        calls = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call)]
        found = [ast.unparse(each) for each in calls if "dg.load_assets" in ast.unparse(each.func)]
        return found[0] if found else ""

    assert loaded(PLAIN) == "dg.load_assets_from_package_module(assets, include_specs=True)"
    inner = replace(PLAIN, external_assets=())
    assert loaded(inner) == "dg.load_assets_from_package_module(assets)"
    (module,) = PLAIN.asset_modules
    kept = replace(PLAIN, keeps_modules=True)
    assert loaded(kept) == f"dg.load_assets_from_modules([external, {module}], include_specs=True)"
    assert loaded(replace(inner, assets=())) == ""
