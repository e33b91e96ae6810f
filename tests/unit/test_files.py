"""The first line of generated files."""

from __future__ import annotations

import yaml
from kedro_to_dagster.files import FIRST_LINE, GeneratedFile, Owner, has_first_line, with_first_line


def _data(file: GeneratedFile) -> bytes:
    (marked,) = with_first_line([file])
    return marked.text.encode() if marked.binary is None else marked.binary


def test_modules_and_copied_configuration_say_that_they_are_generated() -> None:
    line = f"{FIRST_LINE}\n".encode()
    module = GeneratedFile(path="src/shop_dagster/jobs.py", text="x = 1\n")
    assert _data(module) == line + b"x = 1\n"
    catalog = GeneratedFile(
        path="src/shop_dagster/conf/base/catalog.yml", text="", binary=b"a: 1\n"
    )
    assert _data(catalog) == line + b"a: 1\n"
    assert has_first_line(_data(module)) and has_first_line(_data(catalog))


def test_files_of_the_user_and_of_the_runtime_do_not() -> None:
    for file in (
        GeneratedFile(path="src/shop_dagster/runtime/jobs.py", text="x = 1\n"),
        GeneratedFile(path="src/shop_dagster/defs/__init__.py", text="x = 1\n", owner=Owner.USER),
        GeneratedFile(path="README.md", text="x = 1\n"),
    ):
        assert _data(file) == b"x = 1\n"


def test_behind_it_the_mark_of_utf_8_is_no_part_of_a_key() -> None:
    text = "\N{BYTE ORDER MARK}a: 1\n".encode()
    path = "src/shop_dagster/conf/base/parameters.yml"
    assert yaml.safe_load(_data(GeneratedFile(path=path, text="", binary=text))) == {"a": 1}
