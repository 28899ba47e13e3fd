"""What every sheet has: the same bytes each time, tags, language, and no trouble with threads."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdfua import Severity, validate

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.letters.values import Bilingual, ReplyPart, RowGroup, TableColumn, TableSheet
from kiberatung.services.schulpflicht.paper import DeterminationSheet, PaperTable
from tests.documents.pages import texts_of
from tests.documents.sheets import RESOURCES, TYPESETTER, a_sheet


def a_table() -> TableSheet:
    return TableSheet(
        title="Übergabe an das Schulamt",
        dated_on=date(2026, 12, 8),
        columns=(TableColumn("Name", 2), TableColumn("Jahre", 1, is_figure=True)),
        groups=(
            RowGroup("Grundschule", tuple((f"Kind {number}", str(number)) for number in range(60))),
            RowGroup("Leer", ()),
        ),
        notes=('#read("/etc/passwd")',),
    )


def errors(pdf: bytes, folder: Path) -> list[str]:
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    return [str(finding) for finding in validate(file).findings if finding.severity is Severity.ERROR]


def test_same_sheet_gives_the_same_bytes() -> None:
    other = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
    assert TYPESETTER.render_letter(a_sheet()) == TYPESETTER.render_letter(a_sheet()) == other.render_letter(a_sheet())


def test_threads_do_not_disturb_each_other() -> None:
    sheets = [
        replace(a_sheet(), reference=str(number), paragraphs=a_sheet(paragraphs=20).paragraphs) for number in range(8)
    ]
    alone = [TYPESETTER.render_letter(sheet) for sheet in sheets]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(TYPESETTER.render_letter, sheets)) == alone


def test_letter_is_tagged_and_says_title_and_languages(tmp_path: Path) -> None:
    pdf = TYPESETTER.render_letter(a_sheet())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
        assert str(document.Root.Lang) == "de"
        assert document.docinfo["/Title"] == "Schulplatz"
        languages = {
            str(one.Lang) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one
        }
        assert "ar" in languages
    assert errors(pdf, tmp_path) == []


def test_subject_and_every_paragraph_are_tagged_in_their_language() -> None:
    with pikepdf.open(io.BytesIO(TYPESETTER.render_letter(a_sheet(paragraphs=4)))) as document:
        tags = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P"]
        assert sum(str(one.get("/Lang")) == "ar" for one in tags) == 5


def test_letters_set_before_do_not_show_in_the_next() -> None:
    """Head and foot of the pages read the sheet anew, while what did not change is not set again."""
    draft = Bilingual("noch nicht geprüft", "لم تراجع")
    numbered = [
        replace(a_sheet(paragraphs=20), reference=f"Fall {number}", draft_mark=draft if number else None)
        for number in range(2)
    ]
    first, second, again = (texts_of(TYPESETTER.render_letter(numbered[number])) for number in (0, 1, 0))
    assert first == again
    assert "Fall 0" in first[1]
    assert "Fall 1" in second[1]
    assert (draft.german in first[0], draft.german in second[0]) == (False, True)


def test_table_repeats_its_head_and_counts_pages(tmp_path: Path) -> None:
    pdf = TYPESETTER.render_table(a_table())
    pages = texts_of(pdf)
    assert len(pages) == 2
    assert all("Jahre" in page for page in pages)
    assert "Seite 2 von 2" in pages[1]
    assert "Keine Einträge" in pages[1]
    assert '#read("/etc/passwd")' in pages[1]
    assert errors(pdf, tmp_path) == []


def test_reply_part_stands_whole_below_the_letter() -> None:
    reply = ReplyPart(
        Bilingual("Antwort", "الرد"), (Bilingual("Ich komme", "سآتي"),), (Bilingual("Unterschrift", "التوقيع"),)
    )
    pages = texts_of(TYPESETTER.render_letter(replace(a_sheet(paragraphs=10), reply=reply)))
    assert ["Antwort" in page for page in pages] == ["Unterschrift" in page for page in pages] == [False, True]


def test_enclosures_are_listed() -> None:
    sheet = replace(a_sheet(), enclosures_title=Bilingual("Anlagen"), enclosures=(Bilingual("Wegbeschreibung"),))
    assert "Wegbeschreibung" in texts_of(TYPESETTER.render_letter(sheet))[0]


def test_only_unreviewed_paragraphs_are_marked_when_some_are_reviewed() -> None:
    paragraphs = a_sheet(language="tr", paragraphs=2).paragraphs
    translated = [replace(one, text=Bilingual("Deutsch", "Türkçe", reviewed=one.number == 1)) for one in paragraphs]
    sheet = replace(
        a_sheet(language="tr"),
        paragraphs=tuple(translated),
        draft_mark=Bilingual("noch nicht geprüft", "kontrol edilmedi"),
    )
    page = texts_of(TYPESETTER.render_letter(sheet))[0]
    assert page.count("kontrol edilmedi") == 2
    assert page.count("noch nicht geprüft") == 1


def test_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="nicht setzen"):
        Typesetter(tmp_path, RESOURCES / "fonts").render_letter(a_sheet())


def a_determination(name: str = "Yasmin Al-Khatib") -> DeterminationSheet:
    rows = tuple((f"{number}.", "Zehn Schuljahre Vollzeit enden am 31.07.2027.", "§ 37 Abs. 1") for number in range(40))
    return DeterminationSheet(
        title="Feststellung zur Schulpflicht",
        subtitle="Fachliche Feststellung der Beratung, kein Bescheid.",
        letterhead=("KI Kreis Steinfurt", "Seiteneinsteigerberatung"),
        reference="Fall 2026-0412",
        dated_on=date(2026, 11, 23),
        person=(("Name", name), ("Name in eigener Schrift", "ياسمين الخطيب")),
        answer="Ja, Yasmin ist schulpflichtig.",
        answer_note="Welcher Teil gilt, muss die Schulaufsicht entscheiden.",
        figures=(("Seit", "05.10.2026"), ("Bis", "31.07.2029")),
        tables=(
            PaperTable("Abweichende Festlegung", "Erneut zu prüfen.", (3, 9), (), (("Von", '#read("/etc/passwd")'),)),
            PaperTable("Begründung", "", (0.5, 8, 3), ("", "Grund", "Norm"), rows),
        ),
        notes=("Ausgestellt von Anke Terhorst.",),
        signature_lines=("Ort, Datum", "Unterschrift"),
    )


def test_the_determination_is_tagged_and_the_same_each_time(tmp_path: Path) -> None:
    pdf = TYPESETTER.render_determination(a_determination())
    assert pdf == TYPESETTER.render_determination(a_determination())
    pages = texts_of(pdf)
    assert len(pages) == 2
    assert all("Norm" in page for page in pages)
    assert '#read("/etc/passwd")' in pages[0]
    assert "Fall 2026-0412" in pages[1]
    assert "Unterschrift" in pages[1]
    assert errors(pdf, tmp_path) == []


def test_the_determination_of_a_very_long_name_stays_on_its_paper(tmp_path: Path) -> None:
    pdf = TYPESETTER.render_determination(a_determination("Zeynab-Fatima " * 12 + "X" * 90))
    assert errors(pdf, tmp_path) == []
    assert len(texts_of(pdf)) == 2
