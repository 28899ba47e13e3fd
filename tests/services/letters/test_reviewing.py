"""One language out to a reviewer and back: the file, what would change, what is refused with its line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiberatung.documents.review_files import PoReviewFiles
from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.office_texts import OfficeTranslation
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import Paragraph
from kiberatung.services.letters.editing.reviewing import (
    ReviewPreview,
    export_language,
    preview_review,
    preview_sentence,
    read_review_states,
    take_in_review,
)
from kiberatung.services.letters.editing.saving import TextEdit, save_text
from kiberatung.services.sight import Refused
from kiberatung.services.undo import undo_last
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import RESOURCES, TEXTS
from tests.support.desks import a_desk, with_role

FILES = PoReviewFiles()
READER = "Hanan Saleh"
CLOSING = "مع أطيب التحيات"
FUZZY = "#, fuzzy\n"


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def exported(desk: Desk, language: str = "ar") -> str:
    return export_language(desk, TEXTS, language, FILES).file.decode()


def looked_into(desk: Desk, text: str | bytes, reviewer: str = READER) -> ReviewPreview:
    data = text if isinstance(text, bytes) else text.encode()
    return preview_review(desk, TEXTS, data, FILES, reviewer)


def without_mark(text: str, before: str) -> str:
    """The reviewer takes the mark from the entry with this translation."""
    place = text.index(before)
    start = text.rindex(FUZZY, 0, place)
    return text[:start] + text[start + len(FUZZY) :]


def reviewed_of(desk: Desk, language: str = "ar") -> int:
    return next(one.reviewed for one in read_review_states(desk, TEXTS) if one.language == language)


def test_what_comes_back_untouched_changes_nothing(desk: Desk) -> None:
    preview = looked_into(desk, exported(desk))
    assert (preview.changes, preview.unknown) == ((), ())
    assert preview.unchanged == len(TEXTS.languages.get("ar").entries())


def test_what_was_read_and_what_was_reworded_is_told_apart_and_taken_in_one_step(desk: Desk) -> None:
    text = without_mark(exported(desk), CLOSING).replace(CLOSING, "مع خالص التحيات")
    text = without_mark(text, "دعوة إلى لقاء")
    preview = looked_into(desk, text)
    assert sorted((one.is_reworded, one.reviewer) for one in preview.changes) == [(False, READER), (True, READER)]
    assert preview_sentence(preview).startswith("1 Text wird geändert, 2 gelten danach als geprüft, ")
    assert reviewed_of(desk) == 0
    take_in_review(desk, TEXTS, preview)
    assert reviewed_of(desk) == 2
    assert f"# reviewed: 2026-11-23 {READER}\n" in exported(desk)
    assert looked_into(desk, exported(desk)).changes == ()
    undo_last(desk)
    assert reviewed_of(desk) == 0


def test_a_changed_line_with_its_mark_is_a_draft(desk: Desk) -> None:
    preview = looked_into(desk, exported(desk).replace(CLOSING, "مع خالص التحيات"))
    assert [(one.reviewer, one.reviewed_on) for one in preview.changes] == [("", None)]
    take_in_review(desk, TEXTS, preview)
    assert reviewed_of(desk) == 0


def test_without_a_name_only_those_count_that_say_who_read_them(desk: Desk) -> None:
    text = without_mark(exported(desk), CLOSING)
    assert looked_into(desk, text, reviewer="").changes == ()
    place = text.rindex("# reviewed: no", 0, text.index(CLOSING))
    named = text[:place] + "# reviewed: 2026-11-20 Amal Nasser" + text[place + len("# reviewed: no") :]
    preview = looked_into(desk, named, reviewer="")
    assert [(one.reviewer, str(one.reviewed_on)) for one in preview.changes] == [("Amal Nasser", "2026-11-20")]


def test_words_of_the_office_go_out_for_translation_in_place_of_the_shipped_ones(desk: Desk) -> None:
    own = "Guten Tag. Wir sprechen mit Ihnen über die Schule für: {children}."
    save_text(desk, TEXTS, TextEdit(place=Paragraph("invitation", "Anlass"), german=own))
    text = exported(desk)
    assert f'msgid "{own}"\nmsgstr ""' in text
    assert "Wir möchten mit Ihnen über die Schule sprechen" not in text
    arabic = "مرحبًا. نتحدث معكم عن المدرسة من أجل: {children}."
    preview = looked_into(desk, text.replace(f'msgid "{own}"\nmsgstr ""', f'msgid "{own}"\nmsgstr "{arabic}"'))
    take_in_review(desk, TEXTS, preview)
    with desk.reading() as records:
        kept = [(one.german, one.text, one.reviewed_by) for one in records.find(OfficeTranslation)]
    assert kept == [(own, arabic, READER)]


def test_an_older_file_leaves_out_what_is_no_longer_said(desk: Desk) -> None:
    text = exported(desk) + '\nmsgid "Das sagt niemand mehr."\nmsgstr "x"\n'
    assert looked_into(desk, text).unknown == ("Das sagt niemand mehr.",)


def _lost_field(text: str) -> str:
    return text.replace("السيد {addressee} المحترم", "السيد المحترم")


def _direction_sign(text: str) -> str:
    return text.replace(CLOSING, "\u202b" + CLOSING)


def _cut_off(text: str) -> str:
    return text[: text.index(CLOSING)]


def _of_another_program(_text: str) -> str:
    return 'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "File"\nmsgstr "ملف"\n'


def _without_language(text: str) -> str:
    return text.replace('"Language: ar\\n"\n', "")


def _empty(_text: str) -> str:
    return 'msgid ""\nmsgstr "Language: ar\\n"\n'


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_lost_field, r"Zeile \d\d: Das Feld „addressee“ des deutschen Textes fehlt"),
        (_direction_sign, r"Zeile \d\d: Hier steht ein unsichtbares Zeichen"),
        (_cut_off, r"Zeile \d\d"),
        (_of_another_program, "Zeile 4: Diesen deutschen Text gibt es im Programm nicht"),
        (_without_language, "Zeile 1: Im Kopf der Datei fehlt die Sprache"),
        (_empty, "Zeile 1: In der Datei steht kein Text"),
        (lambda text: text.replace("Language: ar", "Language: tlh"), "„tlh“"),
        (lambda text: text.replace("Language: ar", "Language: de"), "Deutsch ist die Vorlage"),
        (lambda _text: "Hallo\nWelt", "Zeile 1"),
        (lambda _text: "", "Zeile 1"),
        (lambda _text: "x" * 5_000_001, "viel zu groß"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(desk: Desk, spoil: Callable[[str], str], told: str) -> None:
    with pytest.raises(DomainError, match=told):
        looked_into(desk, spoil(exported(desk)))
    with desk.reading() as records:
        assert records.find(OfficeTranslation) == []


def test_bytes_that_are_no_text_are_refused(desk: Desk) -> None:
    with pytest.raises(DomainError, match="UTF-8"):
        looked_into(desk, exported(desk).replace(CLOSING, "é").encode("latin-1", "replace"))


def test_german_is_not_handed_out(desk: Desk) -> None:
    with pytest.raises(DomainError, match="Vorlage"):
        export_language(desk, TEXTS, "de", FILES)


def test_the_sheet_shows_german_translation_and_state_side_by_side(desk: Desk) -> None:
    sheet = export_language(desk, TEXTS, "uk", FILES).sheet
    few = replace(sheet, lines=sheet.lines[:12])
    pdf = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts").render_review(few)
    page = texts_of(pdf)[0]
    assert "Ukrainisch" in page
    assert sheet.state == f"0 von {len(sheet.lines)} geprüft"
    for line in few.lines:
        assert line.text.split(" ")[0] in page
        assert line.version[:4] in page
    assert few.lines[5].place == "Einladung zum Gespräch: Betreff"


def test_counsellors_see_the_state_and_take_nothing_in(desk: Desk) -> None:
    other = replace(desk, account=with_role(desk.store, desk.account, Role.COUNSELLOR))
    assert {one.language for one in read_review_states(other, TEXTS)} >= {"ar", "tr", "uk"}
    with pytest.raises(Refused):
        looked_into(other, exported(desk))
