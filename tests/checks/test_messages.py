"""Every message says what happened, what is safe and what to do now; only where undo ends is anything asked."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.checks.sources import Source, place, source_of, sources

ROOTS = frozenset({"TellableError", "DomainError", "EnvironmentFault"})
MOST_WORDS = 60
MOST_QUESTIONS = 6
SAFE = re.compile(
    r"nicht(s)?\b[^.]*\b(gespeichert|geändert|geschrieben|übernommen|angelegt|gelesen|geöffnet|verlassen|gelöscht|gezeigt"
    r"|eingetragen|festgehalten|zusammengeführt|hinzugefügt|gemacht|gesichert|überschrieben|verändert|gebeten|erstellt"
    r"|gemerkt|bestätigt|verglichen|entfernt|zählt|gedruckt|kopiert|wiederhergestellt|ausgegeben|beendet|getan|gewählt"
    r"|zurückgeholt|zurückgeholt|verschoben|erneuert|belegt|zu vergleichen|verschickt|verlangt|begonnen|geprüft)"
    r"|unverändert|unberührt|unversehrt|ist gespeichert|Gespeichert ist alles|sicher|bleibt|bleiben|gilt weiter"
    r"|gelten bis|besteht weiter|ist da\b|Zugestimmt ist nicht|zugestimmt ist nicht|keine Sicherung gemacht"
    r"|läuft weiter|ist noch da|wurde nicht|wurden nicht|ist noch nicht|liegen trotzdem vor"
    r"|kein(e|en|es|em)? .*(verändert|angelegt|gemacht)|gilt, was bisher galt"
    r"|beginnt kein|schon offen|steht nicht fest; alles|weiter(hin)? da",
    re.IGNORECASE,
)
"""Ways to say what is kept: nothing changed, nothing left the house, all is saved."""
BLAME = re.compile(r"\b(Ihr Fehler|Sie haben [^.]*falsch|Fehlercode|Error|Code \d+|ungültige Eingabe)\b", re.IGNORECASE)
SAID_BY_THE_FRAME = {
    "kiberatung/services/answer_texts.py": "„Nicht gespeichert.“ stands before it in the cell",
    "kiberatung/domain/mrz/": "„Es wurde nichts übernommen.“ stands before it at the zone",
    "kiberatung/domain/schulpflicht/": "an answer is reckoned and nothing is stored",
    "kiberatung/domain/names/": "„Nicht gespeichert.“ stands before it in the cell",
    "kiberatung/app/cli/": "a command that lacks an argument has not begun",
}
"""Where what is safe is said beside the message, and by whom."""

COMPLETES_ITSELF = frozenset({"DamagedStore", "OlderStore"})
"""These are given what was found, and say themselves what is safe and what to do."""


@dataclass(frozen=True)
class Message:
    where: str
    path: str
    text: str
    next_step: str | None
    """None: worked out elsewhere, where it is looked at by itself."""


@cache
def kinds() -> frozenset[str]:
    """The names of all errors people are told."""
    found = set(ROOTS)
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return frozenset(found)


def messages(source: Source) -> Iterator[Message]:
    """Those written out where the error is made."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _makes_error(node) and node.args:
            text = literal(node.args[0])
            step = literal(node.args[1]) if len(node.args) > 1 else ""
            if text:
                yield Message(place(source, node, text), source.path, text, step)


def _makes_error(node: ast.Call) -> bool:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return name in kinds() - COMPLETES_ITSELF


def literal(node: ast.expr) -> str | None:
    """The German text of `_("…")`, also with `.format`; None for what is worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext_"}:
        return literal(node.args[0])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return literal(node.func.value)
    return None


def faults(message: Message) -> Iterator[str]:
    """What the message lacks (U43)."""
    whole = f"{message.text} {message.next_step or ''}"
    if message.next_step == "":
        yield "nothing to do now"
    if len(whole.split()) > MOST_WORDS:
        yield f"more than {MOST_WORDS} words"
    if BLAME.search(whole):
        yield "blames, or speaks in numbers"
    frame = any(message.path.startswith(path) for path in SAID_BY_THE_FRAME)
    opens = "{" in message.text and message.text.startswith("{")
    if not frame and not opens and not SAFE.search(whole):
        yield "not said what is safe"


@pytest.mark.requirement(
    "U43", figure="over 150 messages of the source: what happened, what is safe, what to do; at most 60 words"
)
def test_every_message_says_what_happened_what_is_safe_and_what_to_do() -> None:
    found = [message for source in sources() for message in messages(source)]
    assert [f"{message.where}: {fault}" for message in found for fault in faults(message)] == []
    assert len(found) > 150


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ('DomainError(_("Der Name fehlt. Es wurde nichts gespeichert."), _("Tragen Sie ihn ein."))', None),
        ('DomainError(_("Der Name fehlt. Es wurde nichts gespeichert."))', "nothing to do now"),
        ('DomainError(_("Der Name fehlt."), _("Tragen Sie ihn ein."))', "not said what is safe"),
        ('EnvironmentFault(_("Error 17. Nichts geändert."), _("Weiter."))', "blames, or speaks in numbers"),
    ],
)
def test_the_check_sees_what_lacks(call: str, fault: str | None) -> None:
    [message] = messages(source_of(call))
    assert next(faults(message), None) == fault


# Questions


@dataclass(frozen=True)
class Asked:
    where: str
    heading: str
    deed: str
    keep: str


def questions() -> list[Asked]:
    """Every „are you sure“ of the program: the one dialog of `ui.shell.messages` that asks."""
    found = []
    for source in sources():
        if not any("Question" in line and "ui.protocols import" in line for line in source.text.splitlines()):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Question":
                named = {word.arg: literal(word.value) or "" for word in node.keywords}
                plain = [literal(one) or "" for one in node.args]
                parts = dict(zip(("heading", "text", "deed", "keep"), plain, strict=False)) | named
                where = f"{source.path}:{node.lineno}"
                found.append(Asked(where, parts["heading"], parts["deed"], parts["keep"]))
    return found


FOR_WHAT_CANNOT_BE_UNDONE = {
    "kiberatung/app/program.py": "an older file is opened: what came after is not in it",
    "kiberatung/ui/family/erasure_presenter.py": "final deletion",
    "kiberatung/ui/settings/keys_presenter.py": "the recovery key on paper no longer opens the store",
    "kiberatung/ui/settings/rights_presenter.py": "the passphrase of an account is taken away",
}
"""File by file why undo does not reach; whoever adds a question says so here."""


@pytest.mark.requirement("U46", figure="4 questions in the program, each for what undo does not reach; at most 6")
def test_questions_are_asked_only_where_undo_ends() -> None:
    asked = questions()
    assert {one.where.split(":")[0] for one in asked} == FOR_WHAT_CANNOT_BE_UNDONE.keys()
    assert len(asked) <= MOST_QUESTIONS


@pytest.mark.requirement("U44", figure="0 buttons that say only OK, yes or no; 0 message boxes")
def test_no_button_says_only_ok() -> None:
    empty = {"ok", "okay", "ja", "nein"}
    found = [
        place(source, node, str(text))
        for source in sources()
        if source.is_in("kiberatung/ui", "kiberatung/app")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"button", "icon_button", "QPushButton"}
        for text in [literal(node.args[0]) if node.args else ""]
        if (text or "").replace("&", "").strip().casefold() in empty
    ]
    boxes = [source.path for source in sources() if "QMessageBox" in source.text or "StandardButton" in source.text]
    assert (found, boxes) == ([], [])
    assert not {one.deed.replace("&", "").casefold() for one in questions()} & empty


@pytest.mark.requirement("U44")
def test_a_notice_of_trouble_says_more_than_its_headline() -> None:
    """What is red or yellow in the notice bar has a sentence below its headline."""
    bare = [
        place(source, node, literal(node.args[0]) or "")
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "show_notice" and node.args
        if _tone(node) in {"warn", "danger"} and len(node.args) < 2 and not any(k.arg == "text" for k in node.keywords)
    ]
    assert bare == []


def _tone(node: ast.Call) -> str:
    tones = [word.value for word in node.keywords if word.arg == "tone"] + node.args[2:3]
    return (literal(tones[0]) or "") if tones else ""
