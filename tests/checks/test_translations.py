"""Translations keep the named fields of their source, and none is left half done."""

import re
from io import BytesIO
from pathlib import Path

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
