"""Two hundred names through letter, data sheet and overview: what was typed is what is printed, nothing is run."""

import random
from dataclasses import replace
from datetime import date
from unicodedata import bidirectional, normalize

import pytest

from kiberatung.services.letters.values import (
    Bilingual,
    DataSheet,
    Paragraph,
    RowGroup,
    SheetRow,
    SheetSection,
    TableColumn,
    TableSheet,
)
from tests.documents.pages import texts_of
from tests.documents.sheets import TYPESETTER, a_sheet
from tests.documents.test_odd_names import HOSTILE, ODD
from tests.support import network_watch

pytestmark = pytest.mark.requirement("R50", figure="200/200 Namen in Schreiben, Bogen und Übersicht gleich")
MARKUP = [
    '<para><font color="[[[getattr(pow, Word(\'__globals__\'))[\'os\'].system(\'id\')]]]">x</font></para>',
    '<img src="file:///etc/passwd"/>', "<a href='http://host.invalid'>x</a>", '<!-- x -->', '<![CDATA[x]]>',
    '&lt;b&gt;', '#image("/etc/passwd")', '#link("http://host.invalid")[x]', '#import "@preview/x:0.1.0": *',
    '#plugin("x.wasm")', '#json("/etc/passwd")', '#raw(read("letter.typ"))', '#let x = 1', '#show: it => []',
    '#set text(0pt)', '#pagebreak()', '\\input{/etc/passwd}', '$\\infty$', '{{7*7}}', '${7*7}', '%(name)s', '<% x %>',
    '`#`', '~~x~~', '![x](//host/x)', '[x](javascript:1)', 'Ali <b>Müller', '</div>', ']]>', '\'"><svg/onload=1>',
    '\\u0041', '&amp;amp;', 'A&B&C', '@ref', '#sym.arrow', '->', '=>', '--- x', '1. x', '/ x: y', '#[x]', '#(x)',
    '$#x$', '\\#x', 'x\\', '*', '_', '**', '__', '<x>',
]  # fmt: skip
COMBINED = ["É" + "́" * 3, "a\u0308\u0323", "q\u0303", "Z\u030c\u0301", "ο\u0301", "नी\u0924", "ক্ষ", "กำ"[:0] + "Ñandú"]


def names() -> list[str]:
    """The listed ones, filled up to 200 with pairs of them: a first name beside a family name."""
    listed = list(dict.fromkeys([*HOSTILE, *ODD, *MARKUP, *COMBINED]))
    chance = random.Random("names")
    short = [name for name in listed if len(name) < 30 and not any(map(_runs_right_to_left, name))]
    while len(listed) < 200:
        pair = f"{chance.choice(short)} {chance.choice(short)}"
        if pair not in listed:
            listed.append(pair)
    return listed[:200]


def _runs_right_to_left(sign: str) -> bool:
    """Of two directions on one line the page keeps the picture, not the order in which it is read back."""
    return bidirectional(sign) in {"R", "AL", "AN"}


def printed(text: str) -> str:
    """Without what a page adds or takes: spaces at line ends, isolates, the form of composition."""
    unseen = "\u2066\u2067\u2068\u2069\u200b\u2060\u00ad"
    return "".join(sign for sign in normalize("NFKC", text) if not sign.isspace() and sign not in unseen)


def missing_in(pdf: bytes) -> list[str]:
    page = printed("".join(texts_of(pdf)))
    return [name for name in names() if printed(name) not in page]


@pytest.fixture(autouse=True)
def no_connection() -> None:
    assert len(names()) == 200
    assert max(len(name) for name in names()) >= 120


def test_in_a_letter() -> None:
    paragraphs = tuple(Paragraph(number, "", Bilingual(name)) for number, name in enumerate(names(), 1))
    assert missing_in(TYPESETTER.render_letter(replace(a_sheet(language="de"), paragraphs=paragraphs))) == []
    assert network_watch.taken() == []


def test_in_the_data_sheet() -> None:
    rows = tuple(SheetRow(Bilingual("Name"), (name,)) for name in names())
    sections = (SheetSection(Bilingual("Familie"), ("Antwort",), rows),)
    sheet = DataSheet(title=Bilingual("Erfassungsbogen"), dated_on=date(2026, 11, 23), sections=sections)
    assert missing_in(TYPESETTER.render_data_sheet(sheet)) == []


def test_in_the_overview() -> None:
    group = RowGroup("Kinder", tuple((name,) for name in names()))
    sheet = TableSheet(
        title="Übergabe", dated_on=date(2026, 11, 23), columns=(TableColumn("Name"),), groups=(group,), landscape=True
    )
    assert missing_in(TYPESETTER.render_table(sheet)) == []
