"""What a family was told or given is kept: about what, when, in which language, by whom interpreted and confirmed."""

from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.appointments import Appointment, Consultation
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.information_given import (
    Confirmation,
    GivenInformation,
    GivenInformationId,
    InformationTopic,
)
from kiberatung.domain.interpreters import Interpreter
from kiberatung.domain.talks import Talk
from kiberatung.services.desk import Desk
from kiberatung.services.intake_page import interpreter_of
from kiberatung.services.permissions import OFFICE, reads_file, use_case
from kiberatung.services.ports import Records

EXPLAINED = "schulpflicht"
"""The topic of a consultation, as a talk that was closed tells it."""
_GERMAN = "deu"


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationWish:
    """What is to be kept of a talk; `language` is the one spoken, ISO 639-3."""

    family_id: FamilyId
    child_id: ChildId | None = None
    given_on: date
    topics: tuple[InformationTopic, ...]
    language: str
    interpreted_by: str = ""
    confirmation: Confirmation = Confirmation.NONE
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class InformationOffer:
    """What is proposed from the talk, and the names to choose from."""

    language: str
    interpreted_by: str
    interpreters: tuple[str, ...]
    guardians: tuple[str, ...]


@use_case(allowed=OFFICE)
def give_information(desk: Desk, wish: InformationWish) -> GivenInformation:
    """Raises `DomainError` without topic or language, for a day to come, and for a confirmation by nobody."""
    _require_whole(desk, wish)
    with desk.changing(N_("Information gegeben"), wish.family_id) as work:
        given = work.put(
            GivenInformation(
                id=GivenInformationId(desk.identifiers.next()),
                family_id=wish.family_id,
                child_id=wish.child_id,
                given_on=wish.given_on,
                topics=wish.topics,
                language=wish.language,
                interpreted_by=wish.interpreted_by.strip(),
                confirmation=wish.confirmation,
                confirmed_by=wish.confirmed_by.strip(),
                account_id=desk.account.id,
            )
        )
        work.commit()
    return given


@use_case(allowed=OFFICE)
def confirm_information(
    desk: Desk, information_id: GivenInformationId, confirmation: Confirmation, confirmed_by: str
) -> GivenInformation:
    """Somebody of the family says or signs that it was understood; it can come later than the information."""
    _require_confirmed(confirmation, confirmed_by)
    with desk.reading() as records:
        family_id = records.get(GivenInformation, information_id).family_id
    with desk.changing(N_("Information bestätigt"), family_id) as work:
        given = work.get(GivenInformation, information_id)
        given = work.put(replace(given, confirmation=confirmation, confirmed_by=confirmed_by.strip()))
        work.commit()
    return given


@reads_file(OFFICE)
def offer_information(desk: Desk, family_id: FamilyId) -> InformationOffer:
    """The interpreter of the newest talk in two languages of today, else of the talk that is planned; never guessed."""
    with desk.reading() as records:
        family = records.get(Family, family_id)
        guardians = records.find(Guardian, family_id=family_id)
        interpreters = tuple(one.name for one in records.find(Interpreter) if one.active)
        interpreter = _interpreter_of_talk(desk, records, family_id)
    names = tuple(name for one in guardians if (name := f"{one.given_names} {one.family_name}".strip()))
    return InformationOffer(family.interpreter_language or _GERMAN, interpreter, interpreters, names)


def informations_of(records: Records, family_id: FamilyId, child_id: ChildId) -> tuple[GivenInformation, ...]:
    """Of this child and of the whole family, newest first."""
    found = records.find(GivenInformation, family_id=family_id)
    about = [one for one in found if one.child_id in (None, child_id)]
    return tuple(sorted(about, key=lambda one: (one.given_on, one.id), reverse=True))


def explained_in(records: Records, family_id: FamilyId, found: tuple[GivenInformation, ...]) -> GivenInformation | None:
    """The newest about the Schulpflicht; a consultation that was about it counts too."""
    told = next((one for one in found if InformationTopic.SCHULPFLICHT in one.topics), None)
    talks = [talk for talk in records.find(Consultation, family_id=family_id) if EXPLAINED in talk.topics]
    talk = max(talks, key=lambda one: (one.held_on, one.id), default=None)
    if talk is None or (told is not None and told.given_on >= talk.held_on):
        return told
    return GivenInformation(
        id=GivenInformationId(talk.id),
        family_id=family_id,
        given_on=talk.held_on,
        topics=(InformationTopic.SCHULPFLICHT,),
        language=talk.language,
        interpreted_by=talk.interpreted_by,
        account_id=talk.counsellor_id,
    )


def _require_whole(desk: Desk, wish: InformationWish) -> None:
    if not wish.topics:
        raise _refused(_("Es ist kein Thema gewählt."), _("Kreuzen Sie an, worüber Sie informiert haben."))
    if not wish.language:
        raise _refused(_("Die Sprache fehlt."), _("Wählen Sie, in welcher Sprache Sie informiert haben."))
    if wish.given_on > desk.today:
        raise _refused(_("Der Tag liegt in der Zukunft."), _("Tragen Sie den Tag ein, an dem Sie informiert haben."))
    _require_confirmed(wish.confirmation, wish.confirmed_by)


def _require_confirmed(confirmation: Confirmation, confirmed_by: str) -> None:
    if confirmation is not Confirmation.NONE and not confirmed_by.strip():
        raise _refused(
            _("Wer bestätigt hat, fehlt."), _("Tragen Sie den Namen ein oder lassen Sie die Bestätigung offen.")
        )


def _refused(what: str, next_step: str) -> DomainError:
    return DomainError(_("{what} Es wurde nichts eingetragen.").format(what=what), next_step)


def _interpreter_of_talk(desk: Desk, records: Records, family_id: FamilyId) -> str:
    talks = [talk for talk in records.find(Talk, family_id=family_id) if talk.held_on == desk.today]
    if talks:
        return talks[-1].interpreter
    appointments = records.find(Appointment, family_id=family_id)
    newest = max(appointments, key=lambda one: one.starts_at, default=None)
    return interpreter_of(records, newest) if newest else ""
