"""Names are data: whatever stands in them is printed as it is, and nothing is read or run (TRUST-AND-UX R50)."""

from dataclasses import replace
from unicodedata import normalize

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.services.letters.values import Bilingual, Paragraph
from tests.documents.pages import texts_of
from tests.documents.sheets import TYPESETTER, a_sheet

HOSTILE = [
    '#read("/etc/passwd")', '#read("base.typ")', '#include "base.typ"', '#eval("1+1")', "#sys.inputs", "#{ panic() }",
    "$x$",    "$ x^2 $", "*bold*", "_kursiv_", "= Titel", "== Titel", "- Punkt", "+ Punkt", "/ Wort: Text", "// Rest",
    "/* Rest */", "`code`", "```typ #1```", "<Müller>", "Ali <Müller>", "@label", "A & B", "a ~ b", "a -- b", "a --- b",
    "...", "\\u{1f600}", "\\", "\\n", "</w:t>", "<script>alert(1)</script>", "{child}", "{child.__class__}", "%s %d",
    "'; DROP TABLE letter; --", '"Anführung"', "„Anführung“", "O'Neill", "D’Angelo", "[[x]]", "<para><font color=red>",
    "https://example.org", "file:///etc/passwd", "=1+1", "+49 2551 69-2720", "@SUM(A1)", "#", "##", "&amp;", "&#x41;",
]  # fmt: skip
ODD = [
    "Şimşek", "İnci", "Iğdır", "Żółć", "Łukasz", "Đorđević", "Nguyễn Thị Ánh", "Ștefan Țurcanu", "Þórður", "Ærøskøbing",
    "Шевченко", "Ґалаґан", "Їжакевич", "فاطمة", "عبد الرحمن", "گلشیفته فراهانی", "پروین", "ټول", "ئازاد", "ትግርኛ",
    "አበበ", "জয়", "বাংলা", "शर्मा", "陈", "李小龙", "Ḫalīl", "M̂ary", "Ăn", "ǅafer", "ß", "ẞ", "X", "X Æ A-12",
    "Maria-Magdalena " * 7, "Nachname" * 15,
]  # fmt: skip


def printed(text: str) -> str:
    """Without what a page adds or takes: spaces at line ends, isolates, the form of composition."""
    unseen = "\u2066\u2067\u2068\u2069\u200b\u2060"
    return "".join(sign for sign in normalize("NFKC", text) if not sign.isspace() and sign not in unseen)


@pytest.mark.parametrize("group", [HOSTILE, ODD], ids=["hostile", "odd"])
def test_names_are_printed_as_they_are(group: list[str]) -> None:
    paragraphs = tuple(Paragraph(number, "", Bilingual(name)) for number, name in enumerate(group, 1))
    sheet = replace(a_sheet(language="de"), paragraphs=paragraphs)
    page = printed("".join(texts_of(TYPESETTER.render_letter(sheet))))
    assert [name for name in group if printed(name) not in page] == []


def test_there_are_enough_names() -> None:
    assert len({*HOSTILE, *ODD}) >= 80


@pytest.mark.parametrize("name", [HOSTILE[0], "<Müller>", "فاطمة", "Konstantinopoulou-Papadimitriou"])
def test_names_in_address_and_second_column(name: str) -> None:
    paragraph = Paragraph(1, "", Bilingual("Kind", f"الطفل \u2068{name}\u2069"))
    sheet = replace(a_sheet(), recipient=(name, "Ort"), paragraphs=(paragraph,), signature=(name,))
    page = printed(texts_of(TYPESETTER.render_letter(sheet))[0])
    assert page.count(printed(name)) == 3


def test_sign_without_a_glyph_is_named() -> None:
    sheet = replace(a_sheet(), recipient=("Frau \u0e44\u0e17\u0e22",))
    with pytest.raises(DomainError, match="\u0e44"):
        TYPESETTER.render_letter(sheet)
