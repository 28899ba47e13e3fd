"""What happens in a talk beside the answers, which go through `intake.record_answer` like those of the grid."""

from collections.abc import Sequence
from dataclasses import replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.talks import Talk, TalkId, TalkMark, TalkMarkId
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, answered
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.permissions import COUNSELLING, OFFICE, use_case
from kiberatung.services.ports import Records, UnitOfWork
from kiberatung.services.questions import Question, Section
from kiberatung.services.talk.languages import tag_of
from kiberatung.services.talk.order import mark_at
from kiberatung.services.talk.page import talk_of_today

DOCUMENTS = frozenset({Source.PASSPORT, Source.CERTIFICATE, Source.NOTICE, Source.SEEN})
"""All that „aus Dokument“ may mean."""
_DOCUMENT_OF = {
    Section.PERSON: Source.PASSPORT,
    Section.ARRIVAL: Source.NOTICE,
    Section.SCHOOL: Source.CERTIFICATE,
    Section.HEALTH: Source.CERTIFICATE,
}


def document_for(question: Question) -> Source:
    """The paper that usually proves such an answer; the grid of the intake can say it more exactly."""
    return _DOCUMENT_OF.get(question.section, Source.SEEN)


def usual_source(talk: Talk | None) -> Source:
    """Of what is said in a talk until somebody says otherwise."""
    return Source.INTERPRETED if talk is not None and talk.interpreter else Source.OWN_WORDS


@use_case(allowed=OFFICE)
def begin_talk(desk: Desk, family_id: FamilyId, interpreter: str, *, keeps_confidence: bool) -> Talk:
    """Asked once a day; said again it corrects what was said."""
    name = interpreter.strip()
    if name and not keeps_confidence:
        raise DomainError(
            _("Ohne erklärte Verschwiegenheit beginnt kein Gespräch mit Sprachmittlung."),
            _("Lassen Sie sich die Verschwiegenheit zusagen und kreuzen Sie es an."),
        )
    with desk.changing(N_("Gespräch begonnen"), family_id) as work:
        known = talk_of_today(desk, work, family_id)
        talk = known or Talk(id=TalkId(desk.identifiers.next()), family_id=family_id, held_on=desk.today)
        talk = work.put(replace(talk, interpreter=name, keeps_confidence=keeps_confidence if name else None))
        work.commit()
    return talk


@use_case(allowed=OFFICE)
def mark_to_ask_again(desk: Desk, place: Place, *, wanted: bool) -> None:
    what = _("Rückfrage vorgemerkt") if wanted else _("Rückfrage erledigt")
    with desk.changing(what, place.family_id) as work:
        _put(work, replace(_mark(desk, work, place), to_ask_again=wanted))
        work.commit()


@use_case(allowed=OFFICE)
def skip_question(desk: Desk, place: Place) -> None:
    """It is not asked again by itself, and stays open."""
    with desk.changing(N_("Frage übersprungen"), place.family_id) as work:
        _put(work, replace(_mark(desk, work, place), skipped=True))
        work.commit()


@use_case(allowed=COUNSELLING)
def note_on_question(desk: Desk, place: Place, text: str) -> None:
    with desk.changing(N_("Notiz zu einer Frage geschrieben"), place.family_id) as work:
        _put(work, replace(_mark(desk, work, place), note=text.strip()))
        work.commit()


@use_case(allowed=OFFICE)
def choose_talk_language(desk: Desk, family_id: FamilyId, language: str, tags: Sequence[str]) -> None:
    """The family has pointed at its language (ISO 639-3); its letters follow when there are letters in it."""
    with desk.changing(N_("Sprache der Familie gezeigt"), family_id) as work:
        people = (work.get(Family, family_id), tuple(work.find(Child, family_id=family_id)))
        seen = Given(language, source=Source.OWN_WORDS)
        family, children = answered(people, Place(family_id, "interpreter_language"), seen)
        tag = tag_of(language, tags, desk.catalogues)
        if tag != GERMAN:
            written = Given(tag, source=Source.OWN_WORDS)
            family, children = answered((family, children), Place(family_id, "letter_language"), written)
        work.put(family)
        work.commit()


def _mark(desk: Desk, records: Records, place: Place) -> TalkMark:
    known = mark_at(records.find(TalkMark, family_id=place.family_id), (place.field, place.child_id))
    new_id = TalkMarkId(desk.identifiers.next())
    return known or TalkMark(id=new_id, family_id=place.family_id, child_id=place.child_id, field=place.field)


def _put(work: UnitOfWork, mark: TalkMark) -> None:
    """One that says nothing any more is taken away."""
    if mark.to_ask_again or mark.skipped or mark.note:
        work.put(mark)
    elif mark.version:
        work.remove(mark)
