"""Which letters a wish for many families means, and which of them no font can print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.planning import BatchLetter, BatchRenderer, BatchSubject, BatchWish
from kiberatung.services.letters.facts import next_appointment
from kiberatung.services.letters.field_values import name_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records
from kiberatung.services.questions import BY_FIELD

_ADDRESS = ("street", "postcode", "town")


@use_case(allowed=OFFICE)
def batch_subjects(desk: Desk, texts: LetterTexts, wish: BatchWish) -> list[BatchSubject]:
    """One for each household, or each child the letter is about; families out of sight are left out."""
    with desk.reading() as records:
        return [_subject(desk, records, texts, wish, whom) for whom in _whom(records, wish)]


def _whom(records: Records, wish: BatchWish) -> Iterator[tuple[Family, Child | None]]:
    """Each family once, or each of its children that are asked for; one without any says so itself."""
    chosen = records.find(Child, id=wish.keys) if wish.of_children else []
    family_ids = tuple(dict.fromkeys(child.family_id for child in chosen)) if wish.of_children else wish.keys
    for family in records.find(Family, id=family_ids):
        children = records.find(Child, family_id=family.id) if RULES[wish.kind].about_child else []
        asked = [one for one in children if not chosen or one in chosen]
        yield from ((family, child) for child in asked or (None,))


def in_german_alone(subject: BatchSubject) -> BatchSubject:
    return replace(subject, request=replace(subject.request, language=GERMAN))


def with_unprintable(letters: Sequence[BatchLetter], renderer: BatchRenderer) -> list[BatchLetter]:
    """After the whole was refused: each letter that has signs no font knows says so itself. Halves are tried first."""
    refused = dict(_refused([one for one in letters if one.goes], renderer))
    return [replace(one, refusal=refused.get(one.key, one.refusal)) for one in letters]


def _refused(letters: Sequence[BatchLetter], renderer: BatchRenderer) -> Iterator[tuple[object, DomainError]]:
    if not letters:
        return
    try:
        renderer.render_letters([one.letter.sheet for one in letters if one.letter])
    except DomainError as refusal:
        if len(letters) == 1:
            yield letters[0].key, refusal
            return
        half = len(letters) // 2
        yield from _refused(letters[:half], renderer)
        yield from _refused(letters[half:], renderer)


def _subject(
    desk: Desk, records: Records, texts: LetterTexts, wish: BatchWish, whom: tuple[Family, Child | None]
) -> BatchSubject:
    family, child = whom
    own = family.letter_language or GERMAN
    wished = GERMAN if wish.german_alone else own
    has_language = wished in texts.languages.tags()
    request = LetterRequest(
        kind=wish.kind,
        family_id=family.id,
        child_id=child.id if child else None,
        language=wished if has_language else GERMAN,
    )
    return BatchSubject(
        request=request,
        case_number=family.case_number,
        name=name_of(child) if child else family.family_name or _("Familie ohne Namen"),
        wished_language=wished,
        has_language=has_language,
        has_appointment=next_appointment(desk, records, family) is not None,
        is_protected=family.address_protected,
        missing=tuple(BY_FIELD[field].text for field in _ADDRESS if not getattr(family, field)),
    )
