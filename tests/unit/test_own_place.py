"""How far above itself a module looks for files: told from its text, as Python would go."""

from __future__ import annotations

import ast
import os.path
import pathlib
from pathlib import Path

import pytest
from kedro_to_dagster.inspect.copying.own_place import OwnPlace, own_places

FILE = "/project/src/shop/deep/nodes.py"
USES = [
    "Path(__file__).parent",
    "Path(__file__).parent.parent",
    "pathlib.Path(__file__).resolve().parent",
    "Path(__file__).absolute().parent.parent",
    "Path(__file__).parents[0]",
    "Path(__file__).parents[2]",
    "Path(__file__).resolve().parents[1]",
    "os.path.dirname(__file__)",
    "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))",
    "os.path.dirname(os.path.realpath(str(Path(__file__))))",
    "Path(os.path.dirname(__file__)).parent",
]


@pytest.mark.parametrize("use", USES)
def test_the_folder_is_the_one_that_python_comes_to(use: str) -> None:
    names = {"__file__": FILE, "Path": Path, "pathlib": pathlib, "os": os}
    folder = Path(eval(use, names))
    (place,) = own_places(ast.parse(f"\nfolder = {use}\n"))
    assert place == OwnPlace(
        levels=1 + len(Path(FILE).parent.parents) - len(folder.parents), line=2
    )


@pytest.mark.parametrize(
    ("use", "levels"),
    [
        ('Path(__file__).with_name("names.json")', 1),
        ('Path(__file__).parent.with_name("data")', 2),
        ('Path(__file__).parent / "names.json"', 1),
        ('open(Path(__file__).parent.joinpath("x"))', 1),
        ('(Path(__file__).parent / "x").read_text()', 1),
        ('os.path.join(os.path.dirname(__file__), "x")', 1),
        # Where it leads is not told: the file itself, or what something else makes of it.
        ("__file__", None),
        ("Path(__file__)", None),
        ("Path(__file__).name", None),
        ("find_root(__file__)", None),
        ("Path(__file__).parents[depth]", None),
        ("Path(__file__).parents['a']", None),
        ("list(Path(__file__).parents)", None),
    ],
)
def test_a_use_goes_so_many_folders_up_if_that_is_told(use: str, levels: int | None) -> None:
    assert list(own_places(ast.parse(use))) == [OwnPlace(levels=levels, line=1)]


def test_each_use_is_found_and_no_other_name() -> None:
    text = "a = __file__\nb = file\n\n\ndef f():\n    return Path(__file__).parent, __name__\n"
    assert list(own_places(ast.parse(text))) == [OwnPlace(None, 1), OwnPlace(1, 6)]
