"""The small files of the package that are not Python."""

from __future__ import annotations

from ...dagster_model.package import Package


def emit_env_example(package: Package) -> str:
    """The names of the secrets that the package needs; never their values."""
    lines = [
        "# Copy to .env and fill in. Each variable holds one entry of Kedro's credentials as JSON.",
        "# One that is not set is looked up in the Kedro project's credentials.yml."
        if package.copies is None
        else "# One that is not set is looked up in conf/local/credentials.yml.",
    ]
    lines += [f"{credentials.variable}=" for credentials in package.credentials]
    return "\n".join(lines) + "\n"


def emit_gitignore(package: Package) -> str:
    """What must not be committed with the package."""
    # `dg dev` without DAGSTER_HOME keeps its runs, and what is in memory between steps, in the folder.
    ignored = ".env\n.kedro-to-dagster/\n.tmp_dagster_home_*/\n.venv/\n__pycache__/\n*.egg-info/\n"
    if package.copies is None:
        return ignored
    return f"{ignored}credentials*.yml\n**/conf/local/*\n!.gitkeep\n"


def emit_gitattributes(package: Package) -> str:
    """The same line ends on every system, so that an export changes none; copied data stays as it is.

    Branches that add pipelines next to each other add lines in one place of the README: both are kept.
    git merges modules line by line in a clone that has no such merge driver.
    """
    everywhere = "* text=auto eol=lf\n*.py merge=kedro-to-dagster\nREADME.md merge=union\n"
    if package.copies is None:
        return everywhere
    folder = f"src/{package.name}/{package.copies.folder}"
    return f"{everywhere}{folder}/** -text\n{folder}/**/*.py text\n"
