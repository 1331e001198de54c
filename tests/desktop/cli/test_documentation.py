"""docs/cli.md says what the commands do, and the commands do what it says."""

import argparse
import json
import re
from pathlib import Path

import pytest

from focusflow_desktop.cli.main import build_parser
from focusflow_desktop.cli.names import COMMANDS
from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.photos.ingest.request import FOLDER_TEMPLATE, NAME_TEMPLATE
from focusflow_desktop.photos.ingest.templates import TEXT_TOKENS, TIME_TOKENS, parse_folder
from focusflow_desktop.photos.ingest.verdict import Verdict
from focusflow_desktop.photos.library.filter_text import KEYS, parse_filter
from tests.support.picture_files import jpeg

PAGE = (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = {
    found[1]: found[0]
    for found in re.finditer(r"## `(?:focusflow )?([\w-]+)[^\n]*\n.*?(?=\n## |\Z)", PAGE, re.DOTALL)
}


def _parsers():
    (commands,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return commands.choices


def _examples(command):
    found = re.findall(r"```json\n(.*?)```", SECTIONS[command], re.DOTALL)
    return [json.loads(line) for block in found for line in block.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_every_command_is_explained_in_its_section(command):
    for action in _parsers()[command]._actions:
        for option in action.option_strings:
            if option not in {"-h", "--help", "--studio", "--json"}:
                assert f"`{option}" in SECTIONS[command], option
    assert "--studio DIR" in PAGE
    assert "--json" in PAGE


def test_no_option_is_explained_that_is_not_there():
    known = {
        option
        for parser in _parsers().values()
        for action in parser._actions
        for option in action.option_strings
    }
    assert set(re.findall(r"--[a-z][a-z-]*", PAGE)) <= known | {"--help"}


def test_every_token_of_a_template_is_there_and_every_token_there_is_one():
    tokens = {*TIME_TOKENS, *TEXT_TOKENS, "number"}
    written = set(re.findall(r"`\{([a-z]+)[:}]", SECTIONS["import"]))
    assert tokens <= written
    for token in re.findall(r"`(\{[^`{]+\})`", SECTIONS["import"]):
        parse_folder(token)
    assert f"`{NAME_TEMPLATE}`" in PAGE
    assert f"`{FOLDER_TEMPLATE}`" in PAGE


def test_every_key_of_the_filter_is_there_and_every_example_is_understood():
    section = SECTIONS["--filter"]
    for key in KEYS:
        assert re.search(rf"`{key}[:>]", section), key
    for example in re.findall(r"`([a-z]+(?:[:=]|[<>]=?)[^`]+)`", section):
        parse_filter(example)


def test_every_built_in_preset_is_named():
    for preset in builtin_presets():
        assert f"`{preset.name}`" in SECTIONS["export"]


def test_every_verdict_is_explained():
    for verdict in Verdict:
        assert f"`{verdict.value}`" in SECTIONS["import"]


def _keys(records):
    return {tuple(record) for record in records}


def test_the_json_lines_are_those_of_the_page(focusflow, studio, card, tmp_path):
    """Runs every command and compares the keys with the page's examples."""
    where = ("--json", "--studio", studio)
    first = focusflow("photos", *where).records[0]["id"]
    edited = tmp_path / "Finals"
    edited.mkdir()
    (edited / "AB5_8412-Edit.jpg").write_bytes(jpeg(48, 32))
    ran = {
        "photos": focusflow("photos", *where),
        "mark": focusflow("mark", "--rating", 1, first, *where),
        "finals": focusflow("finals", "--watch", edited, *where),
        "export": focusflow(
            "export", "--preset", "Thumb 512", "--to", tmp_path / "out", "--filter", "flag:pick", *where
        ),
        "backup": focusflow("backup", *where),
        "check": focusflow("check", *where),
        "import": focusflow("import", card, "--to", tmp_path / "laptop", *where),
        "take-along": focusflow("take-along", "--to", tmp_path / "all.zip", *where),
        "bring-in": focusflow("bring-in", tmp_path / "all.zip", "--json", "--studio", tmp_path / "other"),
        "sample": focusflow("sample", tmp_path / "new", "--photos", 2, "--size", "64x48", "--json"),
    }
    assert set(ran) == set(COMMANDS)
    for command, done in ran.items():
        assert done.code == 0, (command, done.err)
        assert _keys(done.records) == _keys(_examples(command)), command


@pytest.mark.parametrize(
    ("command", "states"),
    [
        ("import", {"imported", "already", "refused", "failed"}),
        ("photos", {"present", "missing"}),
        ("mark", {"marked", "failed"}),
        ("finals", {"linked", "waiting", "without", "failed"}),
        ("export", {"written", "skipped", "missing", "failed"}),
        ("check", {"ok", "damaged", "missing", "unreadable"}),
    ],
)
def test_every_state_is_explained(command, states):
    assert all(f"`{state}`" in SECTIONS[command] for state in states)


def test_every_exit_code_is_explained():
    assert re.search(r"`0` done.*`1` something failed.*`2` usage", PAGE, re.DOTALL)
