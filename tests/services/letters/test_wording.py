"""The wording files: what may stand in them, and that every text has its translations with the same fields."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kiberatung.documents.family_languages import CatalogueLanguages, is_reviewed
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.data_sheets import NOTE
from kiberatung.services.letters.field_values import FAMILY_WORDS
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN, text_version
from kiberatung.services.letters.wording import CONDITIONS, FIELDS, fields_in, read_wording
from kiberatung.services.talk.wording import all_spoken
from kiberatung.services.talk.words import all_words
from tests.services.letters.paper_desk import ROOT, TEXTS

WORDINGS = [TEXTS.shared, *TEXTS.wordings.values()]
FAMILY_WORDINGS = [TEXTS.shared, *(TEXTS.wordings[kind] for kind in RULES if not RULES[kind].german_only)]
GERMAN_TEXTS = sorted({text for wording in FAMILY_WORDINGS for text in wording.texts} | set(FAMILY_WORDS))
TASK_TEXTS = {
    text
    for one in load_instruments(ROOT / "resources" / "instruments").printable()
    for text in (one.title, *(task.content for task in one.tasks))
}
FAMILY_LANGUAGES = [tag for tag in TEXTS.languages.tags() if tag != GERMAN]
IN_EVERY_LANGUAGE = pytest.mark.parametrize("tag", FAMILY_LANGUAGES)


def test_every_kind_is_worded_and_three_languages_are_there() -> None:
    assert set(TEXTS.wordings) == set(LetterKind)
    assert {"ar", "tr", "uk"} <= set(FAMILY_LANGUAGES)


@IN_EVERY_LANGUAGE
def test_catalogue_holds_nothing_that_is_no_longer_said(tag: str) -> None:
    """A sentence that was reworded needs a new translation; the old one would only be reviewed in vain."""
    catalogue = read_po(BytesIO((ROOT / "translations" / tag / "LC_MESSAGES" / "family.po").read_bytes()))
    sentences = {str(message.id) for message in catalogue if str(message.id).endswith((".", "?", ","))}
    assert (
        sentences - {*GERMAN_TEXTS, NOTE, *all_spoken(), *all_words(), *TASK_TEXTS, *_marked_in_the_program()} == set()
    )


@cache
def _marked_in_the_program() -> frozenset[str]:
    """Read once: the whole source is looked through."""
    found = extract_from_dir(ROOT / "kiberatung", method_map=[("**.py", "python")], keywords={"family_": None})
    return frozenset(str(text) for _file, _line, text, _comments, _context in found)


@IN_EVERY_LANGUAGE
def test_every_entry_says_whether_it_was_reviewed(tag: str) -> None:
    catalogue = read_po(BytesIO((ROOT / "translations" / tag / "LC_MESSAGES" / "family.po").read_bytes()))
    unmarked = [
        str(one.id) for one in catalogue if one.id and not any("reviewed:" in text for text in one.user_comments)
    ]
    assert unmarked == []


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ([], False),
        (["reviewed: no"], False),
        (["reviewed:"], False),
        (["reviewed: 2026-11-30 Hanan Saleh"], True),
        (["alt", "reviewed: 2026-11-30 Hanan Saleh"], True),
    ],
)
def test_review_mark(comments: list[str], expected: bool) -> None:
    assert is_reviewed(Message("Kind", user_comments=comments)) is expected


def test_review_of_an_older_version_counts_no_more() -> None:
    version = text_version("Kind", "طفل")
    message = Message("Kind", "طفل", user_comments=[f"reviewed: 2026-11-30 Hanan Saleh, {version}"])
    assert is_reviewed(message)
    changed = Message("Kind", "الطفل", user_comments=message.user_comments)
    assert not is_reviewed(changed)


def test_who_reviewed_and_which_version_goes_with_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entries = 'msgid "Kind"\nmsgstr "طفل"\n\n# reviewed: no\nmsgid "Schule"\nmsgstr "مدرسة"\n'
    (folder / "family.po").write_text(f"# reviewed: 2026-11-30 Hanan Saleh\n{entries}", encoding="utf-8")
    language = CatalogueLanguages(tmp_path).get("ar")
    child, school = language.find("Kind"), language.find("Schule")
    assert child is not None
    assert school is not None
    assert (child.reviewed, child.review, child.version) == (
        True,
        "Hanan Saleh, 30.11.2026",
        text_version("Kind", "طفل"),
    )
    assert (school.reviewed, school.review) == (False, "")


def test_all_fields_and_conditions_are_in_use() -> None:
    used_fields = {field for wording in WORDINGS for text in wording.texts for field in fields_in(text)}
    used_conditions = {one.condition for wording in WORDINGS for part in wording.parts for one in part.variants}
    assert used_fields == FIELDS
    assert used_conditions - {""} == CONDITIONS


def test_texts_for_families_are_short_sentences() -> None:
    for text in GERMAN_TEXTS:
        for sentence in text.replace("?", ".").replace(":", ".").split(". "):
            assert len(sentence.split(" ")) <= 16, sentence


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("== Betreff\nHallo {kind}", "Zeile 2.*Feld „kind“"),
        ("== Betreff\nHallo {child.__class__}", "Zeile 2.*Feld"),
        ("== Betreff\n(bei Regen) Hallo", "Zeile 2.*Bedingung „bei Regen“"),
        ("# Bemerkung\nHallo", "Zeile 2.*vor dem ersten Titel"),
        ("== Betreff\nHallo {child", "Zeile 2.*Klammer"),
        ("== Betreff\nHallo child}", "Zeile 2.*Klammer"),
        ("== Absatz\nHallo", "„== Betreff“ fehlt"),
        ("== Betreff\n\n== Absatz\nHallo", "„== Betreff“ fehlt"),
    ],
)
def test_wrong_wording_names_the_line(text: str, named: str) -> None:
    with pytest.raises(DomainError, match=named) as told:
        read_wording("invitation.txt", text)
    assert "invitation.txt" in told.value.message


def test_first_variant_that_applies_is_taken() -> None:
    part = read_wording("x", "== Betreff\n(Termin) A\n(Schule) B\nC").part("Betreff")
    assert [part.text_for(holding) for holding in ({"Termin", "Schule"}, {"Schule"}, set())] == ["A", "B", "C"]


def test_part_without_an_applying_variant_falls_away() -> None:
    assert read_wording("x", "== Betreff\n(Termin) A").part("Betreff").text_for(set()) is None


def test_unknown_language_is_told() -> None:
    with pytest.raises(DomainError, match="„xx“"):
        CatalogueLanguages(ROOT / "translations").get("xx")
