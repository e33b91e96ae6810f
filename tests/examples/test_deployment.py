"""The files for deployments are what Dagster and Dagster+ read, and agree with each other."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..support.cases import ROOT, run_code

EXAMPLES = ROOT / "examples"
CONTAINERS = ROOT / "golden/containers"
COMPOSE = EXAMPLES / "docker-compose"

# Dagster's own checks; they need no database.
_CODE = """
import importlib
import json
import sys
from pathlib import Path

import yaml
from dagster._config import process_config, resolve_to_config_type
from dagster._core.instance import InstanceRef
from dagster._core.instance.config import dagster_instance_config
from dagster._core.workspace.load import location_origins_from_yaml_paths
from dagster_cloud_cli.config.models import DagsterCloudYaml

examples = Path(sys.argv[1])
compose = examples / "docker-compose"
config, _ = dagster_instance_config(str(compose))
# What each class says of its part; made, that of the storage would look for its server.
ref = InstanceRef.from_dir(sys.argv[2])
refused = []
for data in ref:
    if hasattr(data, "config_yaml"):
        found = getattr(importlib.import_module(data.module_name), data.class_name)
        kind = resolve_to_config_type(found.config_type())
        result = process_config(kind, yaml.safe_load(data.config_yaml))
        refused += [] if result.success else [data.class_name]
origins = location_origins_from_yaml_paths([str(compose / "workspace.yaml")])
plus = yaml.safe_load((examples / "dagster-plus/dagster_cloud.yaml").read_text())
(location,) = DagsterCloudYaml.model_validate(plus).locations
print(json.dumps({
    "storage": ref.storage_data.class_name,
    "refused": refused,
    "instance": sorted(config),
    "servers": {origin.location_name: [origin.host, origin.port] for origin in origins},
    "module": location.code_source.module_name,
}))
"""


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """The services of Docker Compose."""
    found: dict[str, Any] = _read(COMPOSE / "compose.yaml")["services"]
    return found


def test_dagster_reads_them(tmp_path: Path) -> None:
    text = (COMPOSE / "dagster.yaml").read_text(encoding="utf-8")
    variables = dict.fromkeys(re.findall(r"\{env: (\w+)\}", text), "given")
    # A folder of its own, since Dagster makes others in it.
    home = shutil.copytree(COMPOSE, tmp_path / "home")
    printed = run_code(_CODE, str(EXAMPLES), str(home), folder=tmp_path, **variables).stdout
    assert json.loads(printed.splitlines()[-1]) == {
        "instance": ["concurrency", "run_coordinator", "storage", "telemetry"],
        "servers": {"bikeshare": ["code", 4000]},
        "module": "bikeshare_dagster.definitions",
        "storage": "DagsterPostgresStorage",
        "refused": [],
    }


def test_every_service_has_the_variables_of_the_instance(services: dict[str, Any]) -> None:
    text = (COMPOSE / "dagster.yaml").read_text(encoding="utf-8")
    needed = set(re.findall(r"\{env: (\w+)\}", text))
    for name in ("code", "webserver", "daemon"):
        assert needed <= services[name]["environment"].keys()


def test_services_and_mounted_files_are_there(services: dict[str, Any]) -> None:
    text = (COMPOSE / "Dockerfile").read_text(encoding="utf-8")
    (copied,) = re.findall(r"^COPY (.*) \S+$", text, re.M)
    mounted = [volume.split(":")[0] for volume in services["code"]["volumes"] if ".yaml" in volume]
    for path in (*copied.split(), *mounted):
        assert (COMPOSE / path).is_file()
    (entry,) = _read(COMPOSE / "workspace.yaml")["load_from"]
    assert entry["grpc_server"]["host"] in services


def test_each_library_of_dagster_has_a_lower_limit() -> None:
    """Without one, pip installs `dagster-postgres` 0.11, which cannot be imported with Dagster 1."""
    text = (COMPOSE / "Dockerfile").read_text(encoding="utf-8")
    libraries = re.findall(
        r"(dagster-(?!webserver)[a-z0-9]+)(\S*)", text.split("RUN pip")[1].split("&&")[0]
    )
    assert dict(libraries) == {"dagster-postgres": '>=0.27"'}


def test_the_values_of_the_chart_are_for_the_exported_image() -> None:
    values = _read(EXAMPLES / "kubernetes" / "values.yaml")
    (deployment,) = values["dagster-user-deployments"]["deployments"]
    assert deployment["dagsterApiGrpcArgs"] == ["--module-name", "bikeshare_dagster.definitions"]
    dockerfile = (CONTAINERS / "expected/Dockerfile").read_text(encoding="utf-8")
    assert f"DAGSTER_HOME={values['global']['dagsterHome']}\n" in dockerfile
    volumes = {volume["name"] for volume in deployment["volumes"]}
    assert {mount["name"] for mount in deployment["volumeMounts"]} == volumes
