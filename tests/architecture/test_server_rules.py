"""The rules of the house for the server's package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sync_server"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

MIRROR_EXEMPT = {
    "__main__.py": "starts main() and nothing else",
    "db/migrations/env.py": "run by every test that migrates a database",
}


def _tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def _holds_logic(module: str) -> bool:
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(not isinstance(step, ast.Expr | ast.Pass) for step in node.body)
        for node in ast.walk(_tree(module))
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(_tree(module))


def test_every_module_that_holds_logic_has_its_mirrored_test() -> None:
    logic = [
        module
        for module in MODULES
        if not module.startswith("db/migrations/versions/")
        and not module.endswith("__init__.py")
        and module not in MIRROR_EXEMPT
        and _holds_logic(module)
    ]
    mirrors = {
        module: ROOT / "tests" / "server" / Path(module).with_name(f"test_{Path(module).name}")
        for module in logic
    }
    assert [module for module, mirror in mirrors.items() if not mirror.exists()] == []


def test_nothing_of_the_server_prints_but_its_commands() -> None:
    loud = [
        module
        for module in MODULES
        if module != "commands.py"
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert loud == []


def test_a_studio_is_named_in_one_place_alone() -> None:
    """Who sets `app.tenant` decides whose rows are seen: two places would be one too many to read."""
    setting = [
        module
        for module in MODULES
        if "set_config('app.tenant'" in (PACKAGE / module).read_text(encoding="utf-8")
    ]
    assert setting == ["db/tenancy.py"]
