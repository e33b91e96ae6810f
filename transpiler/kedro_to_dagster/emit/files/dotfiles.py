"""The small files of the package that are not Python."""

from __future__ import annotations

from ...dagster_model.package import Package


def emit_env_example(package: Package) -> str:
    """The names of the secrets that the package needs; never their values."""
    lines = [
        "# Copy to .env and fill in. Each variable holds one entry of Kedro's credentials as JSON.",
        "# One that is not set is looked up in the Kedro project's credentials.yml.",
    ]
    lines += [f"{credentials.variable}=" for credentials in package.credentials]
    return "\n".join(lines) + "\n"


def emit_gitignore() -> str:
    """What must not be committed with the package."""
    return ".env\n.kedro-to-dagster/\n.venv/\n__pycache__/\n*.egg-info/\n"


def emit_gitattributes() -> str:
    """The same line ends on every system, so that an export changes none."""
    return "* text=auto eol=lf\n"
