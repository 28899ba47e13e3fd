"""Files that want to be a filled form: what stands in the fields is text, everything else of the file is left alone."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kiberatung.domain.errors import DomainError
from kiberatung.exchange.filled_forms import LARGEST, read_filled_form
from kiberatung.services.forms.form_code import form_code

CODE = str(form_code("de", 2))


def a_file(
    change: Callable[[pikepdf.Pdf], object] = lambda _file: None, fields: dict[str, Any] | None = None, **how: Any
) -> bytes:
    """A form with these fields; `change` makes it hostile."""
    document = pikepdf.new()
    document.add_blank_page()
    told = {"form-code": String(CODE)} | (fields or {})
    made = [Dictionary(T=String(name), FT=Name.Tx, V=value) for name, value in told.items()]
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(one) for one in made]))
    change(document)
    paper = io.BytesIO()
    document.save(paper, **how)
    return paper.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(DomainError) as refused:
        read_filled_form(content)
    assert refused.value.next_step
    return refused.value.message


def test_the_fields_are_read_as_text() -> None:
    told = read_filled_form(
        a_file(
            fields={
                "child1-given_names": String("<b>Żółć</b>\r\n\u202eعمر\x07  {child}"),
                "child1-sex": Name("/w"),
                "family-phone": String(""),
            }
        )
    )
    assert told.values["child1-given_names"] == "<b>Żółć</b> عمر {child}"
    assert told.values["family-phone"] == ""
    assert told.code == form_code("de", 2)


@pytest.mark.requirement("R54", figure="scripts, links and attachments in a form are neither run nor followed")
def test_scripts_and_attachments_are_left_alone() -> None:
    def armed(document: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        document.Root.OpenAction = script
        document.Root.AA = Dictionary(WC=script)
        document.Root.AcroForm.Fields[0].AA = Dictionary(K=script)
        document.attachments["x.exe"] = b"MZ"

    assert read_filled_form(a_file(armed, {"child1-given_names": String("Omar")})).values == {
        "child1-given_names": "Omar"
    }


def _no_form(document: pikepdf.Pdf) -> None:
    del document.Root.AcroForm


def _xfa(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm.XFA = String("<xdp/>")


def _another_code(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm.Fields[0].V = String("ANMELDUNG-7")


def _odd_fields(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm.Fields = Array([1, Name("/x"), String("y")])


@pytest.mark.requirement("R45", figure="no form, another form, XFA, damaged files: one sentence, nothing taken")
@pytest.mark.parametrize("change", [_no_form, _xfa, _another_code, _odd_fields])
def test_another_form_is_no_form_of_ours(change: Callable[[pikepdf.Pdf], object]) -> None:
    assert "kein Erfassungsbogen" in refusal(a_file(change))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"MZ\x90\x00", b"%PDF-1.7\n" + b"\x00" * 4000, b"[" * 100_000])
def test_what_is_no_pdf_is_no_form(content: bytes) -> None:
    assert "kein Erfassungsbogen" in refusal(content)


def test_a_form_of_another_edition_is_named_as_such() -> None:
    def newer(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm.Fields[0].V = String(CODE.replace("KI-EB:1-", "KI-EB:2-"))

    assert "anderen Fassung" in refusal(a_file(newer))


@pytest.mark.parametrize("password", ["geheim", ""])
def test_a_locked_file_is_named_as_such(password: str) -> None:
    locked = a_file(encryption=pikepdf.Encryption(owner="besitz", user=password))
    assert "verschlüsselt" in refusal(locked)


@pytest.mark.requirement("R46", figure="a form that unpacks into more than 64 MB is refused before the memory is taken")
def test_a_bomb_is_refused() -> None:
    assert refusal(bomb(80))
    assert 0 < pikepdf.settings.get_qpdf_limits()["flate_max_memory"] <= 64 * 1024 * 1024


def bomb(megabytes: int) -> bytes:
    """A PDF whose objects lie in one stream that unpacks into so much."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    head = b"1 0 2 40 << /Type /Catalog /AcroForm 2 0 R >>       << /Fields [] >>  "
    packed = packer.compress(head) + b"".join(packer.compress(block) for _part in range(megabytes)) + packer.flush()
    objects = b"3 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    body = b"%PDF-1.7\n" + objects + packed + b"\nendstream\nendobj\n"
    start = len(body)
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in ((0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, 9, 0), (1, start, 0))
    )
    cross = b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(rows)
    return body + cross + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % start


def test_more_than_any_form_holds_is_refused() -> None:
    assert "größer als" in refusal(b"%PDF-" + b" " * LARGEST)

    def crowded(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm.Fields.extend([Dictionary(T=String(f"child1-{n}")) for n in range(3001)])

    assert "viel mehr" in refusal(a_file(crowded))


def test_fields_that_hold_each_other_come_to_an_end() -> None:
    def endless(document: pikepdf.Pdf) -> None:
        level = document.make_indirect(Dictionary(Kids=Array([])))
        level.Kids.append(level)
        document.Root.AcroForm.Fields.append(level)

    assert read_filled_form(a_file(endless)).values == {}

    def deep(document: pikepdf.Pdf) -> None:
        level = Dictionary(Kids=Array([]))
        for _depth in range(20):
            level = Dictionary(Kids=Array([document.make_indirect(level)]))
        document.Root.AcroForm.Fields.append(document.make_indirect(level))

    assert "viel mehr" in refusal(a_file(deep))


def test_a_very_long_answer_stays_short_enough_to_be_told() -> None:
    told = read_filled_form(a_file(fields={"child1-given_names": String("x" * 100_000)}))
    assert len(told.values["child1-given_names"]) == 501
