"""Tasks for new staff in the practice town: done is what stands in the records, nothing is ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.consents import Consent
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.notes import FollowUp, Note
from kiberatung.domain.office import Office
from kiberatung.domain.recommendations import Recommendation
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records

FAMILY_NAME, FIRST, SECOND = "Wolkenstein", "Mila", "Yusuf"
"""Of the family the tasks are about; the stock of names of the town has no such name."""
STREET, HOUSE_NUMBER, POSTCODE = "Lindenweg", "3", "48565"
BORN_ON, BORN_IN = date(2014, 3, 9), 2017
ARABIC = "ara"
_HISTORY_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class TaskState:
    """`screen` is where the task begins, `family_id` the family it is about, once there is one."""

    title: str
    how: str
    screen: str
    tab: str
    is_done: bool
    family_id: FamilyId | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the checks look at; the family is the newest of that name."""

    desk: Desk
    records: Records
    family: Family
    children: Sequence[Child]

    def child(self, name: str) -> Child | None:
        return next((one for one in self.children if one.given_names.strip().casefold() == name.casefold()), None)


Check = Callable[[_Seen], bool]


@dataclass(frozen=True, slots=True)
class _Task:
    title: str
    how: str
    screen: str
    tab: str
    is_done: Check


@use_case(allowed=OFFICE)
def practice_tasks(desk: Desk) -> tuple[TaskState, ...]:
    """In the order in which they build on each other; raises `DomainError` outside of the practice town."""
    with desk.reading() as records:
        if not any(office.is_practice for office in records.find(Office)):
            raise DomainError(
                _("Die Aufgaben gibt es nur in der Übungsstadt. Es wurde nichts geändert."),
                _("Wählen Sie an der Sperre „Anderer Bestand“ und dann „Übungsstadt öffnen“."),
            )
        seen = _look(desk, records)
        family_id = seen.family.id if seen else None
        return tuple(
            TaskState(_(one.title), _(one.how), one.screen, one.tab, seen is not None and one.is_done(seen), family_id)
            for one in _TASKS
        )


def _look(desk: Desk, records: Records) -> _Seen | None:
    families = [one for one in records.find(Family) if one.family_name.strip().casefold() == FAMILY_NAME.casefold()]
    if not families:
        return None
    return _Seen(desk, records, families[-1], records.find(Child, family_id=families[-1].id))


def _is_taken_in(seen: _Seen) -> bool:
    return seen.child(FIRST) is not None and seen.child(SECOND) is not None


def _has_address(seen: _Seen) -> bool:
    family = seen.family
    return (family.street.strip(), family.house_number.strip(), family.postcode) == (STREET, HOUSE_NUMBER, POSTCODE)


def _is_born_exactly(seen: _Seen) -> bool:
    child = seen.child(FIRST)
    return child is not None and (child.date_of_birth, child.date_of_birth_certainty) == (BORN_ON, DateCertainty.EXACT)


def _is_born_in_a_year(seen: _Seen) -> bool:
    child = seen.child(SECOND)
    if child is None or child.date_of_birth is None:
        return False
    return child.date_of_birth.year == BORN_IN and child.date_of_birth_certainty is DateCertainty.YEAR


def _speaks_arabic(seen: _Seen) -> bool:
    return bool(seen.children) and all(ARABIC in child.home_languages for child in seen.children)


def _is_resident(seen: _Seen) -> bool:
    return bool(seen.children) and all(child.resident_since is not None for child in seen.children)


def _has_appointment(seen: _Seen) -> bool:
    states = [one.state for one in seen.records.find(Appointment, family_id=seen.family.id)]
    return any(state is not AppointmentState.CANCELLED for state in states)


def _has_note(seen: _Seen) -> bool:
    return any(FAMILY_NAME in note.text for note in seen.records.find(Note, family_id=seen.family.id))


def _has_follow_up(seen: _Seen) -> bool:
    return bool(seen.records.find(FollowUp, family_id=seen.family.id))


def _has_consent(seen: _Seen) -> bool:
    consents = seen.records.find(Consent, family_id=seen.family.id)
    return any(consent.covers(RecipientKind.SCHULAMT, seen.desk.today) for consent in consents)


def _has_recommendation(seen: _Seen) -> bool:
    return bool(seen.records.find(Recommendation, child_id=[child.id for child in seen.children]))


def _was_taken_back(seen: _Seen) -> bool:
    return any(line.takes_back for line in seen.desk.lists.history(seen.family.id, _HISTORY_AT_MOST))


_TASKS = (
    _Task(
        N_("Nehmen Sie die Familie Wolkenstein mit den Kindern Mila und Yusuf auf"),
        N_("Strg+N, Familienname tippen, bei den Vornamen „Mila, Yusuf“."),
        "families",
        "",
        _is_taken_in,
    ),
    _Task(
        N_("Tragen Sie die Anschrift ein: Lindenweg 3, 48565 Steinfurt"),
        N_("Reiter „Aufnahme“. Mit Tab geht es von Zeile zu Zeile."),
        "family",
        "intake",
        _has_address,
    ),
    _Task(
        N_("Mila ist am 9. März 2014 geboren"),
        N_("Tippen Sie 9.3.14 oder 090314 in die Spalte von Mila."),
        "family",
        "intake",
        _is_born_exactly,
    ),
    _Task(
        N_("Von Yusuf weiß die Familie nur das Geburtsjahr 2017"),
        N_("Tippen Sie nur 2017; das Programm merkt sich, dass der Tag offen ist."),
        "family",
        "intake",
        _is_born_in_a_year,
    ),
    _Task(
        N_("Die Familie spricht zu Hause Arabisch"),
        N_("In der Spalte „Gemeinsam“ gilt eine Antwort für alle Kinder."),
        "family",
        "intake",
        _speaks_arabic,
    ),
    _Task(
        N_("Die Familie ist seit dem 1. Oktober in Nordrhein-Westfalen gemeldet"),
        N_("„Gemeldet in NRW seit“ in der Spalte „Gemeinsam“. F1 sagt, warum danach gefragt wird."),
        "family",
        "intake",
        _is_resident,
    ),
    _Task(
        N_("Vereinbaren Sie einen Termin"),
        N_("Termine, Strg+N, Familie suchen, Tag und Uhrzeit."),
        "appointments",
        "",
        _has_appointment,
    ),
    _Task(
        N_("Schreiben Sie einen Vermerk mit dem Textbaustein „erst“"),
        N_("Überblick, „Vermerk“: erst tippen, Tab drücken, die Lücken füllen, Strg+Enter."),
        "family",
        "overview",
        _has_note,
    ),
    _Task(
        N_("Lassen Sie sich in einer Woche an die Zeugnisse erinnern"),
        N_("Überblick, „Wiedervorlage“: ein Tag und ein Satz."),
        "family",
        "overview",
        _has_follow_up,
    ),
    _Task(
        N_("Die Mutter willigt ein, dass das Schulamt die Angaben bekommt"),
        N_("Aufnahme, Abschnitt „Einwilligung“: Schulamt ankreuzen, Namen eintragen."),
        "family",
        "intake",
        _has_consent,
    ),
    _Task(
        N_("Empfehlen Sie für eines der Kinder eine Schule"),
        N_("Reiter „Empfehlung“: Vorschlag prüfen und übernehmen."),
        "family",
        "recommendation",
        _has_recommendation,
    ),
    _Task(
        N_("Nehmen Sie einen Schritt zurück"),
        N_("Ändern Sie etwas und drücken Sie Strg+Z. Im Reiter „Verlauf“ stehen beide Schritte."),
        "family",
        "history",
        _was_taken_back,
    ),
)
