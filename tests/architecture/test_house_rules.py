"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "focusflow_desktop"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

MIRROR_EXEMPT = {
    "__main__.py": "starts main() and nothing else",
    "cli/__main__.py": "starts main() and nothing else",
    "app.py": "the composition root: the tour runs it",
    "db/tables.py": "declarations; the migration and engine tests make them",
    "db/migrations/env.py": "run by every test that opens a studio",
}
QT_AT_HOME = ("ui/", "tasks/", "app.py", "__main__.py")
# any index option, any path of root's home; and hosts of packages by the words such names have
HOST_OR_PLACE = re.compile(
    r"index-url|find-links +=|\b(pypi|registry|pythonhosted|deb|packages)[\w.]*\.(org|com|net)\b|/root/[.\w]"
)


def _tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def _imports(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _holds_logic(module: str) -> bool:
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(not isinstance(step, ast.Expr | ast.Pass) for step in node.body)
        for node in ast.walk(_tree(module))
    )


def _mirror(module: str) -> Path:
    path = Path(module)
    side = Path("shared", *path.parts[1:]) if path.parts[0] == "shared" else Path("desktop") / path
    return ROOT / "tests" / side.with_name(f"test_{path.name}")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git clone: the tree cannot be listed")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(_tree(module))


def test_every_module_that_holds_logic_has_its_mirrored_test() -> None:
    logic = [
        module
        for module in MODULES
        if not module.startswith(("ui/", "db/migrations/versions/"))
        and not module.endswith("__init__.py")
        and module not in MIRROR_EXEMPT
        and _holds_logic(module)
    ]
    assert [module for module in logic if not _mirror(module).exists()] == []


def test_every_exemption_from_the_mirror_is_still_needed() -> None:
    assert [module for module in MIRROR_EXEMPT if module not in MODULES or _mirror(module).exists()] == []


def test_qt_stays_at_home() -> None:
    abroad = [module for module in MODULES if not module.startswith(QT_AT_HOME)]
    assert [m for m in abroad if any(name.split(".")[0] == "PySide6" for name in _imports(m))] == []


def test_tasks_use_qtcore_alone() -> None:
    tasks = [module for module in MODULES if module.startswith("tasks/")]
    painting = {"PySide6.QtGui", "PySide6.QtWidgets"}
    assert [module for module in tasks if _imports(module) & painting] == []


def test_shared_opens_no_database_session() -> None:
    shared = [module for module in MODULES if module.startswith("shared/")]
    openers = ("create_engine", "sessionmaker", "Session(")
    texts = {module: (PACKAGE / module).read_text(encoding="utf-8") for module in shared}
    assert [
        m for m, text in texts.items() if any(re.search(rf"\b{re.escape(o)}", text) for o in openers)
    ] == []


def test_nothing_prints_but_the_shell_commands() -> None:
    quiet = [module for module in MODULES if not module.startswith("cli/")]
    loud = [
        module
        for module in quiet
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert loud == []


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    text = (ROOT / "requirements.lock").read_text()
    requirements = re.split(r"\n(?=\S)", text.strip())
    assert "://" not in text
    assert [line.split()[0] for line in requirements if "--hash=sha256:" not in line] == []
    assert len(requirements) > 20


def test_nothing_names_an_index_host_or_a_place_on_one_machine() -> None:
    named = []
    for path in _tracked():
        if path == Path(__file__) or path.suffix in {".png", ".ttf", ".icc"} or not path.is_file():
            continue
        if (
            HOST_OR_PLACE.search(path.read_text(encoding="utf-8", errors="replace"))
            and path.name != "Makefile"
        ):
            named.append(path.relative_to(ROOT).as_posix())
    assert named == []


def test_every_system_package_is_listed_once() -> None:
    lines = (ROOT / "packaging" / "system_packages.txt").read_text().splitlines()
    packages = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert len(packages) == len(set(packages))
