"""German on the screen: no English, Sie, short sentences, the signs of German print."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.checks.sources import Source, findings, place, source_of, sources

LONGEST_SENTENCE = 32
HIGHEST_LIX = 52
"""Below 50 is the language of newspapers, above 60 that of laws."""
ENGLISH = frozenset(
    [
        "account",
        "accounts",
        "alert",
        "app",
        "backup",
        "browser",
        "button",
        "cancel",
        "case",
        "check",
        "checkbox",
        "checklist",
        "clear",
        "click",
        "close",
        "confirm",
        "content",
        "copy",
        "dashboard",
        "default",
        "delete",
        "desktop",
        "dialog",
        "display",
        "dropdown",
        "edit",
        "editor",
        "entry",
        "error",
        "feature",
        "feedback",
        "field",
        "file",
        "filter-bar",
        "folder",
        "form",
        "handover",
        "help",
        "hint",
        "home",
        "icon",
        "input",
        "intake",
        "item",
        "key",
        "keyboard",
        "label",
        "layout",
        "link",
        "list",
        "loading",
        "lock",
        "login",
        "logout",
        "mail",
        "menu",
        "mismatch",
        "missing",
        "mode",
        "move",
        "new",
        "next",
        "notes",
        "okay",
        "open",
        "overview",
        "page",
        "panel",
        "password",
        "paste",
        "pending",
        "please",
        "pop-up",
        "popup",
        "preview",
        "print",
        "privacy",
        "quick",
        "record",
        "reload",
        "remove",
        "reset",
        "restore",
        "retry",
        "row",
        "save",
        "scan",
        "screen",
        "screenshot",
        "search",
        "select",
        "send",
        "session",
        "settings",
        "shortcut",
        "shortcuts",
        "show",
        "sidebar",
        "snapshot",
        "sort",
        "start-screen",
        "status-bar",
        "submit",
        "summary",
        "sync",
        "tab",
        "task",
        "template",
        "theme",
        "timeline",
        "title",
        "toggle",
        "tool",
        "tooltip",
        "undo",
        "unlock",
        "update",
        "updates",
        "upload",
        "user",
        "username",
        "view",
        "warning",
        "widget",
        "window",
        "workflow",
        "your",
    ]
)
ALSO_GERMAN = frozenset({"Menü", "Link"})
FAMILIAR = re.compile(r"\b(du|dich|dir|dein\w*|euch|euer\w*)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def screen_texts(source: Source) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext_"}:
            for argument in node.args[:2]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node, argument.value


def _found(wrong: Callable[[str], str]) -> Callable[[Source], Iterator[str]]:
    def check(source: Source) -> Iterator[str]:
        for node, text in screen_texts(source):
            if what := wrong(text):
                yield place(source, node, f"{what}: {text}")

    return check


def english(text: str) -> str:
    """Words in lower case: as nouns with a capital several are German too."""
    named = re.sub(r"„[^“]*“", "", _plain(text))  # commands, files and fields are called by their names
    return " ".join(word for word in _WORD.findall(named) if word in ENGLISH)


def familiar(text: str) -> str:
    return " ".join(FAMILIAR.findall(text))


def unprinted_signs(text: str) -> str:
    straight = re.search(r"[\"']|\.\.\.| - |[A-Za-zäöüß]“[^“„”]*”", text.replace("{", "").replace("}", ""))
    opened, closed = text.count("„"), text.count("“")
    return "signs" if straight or (opened != closed) else ""


def long_sentences(text: str) -> str:
    return " / ".join(one for one in sentences(text) if len(_WORD.findall(one)) > LONGEST_SENTENCE)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?:])\s+", _plain(text)) if _WORD.search(one)]


def lix(texts: list[str]) -> float:
    """Words per sentence and the share of words of more than six letters in per cent."""
    words = [word for text in texts for word in _WORD.findall(_plain(text))]
    count = sum(len(sentences(text)) for text in texts)
    return len(words) / count + 100 * sum(len(word) > 6 for word in words) / len(words)


def _plain(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "X", text).replace("&", "")


@pytest.mark.requirement("U59", figure="0 English words of the list, 0 du, German signs, sentences of at most 32 words")
@pytest.mark.parametrize("wrong", [english, familiar, unprinted_signs, long_sentences], ids=lambda made: made.__name__)
def test_screen_texts_are_plain_german(wrong: Callable[[str], str]) -> None:
    assert findings(_found(wrong)) == []


@pytest.mark.requirement("U59", figure="LIX of all texts of a sentence at most 52")
def test_sentences_are_easy_to_read() -> None:
    whole = [text for source in sources() for _node, text in screen_texts(source) if text.rstrip().endswith(".")]
    assert len(whole) > 300
    assert lix(whole) <= HIGHEST_LIX


@pytest.mark.requirement("U43", figure="every fault of the catalogue: what to do now, at most 60 words, no code alone")
def test_every_fault_says_what_to_do_now() -> None:
    assert findings(faults_without_way_on) == []


def faults_without_way_on(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if not isinstance(node, ast.Call) or name not in {"DomainError", "EnvironmentFault"}:
            continue
        words = " ".join(one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and _is_text(one))
        if len(node.args) + len(node.keywords) < 2 or len(words.split()) > 60:
            yield place(source, node, f"{name} without a way on, or too long")


def _is_text(node: ast.Constant) -> bool:
    return isinstance(node.value, str)


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (english, "Die Tabelle ist im mode edit"),
        (familiar, "Hast du das?"),
        (unprinted_signs, 'Das "Wort"'),
        (unprinted_signs, "Weiter ..."),
        (long_sentences, "und " * 40),
    ],
)
def test_checks_see_what_is_wrong(wrong: Callable[[str], str], text: str) -> None:
    assert wrong(text)


def test_check_sees_a_fault_without_way_on() -> None:
    assert len(list(faults_without_way_on(source_of('raise DomainError(_("Nein."))')))) == 1
