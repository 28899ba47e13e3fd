"""Drafts of the own account: kept while typing, offered at the next opening of the place, dropped when saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.drafts import LEFT_LIST, Draft
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EVERYBODY, use_case
from kiberatung.services.ports import Records

WORDS: dict[str, str] = {
    "assessment": N_("Eintrag zum Lernstand"),
    "assessment_text": N_("Text zum Lernstand"),
    "answer": N_("Angabe im Aufnahmebogen"),
    "appointment": N_("Termin"),
    "check": N_("Sprachstand"),
    "compare_children": N_("Vergleich zweier Kinder"),
    "compare_families": N_("Vergleich zweier Familien"),
    "consent": N_("Einwilligung"),
    "decision": N_("Entscheidung zur Schulpflicht"),
    "emergency": N_("Grund für den Notfall"),
    "erasure": N_("Grund der Löschung"),
    "fact": N_("Angabe zur Schulpflicht"),
    "follow_up": N_("Wiedervorlage"),
    "group": N_("Lerngruppe"),
    "guardian": N_("Angabe zu Erziehungsberechtigten"),
    "handover_answer": N_("Begründung zu einer Übergabe"),
    "handover_plain": N_("Grund ohne Verschlüsselung"),
    "information": N_("Gegebene Information"),
    "interpreter": N_("Sprachmittlung"),
    "new_account": N_("Neues Konto"),
    "new_family": N_("Neue Familie"),
    "note": N_("Vermerk"),
    "office": N_("Angaben zum Büro"),
    "place_answer": N_("Antwort einer Schule"),
    "reason": N_("Empfehlung"),
    "span": N_("Schulbesuch"),
    "talk": N_("Antwort im Gespräch"),
    "text_block": N_("Textbaustein"),
}
"""What stands before the colon of a place, and what it is called; without names."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """`kind` is what stands before the colon of the place; `about` the case number, empty without a family in sight."""

    kind: str
    subject: str
    """What stands behind the colon: an identifier, or empty."""
    words: str
    about: str
    kept_at: datetime
    """As the clock on the wall shows it."""
    family_id: FamilyId | None


@use_case(allowed=EVERYBODY)
def keep_draft(desk: Desk, place: str, values: Mapping[str, str], family_id: FamilyId | None = None) -> None:
    desk.store.drafts.keep(Draft(desk.account.id, place, values, desk.clock.now(), family_id))


@use_case(allowed=EVERYBODY)
def draft_at(desk: Desk, place: str) -> Draft | None:
    return desk.store.drafts.find(desk.account.id, place)


@use_case(allowed=EVERYBODY)
def drop_draft(desk: Desk, place: str) -> None:
    desk.store.drafts.drop(desk.account.id, place)


@use_case(allowed=EVERYBODY)
def drafts_waiting(desk: Desk) -> list[DraftLine]:
    """Newest first, for the page of the day; says where, and nothing of what was typed."""
    kept = desk.store.drafts.of_account(desk.account.id)
    drafts = [draft for draft in kept if not draft.place.startswith(f"{LEFT_LIST}:")]
    with desk.reading() as records:
        return [_line(records, draft) for draft in drafts]


def _line(records: Records, draft: Draft) -> DraftLine:
    kind, _colon, subject = draft.place.partition(":")
    found = records.find(Family, id=draft.family_id) if draft.family_id else []
    about = found[0].case_number if found else ""
    words = WORDS.get(kind, kind)
    return DraftLine(kind, subject, _(words), about, german_time(draft.kept_at), draft.family_id)
