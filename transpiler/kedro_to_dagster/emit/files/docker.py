"""`Dockerfile`: an image of the package with the Kedro project."""

from __future__ import annotations

import json

from ...dagster_model.package import Package
from .pyproject import DOCKER_GROUP


def emit_dockerfile(package: Package) -> str:
    """The Dockerfile, which is built in the Kedro project's folder, or in the package's own with copies."""
    command = ["dagster", "api", "grpc", "--host", "0.0.0.0", "--port", "4000", "--module-name"]
    folder = "dagster" if package.copies is None else "."
    return f"""\
{_head(package)}
ARG PYTHON_VERSION=3.12

FROM python:${{PYTHON_VERSION}}-slim AS build
ARG PACKAGE={folder}
ENV UV_PROJECT_ENVIRONMENT=/opt/venv \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv
WORKDIR /opt/project
COPY . .
# In the versions of the package's uv.lock, if it has one; a lock that is out of date is an error.
RUN --mount=type=cache,target=/root/.cache/uv \\
    uv sync --project "${{PACKAGE}}" $(test ! -f "${{PACKAGE}}/uv.lock" || echo --locked) \\
        --no-dev --group {DOCKER_GROUP} --no-editable{_requirements(package)}

FROM python:${{PYTHON_VERSION}}-slim
RUN useradd --create-home dagster \\
    && install --directory --owner dagster /opt/dagster_home
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=dagster /opt/project /opt/project
# No secret is in the image: give credentials as environment variables, see .env.example.
ENV PATH="/opt/venv/bin:${{PATH}}" \\
    KEDRO_PROJECT_PATH=/opt/project \\
    DAGSTER_HOME=/opt/dagster_home
USER dagster
WORKDIR /opt/project
EXPOSE 4000
CMD {json.dumps([*command, f"{package.name}.definitions"])}
"""


def _head(package: Package) -> str:
    if package.copies is not None:
        return f"""\
# The Dagster package, as a code server; runs and steps use the same image. Build it in this folder:
#     docker build --tag {package.distribution} ."""
    return f"""\
# The Kedro project and its Dagster package, as a code server; runs and steps use the same image.
# Build it in the Kedro project's folder, with PACKAGE the folder of this file:
#     docker build --file dagster/Dockerfile --build-arg PACKAGE=dagster --tag {package.distribution} ."""


def _requirements(package: Package) -> str:
    """What installs the requirements of a Kedro project that cannot be installed itself."""
    if package.copies is not None or package.dependencies.kedro_project is not None:
        return ""
    return """ \\
    && if [ -f requirements.txt ]; then uv pip install --python /opt/venv -r requirements.txt; fi"""


def emit_dockerignore(package: Package) -> str:
    """What stays out of the image: secrets, data, and what was made on the machine."""
    conf = package.conf_source
    return f"""\
.git
**/.venv
**/.tmp_dagster_home_*
**/__pycache__
**/*.egg-info
**/.env
{conf}/local/*
!{conf}/local/.gitkeep
{conf}/**/credentials*
{_copied_configuration(package)}data
logs
"""


def _copied_configuration(package: Package) -> str:
    if package.copies is None or not package.copies.has_configuration:
        return ""
    conf = f"src/{package.name}/conf"
    return f"{conf}/local/*\n!{conf}/local/.gitkeep\n{conf}/**/credentials*\n"
