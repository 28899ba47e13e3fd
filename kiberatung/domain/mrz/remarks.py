"""What a counsellor should know about a zone besides its values: faults first, then hints."""

from collections.abc import Iterator
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.mrz.checks import FILLER
from kiberatung.domain.mrz.dates import ZoneDate
from kiberatung.domain.mrz.fields import Lines, checked_fields
from kiberatung.domain.mrz.layouts import ISSUER, Layout, Span


def check_remarks(layout: Layout, lines: Lines) -> Iterator[str]:
    """One sentence for each wrong check digit."""
    for field in checked_fields(layout, lines):
        check = field.check(lines)
        if not check.right:
            text = _("{name}: Die Prüfziffer (Zeile {line}, Stelle {column}) ist „{given}“, berechnet „{computed}“.")
            place = {"line": field.digit.line + 1, "column": field.digit.start + 1}
            yield text.format(name=check.name, given=check.given, computed=check.computed, **place)


def fault_remarks(layout: Layout, lines: Lines, birth: ZoneDate, expiry: ZoneDate) -> Iterator[str]:
    """What no check digit sees: digits among letters, letters among digits, dates no calendar has."""
    for name, span in ((_("Ausstellerstaat"), ISSUER), (_("Staatsangehörigkeit"), layout.nationality)):
        yield from _strange(name, span, lines, letters=True)
    yield from _strange(_("Name"), layout.names, lines, letters=True)
    for name, span, read in ((_("Geburtsdatum"), layout.birth, birth), (_("Ablaufdatum"), layout.expiry, expiry)):
        strange = list(_strange(name, span, lines, letters=False))
        yield from strange
        if not read.valid and not strange:
            yield _("{name}: „{text}“ ist kein Datum.").format(name=name, text=span.of(lines))
    if layout.sex.of(lines) not in {"M", "F", "X", FILLER}:
        yield _("Geschlecht: „{text}“ ist nicht vorgesehen.").format(text=layout.sex.of(lines))
    if birth.on and expiry.on and expiry.on < birth.on:
        yield _("Das Ablaufdatum liegt vor dem Geburtsdatum.")


def _strange(name: str, span: Span, lines: Lines, *, letters: bool) -> Iterator[str]:
    for place, char in enumerate(span.of(lines)):
        if char != FILLER and char.isalpha() != letters:
            yield _("{name}: „{char}“ an Stelle {column} von Zeile {line} gehört nicht in dieses Feld.").format(
                name=name, char=char, column=span.start + place + 1, line=span.line + 1
            )


def hint_remarks(layout: Layout, lines: Lines, birth: ZoneDate, expiry: ZoneDate, today: date) -> Iterator[str]:
    """Nothing wrong with the zone, but worth a look into the document."""
    yield _("Der Name aus der Zone ist nur ein Hinweis: Bitte den abgedruckten Namen übernehmen.")
    if not layout.names.of(lines).endswith(FILLER):
        yield _("Der Name füllt das Feld ganz aus und ist vielleicht abgeschnitten.")
    if birth.valid and birth.on is None:
        yield _("Das Geburtsdatum ist im Dokument nicht vollständig bekannt.")
    if expiry.on and expiry.on < today:
        yield _("Das Dokument ist seit dem {date} abgelaufen.").format(date=f"{expiry.on:%d.%m.%Y}")
