"""Imports of copied modules: what each form becomes in a copy, and in a generated module."""

from __future__ import annotations

import libcst as cst
import pytest
from kedro_to_dagster.dagster_model.copies import Copies
from kedro_to_dagster.emit.code.copied_names import (
    CopiedNames,
    RenamedImports,
    RenamedTexts,
    renamed_texts,
)
from kedro_to_dagster.emit.code.own_copies import with_copies

COPIES = Copies(
    folder="code",
    modules=(),
    files=(),
    names=frozenset({"shop", "shop.tills", "shop.tills.till", "tools", "company.own"}),
    namespaces=frozenset({"company"}),
    named=("shop.tills.Dataset",),
)
IN_COPIES = {
    "import os, sys": "import os, sys",
    "from . import till": "from . import till",
    "from ..tills.till import ring as r": "from ..tills.till import ring as r",
    "from shop.tills import till": "from p.code.shop.tills import till",
    "from shop.tills import *  # all": "from p.code.shop.tills import *  # all",
    "from shop import (\n    tills,  # many\n    now,\n)": (
        "from p.code.shop import (\n    tills,  # many\n    now,\n)"
    ),
    "import shop.tills as t": "import p.code.shop.tills as t",
    "import shop": "from p.code import shop",
    "import shop as s, os": "import p.code.shop as s, os",
    "import shop.tills.till": "import p.code.shop.tills.till\nfrom p.code import shop",
    "import os, shop.tills, tools  # here": (
        "import os, p.code.shop.tills  # here\nfrom p.code import shop, tools"
    ),
    "if late: import shop.tills; ring()": (
        "if late: import p.code.shop.tills; from p.code import shop; ring()"
    ),
    "x = 1; import tools": "x = 1; from p.code import tools",
    "try:\n    import shop.fast as s\nexcept ImportError:\n    s = None": (
        "try:\n    import p.code.shop.fast as s\nexcept ImportError:\n    s = None"
    ),
    "def f():\n\timport shop.tills # late\n\treturn shop.tills.x": (
        "def f():\n\timport p.code.shop.tills # late\n\tfrom p.code import shop\n\treturn shop.tills.x"
    ),
    "from company import lib": "from company import lib",
    "from company import lib, own": "from company import lib\nfrom p.code.company import own",
    "from company.lib import x": "from company.lib import x",
    "from company.own import x": "from p.code.company.own import x",
    "import company.lib": "import company.lib",
    "import shopping": "import shopping",
    "a  =  {'x':1}   # as it was": "a  =  {'x':1}   # as it was",
}


@pytest.mark.parametrize("before", IN_COPIES)
def test_an_import_in_a_copy(before: str) -> None:
    """Absolute imports stay absolute, and what no import of a copy needs is as it was."""
    names = CopiedNames(copies=COPIES, prefix="p.code")
    after = cst.parse_module(before).visit(RenamedImports(names)).code
    joined = "from p.code import shop\nfrom p.code import tools"
    assert after.replace(joined, "from p.code import shop, tools") == IN_COPIES[before]


def test_a_text_by_which_a_function_imports() -> None:
    rename = renamed_texts(["shop.tills"], "p.code")
    code = "a = import_module('shop.tills')\nb = 'shop.tills'\n"
    after = cst.parse_module(code).visit(RenamedTexts(rename)).code
    assert after == "a = import_module('p.code.shop.tills')\nb = 'shop.tills'\n"


GENERATED = '''
"""A module."""

import dagster as dg

from ..hooks import hooks


def asset(total):
    """Ring."""
    import json

    from shop.tills.till import ring
    from numpy import array

    return ring(total, "shop.tills.Dataset")
'''
EXPECTED = '''
"""A module."""

import dagster as dg

from ..hooks import hooks


def asset(total):
    """Ring."""
    import json

    from numpy import array

    from ..code.shop.tills.till import ring

    return ring(total, "p.code.shop.tills.Dataset")
'''


def test_a_generated_module_imports_copies_from_beside_it() -> None:
    assert with_copies(GENERATED.lstrip(), "assets/tills.py", COPIES, "p") == EXPECTED.lstrip()


def test_a_module_of_a_copy_is_called_by_a_name_without_dots() -> None:
    """A relative import cannot bind the package and load what is in it."""
    text = "import json\n\nimport shop.tills.till\n\nfast = shop.tills.till.fast.configured({})\n"
    assert with_copies(text, "loggers.py", COPIES, "p") == (
        "import json\n\nfrom .code.shop.tills import till as shop_tills_till\n\n"
        "fast = shop_tills_till.fast.configured({})\n"
    )


def test_values_of_parameters_stay() -> None:
    text = 'till = "shop.tills.Dataset"\n'
    assert with_copies(text, "parameters.py", COPIES, "p") == text


def test_imports_of_copies_are_sorted_with_those_of_modules_beside_them() -> None:
    """In a function too; an import of a whole module is one that is sorted."""
    text = "from shop.tills import till\nimport tools\nfrom . import parameters\n\nx = 1\n"
    assert with_copies(text, "assets/tills.py", COPIES, "p") == (
        "from ..code import tools\nfrom ..code.shop.tills import till\n"
        "from . import parameters\n\nx = 1\n"
    )
