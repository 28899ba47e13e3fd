"""Entering what was seen of a child's Lernstand, and the text made of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.assessments import (
    Assessment,
    AssessmentDomain,
    AssessmentEntry,
    AssessmentId,
)
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.diagnosis_words import diagnosis_words_in
from kiberatung.domain.errors import DomainError
from kiberatung.domain.instruments import Instrument, Instruments
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import Records

SHORTEST_REASON = 10
"""Characters of a sentence that says something."""
LONGEST_TEXT = 2000
"""Characters; more would not fit on the letter beside everything else."""


@dataclass(frozen=True, slots=True)
class InstrumentSource:
    """Made when it is first needed, off the main thread."""

    read: Callable[[], Instruments]


@use_case(allowed=COUNSELLING)
def put_entry(desk: Desk, source: InstrumentSource, entry: AssessmentEntry) -> AssessmentEntry:
    """Adds or changes an entry. Raises `DomainError` without a reason, for a diagnosis, and for days that cannot be."""
    instruments = source.read()
    entry = replace(entry, reason=entry.reason.strip())
    refuse_diagnosis(instruments, entry.reason)
    _check_reason(entry)
    instrument = _known_instrument(instruments, entry)
    with desk.reading() as records:
        child = records.get(Child, entry.child_id)
    _check_day(desk, child, entry)
    entry = replace(entry, account_id=desk.account.id, instrument_state=instrument.state)
    with desk.changing(N_("Lernstand eingetragen"), child.family_id) as work:
        entry = work.put(entry)
        work.commit()
    return entry


@use_case(allowed=COUNSELLING)
def remove_entry(desk: Desk, entry: AssessmentEntry) -> None:
    with desk.reading() as records:
        child = records.get(Child, entry.child_id)
    with desk.changing(N_("Lernstand entfernt"), child.family_id) as work:
        work.remove(entry)
        work.commit()


@use_case(allowed=COUNSELLING)
def put_assessment_text(desk: Desk, source: InstrumentSource, child_id: ChildId, text: str) -> Assessment:
    """The text for the recommendation, kept as it was typed; no later entry changes it."""
    refuse_diagnosis(source.read(), text)
    if len(text) > LONGEST_TEXT:
        raise DomainError(
            _("Der Text ist länger als {count} Zeichen. Er ist noch nicht gespeichert.").format(count=LONGEST_TEXT),
            _("Kürzen Sie ihn auf das, was die Schule am ersten Tag wissen muss."),
        )
    with desk.reading() as records:
        child = records.get(Child, child_id)
        known = newest_assessment(records, child_id)
    made = known or Assessment(
        id=AssessmentId(desk.identifiers.next()), child_id=child_id, assessed_on=desk.today, account_id=desk.account.id
    )
    with desk.changing(N_("Text für die Empfehlung gespeichert"), child.family_id) as work:
        made = work.put(replace(made, remark=text, assessed_on=desk.today, account_id=desk.account.id))
        work.commit()
    return made


def newest_assessment(records: Records, child_id: ChildId) -> Assessment | None:
    found = records.find(Assessment, child_id=child_id)
    return max(found, key=lambda one: (one.assessed_on, one.id), default=None)


def diagnosis_sentence(instruments: Instruments, text: str) -> str:
    """Empty when there is no word of a diagnosis; else what to write instead, kindly."""
    found = diagnosis_words_in(text, instruments.diagnosis_words)
    if not found:
        return ""
    first = found[0]
    return _("„{word}“ klingt nach einer Diagnose. Schreiben Sie, was Sie sehen, zum Beispiel: {instead}.").format(
        word=first.word, instead=first.instead
    )


def refuse_diagnosis(instruments: Instruments, text: str) -> None:
    sentence = diagnosis_sentence(instruments, text)
    if sentence:
        raise DomainError(
            sentence, _("Der Text steht noch im Feld und ist nicht gespeichert. Diagnosen bleiben beim Arzt.")
        )


def _check_reason(entry: AssessmentEntry) -> None:
    if len(entry.reason) >= SHORTEST_REASON:
        return
    raise DomainError(
        _("Ohne Begründung lässt sich der Lernstand nicht speichern. Die Stufen bleiben stehen."),
        _("Schreiben Sie in einem Satz, woran Sie es gesehen haben."),
    )


def _known_instrument(instruments: Instruments, entry: AssessmentEntry) -> Instrument:
    """Levels are those of the instrument; a hint has none at all."""
    instrument = instruments.get(entry.instrument)
    items = {item.key: item for item in instrument.items_of(entry.domain)} if instrument else {}
    fits = all(one.item in items and items[one.item].level(one.level) for one in entry.levels)
    if instrument is None or not items or not fits or (entry.domain is AssessmentDomain.SUPPORT and entry.levels):
        raise DomainError(
            _("Diese Stufen gehören nicht zu diesem Bogen. Der Lernstand ist nicht gespeichert."),
            _("Wählen Sie den Bogen noch einmal."),
        )
    return instrument


def _check_day(desk: Desk, child: Child, entry: AssessmentEntry) -> None:
    if entry.assessed_on > desk.today:
        raise DomainError(
            _("Der Tag liegt in der Zukunft. Der Lernstand ist nicht gespeichert."), _("Prüfen Sie das Datum.")
        )
    if child.date_of_birth is not None and entry.assessed_on < child.date_of_birth:
        raise DomainError(
            _("Der Tag liegt vor der Geburt. Der Lernstand ist nicht gespeichert."), _("Prüfen Sie das Datum.")
        )
