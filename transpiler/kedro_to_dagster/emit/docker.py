"""`Dockerfile`: an image of the package with the Kedro project."""

from __future__ import annotations

import json

from ..model.dagster import Package


def emit_dockerfile(package: Package) -> str:
    """The Dockerfile, which is built in the Kedro project's folder."""
    command = ["dagster", "api", "grpc", "--host", "0.0.0.0", "--port", "4000", "--module-name"]
    return f"""\
# The Kedro project and its Dagster package, as a code server; runs and steps use the same image.
# Build it in the Kedro project's folder, with PACKAGE the folder of this file:
#     docker build --file dagster/Dockerfile --build-arg PACKAGE=dagster --tag {package.distribution} .
ARG PYTHON_VERSION=3.12
FROM python:${{PYTHON_VERSION}}-slim

ARG PACKAGE=dagster
WORKDIR /opt/project

# Requirements alone first, so that a change of the code does not install them again.
COPY pyproject.toml requirements*.txt ./
RUN if [ -f requirements.txt ]; then pip install --no-cache-dir -r requirements.txt; fi

COPY . .
RUN pip install --no-cache-dir . "./${{PACKAGE}}"

# No secret is in the image: give credentials as environment variables, see .env.example.
ENV KEDRO_PROJECT_PATH=/opt/project \\
    DAGSTER_HOME=/opt/dagster_home
RUN mkdir -p "${{DAGSTER_HOME}}"

EXPOSE 4000
CMD {json.dumps([*command, f"{package.name}.definitions"])}
"""


def emit_dockerignore(package: Package) -> str:
    """What stays out of the image: secrets, data, and what was made on the machine."""
    conf = package.conf_source
    return f"""\
.git
.venv
**/__pycache__
**/*.egg-info
.env
**/.env
{conf}/local/*
!{conf}/local/.gitkeep
{conf}/**/credentials*
data
logs
"""
