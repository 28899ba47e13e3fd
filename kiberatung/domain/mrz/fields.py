"""The fields of a zone that a check digit protects, and the document number that may run on into the next field."""

from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.mrz.checks import FILLER, CheckDigit, check_digit
from kiberatung.domain.mrz.layouts import Layout, Span, digit_after

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedField:
    """`covered` in the order of the calculation; `may_be_empty`: a filler stands for the digit of an empty field."""

    name: str
    covered: tuple[Span, ...]
    digit: Span
    may_be_empty: bool = False

    def check(self, lines: Lines) -> CheckDigit:
        text = "".join(span.of(lines) for span in self.covered)
        given, computed = self.digit.of(lines), check_digit(text)
        empty = self.may_be_empty and given == FILLER and not text.strip(FILLER)
        return CheckDigit(self.name, given, computed, given == computed or empty)


def checked_fields(layout: Layout, lines: Lines) -> tuple[CheckedField, ...]:
    """In the order of the zone; the digit over everything comes last."""
    fields = [
        _number_field(layout, lines),
        CheckedField(_("Geburtsdatum"), (layout.birth,), digit_after(layout.birth)),
        CheckedField(_("Ablaufdatum"), (layout.expiry,), digit_after(layout.expiry)),
    ]
    if layout.optional_digit is not None:
        fields.append(CheckedField(_("Zusatzangaben"), layout.optional, layout.optional_digit, may_be_empty=True))
    if layout.composite_digit is not None:
        fields.append(CheckedField(_("Gesamtprüfziffer"), layout.composite, layout.composite_digit))
    return tuple(fields)


def run_on_length(layout: Layout, lines: Lines) -> int:
    """How many characters of a number over nine stand in the optional field, its check digit included; 0 if none."""
    if not layout.continues_number or digit_after(layout.number).of(lines) != FILLER:
        return 0
    length = len(layout.optional[0].of(lines).partition(FILLER)[0])
    return length if length >= 2 else 0


def _number_field(layout: Layout, lines: Lines) -> CheckedField:
    length = run_on_length(layout, lines)
    if not length:
        return CheckedField(_("Dokumentnummer"), (layout.number,), digit_after(layout.number))
    line, start = layout.optional[0].line, layout.optional[0].start
    last = start + length - 1
    return CheckedField(_("Dokumentnummer"), (layout.number, Span(line, start, last)), Span(line, last, last + 1))


def document_number(layout: Layout, lines: Lines) -> str:
    """The whole number; a filler inside stands for a blank or a sign that zones do not know."""
    text = "".join(span.of(lines) for span in _number_field(layout, lines).covered)
    return _readable(text)


def optional_text(layout: Layout, lines: Lines) -> str:
    """What the optional fields hold besides the rest of a long number."""
    texts = [span.of(lines) for span in layout.optional]
    texts[0] = texts[0][run_on_length(layout, lines) :]
    return " ".join(filter(None, map(_readable, texts)))


def _readable(text: str) -> str:
    return " ".join(text.replace(FILLER, " ").split())
