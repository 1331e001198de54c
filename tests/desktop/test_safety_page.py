"""docs/safety.md names tests; a promise whose test was renamed or removed must not stay on the page."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[^`:]+)::([^`]+)`", (ROOT / "docs" / "safety.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_the_page_names_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_promise_of_the_first_house_has_a_line() -> None:
    page = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
    for number in (1, 2, 3, 4, 5, 6, 7, 8, 13, 14):
        assert f"| R{number} |" in page
