"""The versions of the law: seen, copied out to be changed, checked, taken in, and put back to what was shipped."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.law_copies import LawCopy, LawCopyId
from kiberatung.domain.schulpflicht.law_text import profile_of
from kiberatung.domain.schulpflicht.parameters import LawProfile, LawText, Norm, OpenQuestion
from kiberatung.services.desk import Desk
from kiberatung.services.office_law import all_texts, checked_text
from kiberatung.services.permissions import EVERYBODY, PLACE, use_case
from kiberatung.services.ports import Records


@dataclass(frozen=True, slots=True)
class LawVersion:
    """`taken_in_on` is None for a text as it comes with the program; `norms` by the identifier of their rule."""

    name: str
    title: str
    valid_from: date
    is_draft: bool
    note: str
    norms: tuple[tuple[str, Norm], ...]
    questions: tuple[OpenQuestion, ...]
    taken_in_on: date | None
    is_in_force: bool


@use_case(allowed=EVERYBODY)
def law_versions(desk: Desk) -> tuple[LawVersion, ...]:
    """Oldest first, drafts in their place among them."""
    with desk.reading() as records:
        copies = {copy.name: copy for copy in records.find(LawCopy)}
    return tuple(_version(text, copies.get(text.name), desk.today) for text in all_texts(desk.law))


def _version(text: LawText, copy: LawCopy | None, today: date) -> LawVersion:
    return LawVersion(
        name=text.name,
        title=text.title,
        valid_from=text.valid_from,
        is_draft=text.is_draft,
        note=text.note,
        norms=tuple((entry.name, entry.value) for entry in text.norms),
        questions=text.questions,
        taken_in_on=copy.taken_in_on if copy else None,
        is_in_force=not text.is_draft and text.valid_from <= today,
    )


@use_case(allowed=PLACE)
def law_source(desk: Desk, name: str) -> str:
    """The text as it stands now, to be changed outside."""
    return _text_named(desk.law, name).source


@use_case(allowed=PLACE)
def check_law(desk: Desk, source: str) -> LawText:
    """Raises `DomainError` naming the line and the key; takes nothing in."""
    return checked_text(desk.law, source)


@use_case(allowed=PLACE)
def take_in_law(desk: Desk, source: str) -> LawText:
    """From now on every answer rests on it, unless it is a draft; undo and `put_back_law` bring the former one back."""
    text = checked_text(desk.law, source)
    with desk.changing(N_("Rechtsfassung geändert")) as work:
        known = _copy_named(work, text.name)
        identifier = known.id if known else LawCopyId(desk.identifiers.next())
        copy = LawCopy(
            id=identifier,
            version=known.version if known else 0,
            name=text.name,
            text=source,
            taken_in_on=desk.today,
            account_id=desk.account.id,
        )
        work.put(copy)
        work.commit()
    return text


@use_case(allowed=PLACE)
def put_back_law(desk: Desk, name: str) -> None:
    """The office's own text goes; of a text that comes with the program the shipped one holds again."""
    with desk.changing(N_("Rechtsfassung zurückgesetzt")) as work:
        known = _copy_named(work, name)
        if known is None:
            raise DomainError(
                _("Die Fassung „{name}“ ist unverändert. Es wurde nichts zurückgesetzt.").format(name=name),
                _("Sehen Sie mit „law list“ nach, welche Fassungen geändert sind."),
            )
        work.remove(known)
        work.commit()


def law_with(desk: Desk, name: str) -> LawProfile:
    """What the law would be with this version in force: all others in force, and this one though it may be a draft."""
    chosen = _text_named(desk.law, name)
    texts = [text for text in desk.law.texts if text.name != name]
    return profile_of([*texts, chosen])


def _text_named(law: LawProfile, name: str) -> LawText:
    texts = all_texts(law)
    found = next((text for text in texts if text.name == name), None)
    if found is None:
        names = ", ".join(text.name for text in texts)
        raise DomainError(
            _("Eine Fassung „{name}“ gibt es nicht. Es wurde nichts geändert.").format(name=name),
            _("Vorhanden sind: {names}.").format(names=names),
        )
    return found


def _copy_named(records: Records, name: str) -> LawCopy | None:
    return next(iter(records.find(LawCopy, name=name)), None)
