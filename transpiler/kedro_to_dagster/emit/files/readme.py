"""`README.md`: what the package is, how it is run, and what runs in it."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator

from ...dagster_model.copies import Copies
from ...dagster_model.jobs import AssetJob, Job
from ...dagster_model.package import Package
from ...dagster_model.readme import Edge

_WIDTH = 88
# Words that Mermaid does not take for the name of a box.
_MERMAID_KEYWORDS = frozenset(
    {"class", "classdef", "click", "default", "direction", "end", "flowchart", "graph", "href"}
    | {"interpolate", "linkstyle", "style", "subgraph"}
)


def emit_readme(package: Package) -> str:
    """The text of the README, which does not change with each node."""
    return "\n\n".join(_blocks(package)) + "\n"


def _blocks(package: Package) -> Iterator[str]:
    yield f"# {package.distribution}"
    yield _paragraph(
        f"The Kedro project `{package.kedro_package}` as a Dagster package, exported with "
        "`kedro-to-dagster`. To change these files, change the Kedro project and export again. "
        f"The folder `src/{package.name}/defs` is yours: Dagster loads the definitions in it, and no "
        "export touches it (`dg scaffold defs dagster.asset mine.py` writes there)."
    )
    yield "## Run it"
    yield from _installation(package)
    yield from _surroundings(package)
    yield "## What runs"
    if package.all_jobs:
        yield _jobs(package)
    if package.lineage:
        yield _picture(package.lineage)
    where = "the Kedro project" if package.copies is None else f"`{package.copies.folder}/`"
    yield _paragraph(
        "The assets are in `assets/<pipeline>.py`, one for each node. In Dagster's UI each asset "
        f"links to the node's function in {where}."
    )
    if package.reported:
        yield "## What differs from Kedro"
        yield "\n".join(f"- {' '.join(line.split())}" for line in package.reported)


def _paragraph(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _installation(package: Package) -> Iterator[str]:
    tools = "dagster-dg-cli dagster-webserver"
    if package.copies is not None:
        yield "```console\nuv sync\nuv run dg dev\n```"
        yield _paragraph(f"Without uv: `pip install -e . {tools}`, then `dg dev`.")
        yield _without_project(package, package.copies)
        return
    if package.dependencies.kedro_project is None:
        yield "In an environment that has the Kedro project's own requirements:"
        yield f"```console\npip install -e . {tools}\ndg dev\n```"
        how = ""
    else:
        yield "```console\nuv sync\nuv run dg dev\n```"
        how = f"Without uv: `pip install -e .. -e . {tools}`, then `dg dev`. "
    yield _paragraph(
        f"{how}The package looks for the Kedro project in the folders above this one. If it is "
        "elsewhere, set `KEDRO_PROJECT_PATH` to its folder."
    )


def _without_project(package: Package, copies: Copies) -> str:
    """What stands in for the Kedro project, which is not needed."""
    of_configuration = ", and that of its configuration `conf/`" if copies.has_configuration else ""
    return _paragraph(
        f"The code of the Kedro project is copied to `src/{package.name}/{copies.folder}/`"
        f"{of_configuration}. Relative paths of data start from the folder in "
        "`KEDRO_PROJECT_PATH`, or else from the Kedro project's if this one is in it, or else "
        "from this one."
    )


def _surroundings(package: Package) -> Iterator[str]:
    """What a run takes from around it: environments, credentials, parameters."""
    if package.environments:
        others = ", ".join(f"`{environment.name}`" for environment in package.environments)
        yield _paragraph(
            f"The package uses the Kedro environment `{package.environment}`, or the one that "
            f"`KEDRO_ENV` names: {others}."
        )
    if package.credentials:
        names = ", ".join(f"`{credentials.name}`" for credentials in package.credentials)
        where = "Kedro project's" if package.copies is None else "configuration's"
        yield _paragraph(
            f"The credentials {names} come from the environment (see `.env.example`) or from the "
            f"{where} `credentials.yml`."
        )
    if package.config_classes:
        yield _paragraph(
            "You can edit the parameters in the launchpad, below `resources: parameters: config:`, "
            "for all nodes of a run at once."
        )


def _jobs(package: Package) -> str:
    lines = ["| Job | Runs |", "| --- | --- |"]
    lines += [f"| `{job.name}` | {_what_runs(job)} |" for job in package.all_jobs]
    return "\n".join(lines)


def _what_runs(job: Job | AssetJob) -> str:
    if job.settings.description:
        return _cell(job.settings.description)
    part = "a part of " if job.selection.filters else ""
    return f"{part}the pipeline `{_cell(job.pipeline)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _picture(lineage: tuple[Edge, ...]) -> str:
    """A line for each pipeline, with all that it reads from."""
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage:
        sources[edge.target].append(_box(edge.source))
    lines = [f"    {' & '.join(sources[name])} --> {_box(name)}" for name in sorted(sources)]
    return "\n".join(["```mermaid", "graph LR", *lines, "```"])


def _box(module: str) -> str:
    """A box that is called after a module, which has a name of letters, digits and underscores."""
    return f'{module}_["{module}"]' if module.lower() in _MERMAID_KEYWORDS else module
