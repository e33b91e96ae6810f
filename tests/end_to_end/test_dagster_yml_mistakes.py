"""What is said of each kind of mistake in `dagster.yml`: one error with file, key and near match."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ..support.cases import run
from ..support.projects import write_project

# One process for all texts: what changes is `dagster.yml` alone.
_SCRIPT = """
import json
from pathlib import Path

from kedro_to_dagster import KedroToDagsterError, Options, generate

file = Path("conf/base/dagster.yml")
told = []
for text in json.loads(Path("texts.json").read_text()):
    file.write_text(text)
    try:
        made = generate(Options(project=Path.cwd()))
        told.append({"reported": [[each.code, str(each)] for each in made.diagnostics]})
    except KedroToDagsterError as error:
        told.append({"exit": error.exit_code, "code": error.code, "said": f"{error.message} {error.hint}"})
Path("told.json").write_text(json.dumps(told))
"""
_PIPELINES = """
"__default__": pipeline([
    node(double, "text", "doubled", name="double", tags=["daily"]),
    node(double, "doubled", "more", name="again", namespace="shop"),
]),
"empty": pipeline([]),
"""

MISTAKES = [
    # Keys that there are not, at each level.
    ("job: {}", "K2D941", "dagster.yml:1 (job): there is no key 'job' here. Did you mean 'jobs'?"),
    ("dev: {prot: 1}", "K2D941", "(dev.prot): there is no key 'prot' here. Did you mean 'port'?"),
    ("jobs: {a: {pipeline: __default__, executer: x}}", "K2D941", "Did you mean 'executor'?"),
    (
        "jobs: {a: {pipeline: {pipline_name: x}}}",
        "K2D941",
        "(jobs.a.pipeline.pipline_name): there is no key 'pipline_name' here. Did you mean "
        "'pipeline_name'?",
    ),
    (
        "jobs: {a: {pipeline: __default__, retry_policy: {max_retry: 1}}}",
        "K2D941",
        "(jobs.a.retry_policy.max_retry): there is no key 'max_retry' here. Did you mean 'max_retries'?",
    ),
    ("jobs: {a: {pipeline: x, run_config: {opps: {}}}}", "K2D941", "Did you mean 'ops'?"),
    (
        "jobs: {a: {pipeline: __default__, schedule: {cron: '@daily'}}}",
        "K2D941",
        "(jobs.a.schedule.cron): there is no key 'cron' here. Did you mean 'cron_schedule'?",
    ),
    (
        "jobs: {a: {pipeline: __default__, executor: {multiprocess: {max_concurent: 1}}}}",
        "K2D941",
        "(jobs.a.executor.multiprocess.max_concurent): there is no key 'max_concurent' here. Did you "
        "mean 'max_concurrent'?",
    ),
    (
        "jobs: {a: {pipeline: __default__, loggers: [{log_levl: INFO}]}}",
        "K2D941",
        "there is no key 'log_levl' here. Did you mean 'log_level'?",
    ),
    (
        "executors: {x: {k8s: {step_k8s_config: {containr_config: {}}}}}",
        "K2D941",
        "(executors.x.k8s.step_k8s_config.containr_config): there is no key 'containr_config' here. "
        "Did you mean 'container_config'?",
    ),
    (
        "executors: {x: {multiprocess: {start_method: {spwan: {}}}}}",
        "K2D941",
        "Did you mean 'spawn'?",
    ),
    (
        "schedules: {x: {cron_schedule: '@daily', timezone: UTC}}",
        "K2D941",
        "(schedules.x.timezone): there is no key 'timezone' here. Did you mean 'execution_timezone'?",
    ),
    ("loggers: {x: {level: INFO}}", "K2D941", "Did you mean 'log_level'?"),
    ("nodes: {double: {pol: a}}", "K2D941", "Did you mean 'pool'?"),
    (
        "nodes: {double: {tags: {dagster-k8s/config: {container_conf: {}}}}}",
        "K2D941",
        "(nodes.double.tags.dagster-k8s/config): the value should be what its library reads: Error in "
        "tags for dagster-k8s/config",
    ),
    (
        "nodes: {'*': {tags: {dagster-k8s/config: {container_config: {resorces: {}}}}}}",
        "K2D941",
        "Unexpected keys in model class V1Container: {'resorces'}",
    ),
    (
        "nodes: {double: {tags: {dagster-ray/config: {num_gpus: many}}}}",
        "K2D941",
        "(nodes.double.tags.dagster-ray/config): the value should be what its library reads",
    ),
    (
        "jobs: {a: {pipeline: __default__, tags: {dagster-k8s/config: {pod_spec: {}}}}}",
        "K2D941",
        "(jobs.a.tags.dagster-k8s/config): the value should be what its library reads",
    ),
    ("nodes: {double: {retry_policy: {dely: 1}}}", "K2D941", "Did you mean 'delay'?"),
    ("assets: {doubled: {owner: a}}", "K2D941", "Did you mean 'owners'?"),
    (
        "assets: {doubled: {freshness_policy: {time_windw: {}}}}",
        "K2D941",
        "Did you mean 'time_window'?",
    ),
    (
        "assets: {doubled: {automation_condition: eagr}}",
        "K2D941",
        "there is no key 'eagr' here. Did you mean 'eager'?",
    ),
    # Keys that are missing.
    ("jobs: {a: {}}", "K2D941", "(jobs.a.pipeline): the key 'pipeline' is missing."),
    (
        "schedules: {x: {}}",
        "K2D941",
        "(schedules.x.cron_schedule): the key 'cron_schedule' is missing.",
    ),
    # Values that do not fit.
    ("jobs: [a]", "K2D941", "(jobs): the value should be a mapping, not ['a']."),
    ("jobs: {a: text}", "K2D941", "(jobs.a): the value should be a mapping, not 'text'."),
    ("dev: {port: web}", "K2D941", "(dev.port): the value should be a whole number, not 'web'."),
    (
        "jobs: {a: {pipeline: __default__, kind: asset}}",
        "K2D941",
        "(jobs.a.kind): the value should be 'ops' or 'assets', not 'asset'.",
    ),
    (
        "jobs: {a: {pipeline: __default__, owners: [nobody]}}",
        "K2D941",
        "(jobs.a.owners): the value should have e-mail addresses and names as in 'team:analytics'",
    ),
    ("jobs: {a: {pipeline: __default__, retry_policy: {max_retries: -1}}}", "K2D941", "not -1."),
    (
        "executors: {x: {multiprocess: {max_concurrent: many}}}",
        "K2D941",
        "(executors.x.multiprocess.max_concurrent): the value should be a valid integer, not 'many'.",
    ),
    (
        "loggers: {x: {handlers: [{class: logging.StreamHandler, formatter: none}]}}",
        "K2D941",
        "(loggers.x): the value should define the formatter 'none'",
    ),
    (
        "loggers: {x: {handlers: [{level: INFO}]}}",
        "K2D941",
        "should name a 'class' for every handler",
    ),
    (
        "loggers: {x: {handlers: [{class: logging.StreamHandlr}]}}",
        "K2D979",
        "(loggers.x.handlers.0.class): the module 'logging' has no 'StreamHandlr'. "
        "Did you mean 'StreamHandler'?",
    ),
    (
        "loggers: {x: {filters: {y: {(): Quiet}}}}",
        "K2D979",
        "(loggers.x.filters.y.()): 'Quiet' is not of the form module.Class.",
    ),
    (
        "jobs: {a: {pipeline: __default__, loggers: [{formatters: {y: {class: logging.confg.Y}}}]}}",
        "K2D979",
        "the module 'logging' has no 'confg'.",
    ),
    ("executors: {x: {multiproces: {}}}", "K2D942", "Did you mean 'multiprocess'?"),
    ("executors: {x: {dask: {}, k8s: {}}}", "K2D942", "an executor has one key, its type"),
    ("executors: {x: [dask]}", "K2D942", "an executor has one key, its type"),
    ("executors: {x: }", "K2D942", "an executor has one key, its type"),
    ("schedules: {x: {cron_schedule: never}}", "K2D943", "(schedules.x): Dagster does not take"),
    (
        "schedules: {x: {cron_schedule: '@daily', execution_timezone: Mars/Base}}",
        "K2D943",
        "Mars/Base",
    ),
    (
        "assets: {doubled: {automation_condition: {on_cron: never}}}",
        "K2D943",
        "(assets.doubled.automation_condition): Dagster does not take",
    ),
    (
        "assets: {doubled: {freshness_policy: {cron: {deadline_cron: never, lower_bound_delta: 1h}}}}",
        "K2D943",
        "(assets.doubled.freshness_policy): Dagster does not take",
    ),
    (
        "assets: {doubled: {freshness_policy: {time_window: {fail_window: soon}}}}",
        "K2D946",
        "'soon' is no duration",
    ),
    # Names that stand for nothing.
    (
        "jobs: {a: {pipeline: __defalt__}}",
        "K2D944",
        "(jobs.a.pipeline.pipeline_name): the project registers no pipeline '__defalt__'. Did you mean "
        "'__default__'?",
    ),
    (
        "executors: {parallel: {multiprocess: }}\n"
        "jobs: {a: {pipeline: __default__, executor: paralel}}",
        "K2D944",
        "dagster.yml:2 (jobs.a.executor): there is no executor 'paralel' in the section "
        "'executors'. Did you mean 'parallel'?",
    ),
    (
        "schedules: {daily: {cron_schedule: '@daily'}}\n"
        "jobs: {a: {pipeline: __default__, schedule: dayly}}",
        "K2D944",
        "(jobs.a.schedule): there is no schedule 'dayly' in the section 'schedules'. Did you mean 'daily'?",
    ),
    (
        "loggers: {file: {}}\njobs: {a: {pipeline: __default__, loggers: [fiel]}}",
        "K2D944",
        "(jobs.a.loggers): there is no logger 'fiel' in the section 'loggers'. Did you mean 'file'?",
    ),
    *(
        (
            f"jobs: {{a: {{pipeline: {{{key}: [dubble]}}}}}}",
            "K2D952",
            f"(jobs.a.pipeline.{key}): the pipeline '__default__' has no node 'dubble'. Did you mean "
            "'double'? There are double, shop.again.",
        )
        for key in ("node_names", "from_nodes", "to_nodes")
    ),
    *(
        (
            f"jobs: {{a: {{pipeline: {{{key}: [dobled]}}}}}}",
            "K2D952",
            f"(jobs.a.pipeline.{key}): the pipeline '__default__' has no dataset 'dobled'. Did you mean "
            "'doubled'?",
        )
        for key in ("from_inputs", "to_outputs")
    ),
    (
        "jobs: {a: {pipeline: {node_names: [again]}}}",
        "K2D952",
        "has no node 'again'. Did you mean 'shop.again'?",
    ),
    (
        "jobs: {a: {pipeline: {node_namespaces: [shpo]}}}",
        "K2D952",
        "has no namespace 'shpo'. Did you mean 'shop'?",
    ),
    (
        "jobs: {a: {pipeline: {tags: [dialy]}}}",
        "K2D952",
        "has no node with the tag 'dialy'. Did you mean 'daily'?",
    ),
    (
        "jobs: {a: {pipeline: {tags: [daily], node_namespaces: [shop]}}}",
        "K2D952",
        "A node has to fit all the filters of a job.",
    ),
    (
        "jobs: {a: {pipeline: __default__, run_config: {resources: {parameter: {}}}}}",
        "K2D953",
        "dagster.yml:1 (jobs.a): 'run_config' names the resource 'parameter', which does not exist.",
    ),
    (
        "jobs: {a: {pipeline: __default__, run_config: {ops: {dubble: {}}}}}",
        "K2D953",
        "dagster.yml:1 (jobs.a): 'run_config' names the op 'dubble', which does not exist. Did you mean "
        "'doubled'? There are doubled, more.",
    ),
    (
        "executors: {x: {k8s: {per_step_k8s_config: {dubble: {}}}}}\n"
        "jobs: {a: {pipeline: __default__, executor: x}}",
        "K2D953",
        "(executors.x): 'per_step_k8s_config' names the op 'dubble', which does not exist.",
    ),
    ("jobs: {'{x}': {pipeline: __default__}}", "K2D945", "the placeholder '{x}' is not in"),
    (
        "jobs: {'{x}': {pipeline: {pipeline_name: __defalt__, node_namespaces: ['{x}']}}}",
        "K2D944",
        "the project registers no pipeline '__defalt__'.",
    ),
    (
        "jobs: {'{x}': {pipeline: {node_namespaces: ['{x}.till']}}}",
        "K2D945",
        "(jobs.{x}): no namespace of the pipeline '__default__' fits '{x}.till'",
    ),
    (
        "assets: {dobled: {owners: [a]}}",
        "K2D951",
        "(assets.dobled): no registered pipeline has a dataset 'dobled'. Did you mean 'doubled'?",
    ),
    ("nodes: {doubl: {pool: a}}", "K2D951", "a node 'doubl'. Did you mean 'double'?"),
    # What is no YAML, or no mapping.
    ("jobs: {a: [}", "K2D940", "Kedro cannot read dagster.yml"),
    ("- jobs", "K2D940", "Kedro cannot read dagster.yml"),
]
# What Kedro, or a reader, takes for what is meant: reported, and no error.
REPORTED = [
    ("jobs: {a: {pipeline: {tags: [daily, dialy]}}}", "K2D708", "'dialy'"),
    ("jobs: {a: {pipeline: empty}}", "K2D502", "'empty'"),
    (
        "loggers: {console_logger: {}}\njobs: {a: {pipeline: __default__, loggers: [Console logger]}}",
        "K2D707",
        "'console_logger' is taken for it",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the export says of each text."""
    texts = [text for text, _, _ in (*MISTAKES, *REPORTED)]
    project = write_project(tmp_path_factory.mktemp("mistakes") / "project", pipelines=_PIPELINES)
    (project / "texts.json").write_text(json.dumps(texts))
    (project / "script.py").write_text(_SCRIPT)
    run("script.py", folder=project)
    return dict(zip(texts, json.loads((project / "told.json").read_text()), strict=True))


@pytest.mark.parametrize(("text", "code", "said"), MISTAKES)
def test_a_mistake_is_told_with_file_key_and_near_match(
    told: dict[str, Any], text: str, code: str, said: str
) -> None:
    assert told[text].get("code") == code, told[text]
    assert told[text]["exit"] == 2
    assert said in told[text]["said"]


@pytest.mark.parametrize(("text", "code", "said"), REPORTED)
def test_what_may_be_meant_is_reported(
    told: dict[str, Any], text: str, code: str, said: str
) -> None:
    found = [message for found, message in told[text].get("reported", []) if found == code]
    assert found, told[text]
    assert said in found[0]
