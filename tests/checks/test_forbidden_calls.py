"""What only one place may do: clock, chance and home, style sheets, colours, dialogs, rich text."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.checks.sources import Source, dotted, findings, place, source_of

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
TOKENS = "kiberatung/ui/theme/tokens.py"


@dataclass(frozen=True, slots=True)
class Rule:
    """Names (as the end of a dotted name) that may stand only in certain places."""

    names: tuple[str, ...]
    allowed_in: tuple[str, ...]
    reason: str

    def forbids(self, name: str) -> bool:
        return any(name == forbidden or name.endswith(f".{forbidden}") for forbidden in self.names)


RULES = (
    Rule(
        ("processEvents", "time.sleep", "QThread.sleep", "QThread.msleep", "QTest.qWait"),
        ("kiberatung/app", "kiberatung/basics"),
        "the main thread never waits",
    ),
    Rule(
        ("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "QDate.currentDate",
         "QDateTime.currentDateTime", "QTime.currentTime"),
        ("kiberatung/app", "kiberatung/basics"),
        "the day is an argument",
    ),
    Rule(("Path.home", "expanduser", "gethostname", "getuser"), ("kiberatung/app", "kiberatung/basics"),
         "folders and accounts are arguments"),
    Rule(("uuid1", "uuid4", "uuid7"), ("kiberatung/app", "kiberatung/basics"), "identifiers come from basics"),
    Rule(("itemAt", "takeAt"), ("kiberatung/ui/widgets/layouts.py",), "PySide keeps items that Qt has freed"),
    Rule(("setStyleSheet",), ("kiberatung/ui/theme",), "only the theme styles"),
    Rule(("QMessageBox", "QDialog", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog", "QErrorMessage"),
         ("kiberatung/ui/shell",), "one module owns dialogs"),
    Rule(
        ("RichText", "AutoText", "MarkdownText", "setHtml", "insertHtml", "toHtml", "setMarkdown"),
        (),
        "records are shown as plain text",
    ),
)  # fmt: skip


def misplaced_names(source: Source) -> Iterator[str]:
    rules = [rule for rule in RULES if not source.is_in(*rule.allowed_in)]
    for node in ast.walk(source.tree):
        for name in _names(node):
            for rule in rules:
                if rule.forbids(name):
                    yield place(source, node, f"{name}: {rule.reason}")


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Attribute):
        return [dotted(node)]
    return [node.id] if isinstance(node, ast.Name) else []


def colours_outside_the_tokens(source: Source) -> Iterator[str]:
    if not source.is_in("kiberatung/ui", "kiberatung/app") or source.path == TOKENS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value):
            yield place(source, node, "a colour")
        if (
            isinstance(node, ast.Attribute)
            and dotted(node.value).endswith("GlobalColor")
            and node.attr != "transparent"
        ):
            yield place(source, node, "a colour of Qt")
        if isinstance(node, ast.Call) and dotted(node.func).endswith("QColor") and _are_constants(node.args):
            yield place(source, node, "a colour in numbers or by name")


def _are_constants(arguments: list[ast.expr]) -> bool:
    return bool(arguments) and all(isinstance(argument, ast.Constant) for argument in arguments)


def test_nothing_stands_where_it_must_not() -> None:
    assert findings(misplaced_names) == []


def test_colours_are_tokens() -> None:
    assert findings(colours_outside_the_tokens) == []


@pytest.mark.parametrize(
    "text",
    [
        "app.processEvents()",
        "time.sleep(1)",
        "from time import sleep",
        "date.today()",
        "datetime.datetime.now()",
        "Path.home()",
        "from uuid import uuid4",
        "uuid.uuid4()",
        "self.setStyleSheet('')",
        "from PySide6.QtWidgets import QMessageBox",
        "class Ask(QtWidgets.QDialog): pass",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "view.setHtml(name)",
        "column.itemAt(0)",
    ],
)
def test_check_sees_each_forbidden_name(text: str) -> None:
    assert list(misplaced_names(source_of(text)))


@pytest.mark.parametrize("text", ["clock.today()", "clock.now()", "self._clock.now()", "Qt.TextFormat.PlainText"])
def test_check_lets_arguments_pass(text: str) -> None:
    assert list(misplaced_names(source_of(text))) == []


def test_the_right_place_may_do_it() -> None:
    assert list(misplaced_names(source_of("date.today()", "kiberatung/basics/clock.py"))) == []
    assert list(misplaced_names(source_of("box = QMessageBox()", "kiberatung/ui/shell/messages.py"))) == []
    assert list(misplaced_names(source_of("box = QMessageBox()", "kiberatung/ui/shellfish.py"))) != []


@pytest.mark.parametrize(
    "text", ['x = "#1a2b3c"', "QColor(1, 2, 3)", 'QColor("red")', "Qt.GlobalColor.red", 'css = "color: #fff;"']
)
def test_check_sees_each_colour(text: str) -> None:
    assert list(colours_outside_the_tokens(source_of(text)))
    assert list(colours_outside_the_tokens(source_of(text, TOKENS))) == []


def test_check_lets_tokens_and_numbers_pass() -> None:
    assert (
        list(
            colours_outside_the_tokens(
                source_of('QColor(tokens.accent); x = Qt.GlobalColor.transparent, "Nr. #12 fehlt"')
            )
        )
        == []
    )
