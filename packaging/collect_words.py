"""Collects every text of the program that goes through translation into a catalogue Qt's tools can read (.ts).

A walk of our own, because Qt's misses what goes through a module's own function, tables of texts and codes of errors.
`python packaging/collect_words.py de` writes resources/translations/focusflow_de.ts and keeps what is translated there.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "focusflow_desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
ERRORS = ("Refused", "Unavailable", "Damaged", "Locked", "WorldError")
TABLES = {"settings.py": "settings"}  # the settings page translates the table's texts
_TABLE_FIELDS = ("title", "help", "menu", "group", "name", "words")


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """One text to translate; `note` helps who translates it, `counts` where it has a plural."""

    context: str
    source: str
    note: str = ""
    counts: bool = False


def collect(package: Path = PACKAGE) -> set[Word]:
    """Every text of the package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    speakers = {path: _speakers(tree) for path, tree in trees.items()}
    found: set[Word] = set()
    for path, tree in trees.items():
        known = {**_imported(tree, package=package, speakers=speakers), **speakers[path]}
        tables = _texts_of_tables(trees, near=path)
        for class_name, call in _calls(tree):
            found |= set(_words(call, class_name=class_name, speakers=known, tables=tables))
            found |= set(_error(call))
        if path.relative_to(package).as_posix() in TABLES:
            found |= _of_settings(tree, TABLES[path.relative_to(package).as_posix()])
    return found | (_made_at_run_time() if package == PACKAGE else set())


def _made_at_run_time() -> set[Word]:
    """Titles of keys and marks are put together by the program; they are asked for, not read."""
    sys.path.insert(0, str(ROOT))
    from focusflow_desktop.ui.culling.keys import all_keys
    from focusflow_desktop.ui.library.commands import MARKS

    keys = {Word("culling", text) for key in all_keys() for text in (key.title, key.menu) if text}
    return keys | {Word("library", title) for _, title, _, _ in MARKS}


def write(file: Path, words: set[Word], *, language: str) -> int:
    """Write the catalogue; translations that are in the file stay. Returns how many texts wait for theirs."""
    done = _translated(file)
    top = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    waiting = 0
    by_context: dict[str, dict[str, Word]] = defaultdict(dict)
    for word in sorted(words):
        kept = by_context[word.context].get(word.source)
        by_context[word.context][word.source] = word if kept is None or word.counts else kept
    for context, texts in by_context.items():
        part = ET.SubElement(top, "context")
        ET.SubElement(part, "name").text = context
        for word in texts.values():
            message = ET.SubElement(part, "message", {"numerus": "yes"} if word.counts else {})
            ET.SubElement(message, "source").text = word.source
            if word.note:
                ET.SubElement(message, "extracomment").text = word.note
            old = done.get((context, word.source))
            if old is not None:
                message.append(old)
            else:
                waiting += 1
                empty = ET.SubElement(message, "translation", type="unfinished")
                if word.counts:
                    ET.SubElement(empty, "numerusform")
    ET.indent(top)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = ET.tostring(top, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    return waiting


def _translated(file: Path) -> dict[tuple[str, str], ET.Element]:
    if not file.exists():
        return {}
    found = {}
    for part in ET.parse(file).getroot().iter("context"):
        for message in part.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                found[part.findtext("name", ""), message.findtext("source", "")] = translation
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the class it stands in, which is the context of `self.tr`."""

    def walk(node: ast.AST, class_name: str) -> Iterator[tuple[str, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield class_name, child
            yield from walk(child, child.name if isinstance(child, ast.ClassDef) else class_name)

    return walk(tree, "")


def _speakers(tree: ast.Module) -> dict[str, str]:
    """A module's own functions that hand their first argument to `translate`, with the context they name."""
    found = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        first = node.args.args[0].arg
        for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
            named = _translate(call)
            if named is not None and isinstance(named[1], ast.Name) and named[1].id == first:
                found[node.name] = named[0]
    return found


def _imported(tree: ast.Module, *, package: Path, speakers: dict[Path, dict[str, str]]) -> dict[str, str]:
    """Such functions of other modules, under the names they have here."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(package.name):
            continue
        folder = package.parent.joinpath(*(node.module or "").split("."))
        for alias in node.names:
            own = speakers.get(folder.with_suffix(".py"), {})
            if alias.name in own:
                found[alias.asname or alias.name] = own[alias.name]
            for name, context in speakers.get(folder / f"{alias.name}.py", {}).items():
                found[f"{alias.asname or alias.name}.{name}"] = context
    return found


def _words(
    call: ast.Call, *, class_name: str, speakers: dict[str, str], tables: dict[str, set[str]]
) -> Iterator[Word]:
    name = ast.unparse(call.func)
    named = _translate(call)
    if named is not None:
        context, text = named
    elif name == "self.tr" and call.args:
        context, text = class_name, call.args[0]
    elif name in speakers and call.args:
        context, text = speakers[name], call.args[0]
    else:
        return
    for source in _texts(text, tables):
        yield Word(context, source, counts="%n" in source)


def _translate(call: ast.Call) -> tuple[str, ast.expr] | None:
    if not ast.unparse(call.func).endswith("QCoreApplication.translate") or len(call.args) < 2:
        return None
    context = call.args[0]
    if not isinstance(context, ast.Constant):
        return None
    return str(context.value), call.args[1]


def _texts(node: ast.expr, tables: dict[str, set[str]]) -> set[str]:
    """What an expression can be: a text, one of two, an entry or a field of a table."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) and node.value else set()
    if isinstance(node, ast.IfExp):
        return _texts(node.body, tables) | _texts(node.orelse, tables)
    if isinstance(node, ast.Name):
        return tables.get(node.id, set())
    if isinstance(node, ast.Subscript):
        return tables.get(ast.unparse(node.value), set())
    if isinstance(node, ast.Attribute):
        return tables.get(f".{node.attr}", set())
    return set()


def _texts_of_tables(trees: dict[Path, ast.Module], *, near: Path) -> dict[str, set[str]]:
    """Texts in module tables of the same folder: values by the table's name, fields by theirs."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, tree in trees.items():
        for node in ast.walk(tree) if path.parent == near.parent else ():
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
                values = (_texts(value, {}) for value in node.value.values)
                found[ast.unparse(node.targets[0])] |= set[str]().union(*values)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp) and path == near:
                found[ast.unparse(node.targets[0])] |= _texts(node.value, {})
            elif isinstance(node, ast.keyword) and node.arg in _TABLE_FIELDS:
                found[f".{node.arg}"] |= _texts(node.value, {})
    return found


def _error(call: ast.Call) -> Iterator[Word]:
    """An error's code is what is translated; its English sentence is the note."""
    if ast.unparse(call.func) in ERRORS and call.args and isinstance(call.args[0], ast.Constant):
        sentence = ast.unparse(call.args[1]) if len(call.args) > 1 else ""
        yield Word("errors", str(call.args[0].value), note=sentence)


def _of_settings(tree: ast.Module, context: str) -> set[Word]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("title", "help"):
            found |= _texts(node.value, {})
        elif isinstance(node, ast.keyword) and node.arg == "choices" and isinstance(node.value, ast.Tuple):
            found |= {str(ast.literal_eval(choice)[1]) for choice in node.value.elts}
        elif isinstance(node, ast.ClassDef) and node.name == "Page":
            found |= set[str]().union(*(_texts(s.value, {}) for s in node.body if isinstance(s, ast.Assign)))
    return {Word(context, source) for source in found}


if __name__ == "__main__":
    for code in sys.argv[1:]:
        target = TRANSLATIONS / f"focusflow_{code}.ts"
        left = write(target, collect(), language=code)
        sys.stdout.write(f"{target}: {left} texts wait for their translation\n")
