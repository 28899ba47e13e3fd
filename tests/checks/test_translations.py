"""Translations keep the named fields of their source, and none is left half done."""

import importlib.util
import re
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.checks.sources import ROOT

FIELD = re.compile(r"\{([^{}]*)\}")


def fields(text: str) -> set[str]:
    """The names inside braces, without how they are shown: {count:,} → count."""
    return {re.split("[!:]", found)[0] for found in FIELD.findall(text)}


def faults(catalogue: Catalog) -> list[str]:
    """Translations whose fields differ from their source, and fuzzy ones, which compilers drop in silence."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set().union(*map(fields, sources))
        needed = set.intersection(*map(fields, sources))
        wrong = [text for text in texts if text and not needed <= fields(text) <= allowed]
        if wrong or message.fuzzy:
            found.append(str(sources[0]))
    return found


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("translations/*/LC_MESSAGES/*.po"))


def test_translations_keep_their_fields() -> None:
    wrong = {}
    for path in catalogues():
        found = faults(read_po(BytesIO(path.read_bytes())))
        if found:
            wrong[path.relative_to(ROOT).as_posix()] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("entry", "is_fault"),
    [
        ('msgid "Kind {name}"\nmsgstr "Child {name}"', False),
        ('msgid "Kind {name}"\nmsgstr ""', False),
        ('msgid "Kind {name}"\nmsgstr "Child {nmae}"', True),
        ('msgid "Kind {name}"\nmsgstr "Child"', True),
        ('#, fuzzy\nmsgid "Kind"\nmsgstr "Child"', True),
        ('msgid "ein Kind"\nmsgid_plural "{count} Kinder"\nmsgstr[0] "one child"\nmsgstr[1] "{count} children"', False),
        ('msgid "ein Kind"\nmsgid_plural "{count} Kinder"\nmsgstr[0] "one child"\nmsgstr[1] "{n} children"', True),
    ],
)
def test_check_sees_lost_fields(entry: str, is_fault: bool) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    assert bool(faults(read_po(BytesIO((head + entry + "\n").encode())))) is is_fault


def _texts_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_texts", ROOT / "packaging/update_texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_screens_is_there_in_english() -> None:
    """`python packaging/update_texts.py` brings new ones in; what leaves the office stays German."""
    english = read_po(BytesIO((ROOT / "translations/en/LC_MESSAGES/ui.po").read_bytes()))
    known = {message.id: message.string for message in english if message.id}
    lacking = []
    for text in _texts_module().texts_of_the_screens():
        string = known.get(text, "")
        if not (all(string) if isinstance(string, tuple) else string):
            lacking.append(text)
    assert lacking == []


def test_alt_letters_are_given_in_english_where_they_are_in_german() -> None:
    english = read_po(BytesIO((ROOT / "translations/en/LC_MESSAGES/ui.po").read_bytes()))
    plain = {m.id: m.string for m in english if isinstance(m.id, str) and m.id and isinstance(m.string, str)}
    assert [german for german, text in plain.items() if _alt_letters(german) != _alt_letters(text)] == []


def _alt_letters(text: str) -> int:
    return text.replace("&&", "").count("&")
