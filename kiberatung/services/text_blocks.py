"""Text blocks: those that come with the program, of the office and one's own, filled from the family in front."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.text_blocks import TextBlock, TextBlockId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records
from kiberatung.services.text_blocks_ready import READY

GAP = "____"
"""What a person fills in; also stands for a field nothing is known for."""
LONGEST_WORD, LONGEST_TITLE, LONGEST_TEXT = 20, 60, 2000
_FIELD = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Block:
    """`kept` is None for a block as it comes with the program; `is_own` for one that nobody else sees."""

    word: str
    title: str
    text: str
    kept: TextBlock | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class BlockWish:
    """What a person has typed; `kept` is the block that is changed, None for a new one."""

    word: str
    title: str
    text: str
    is_own: bool
    kept: TextBlock | None = None


def field_names() -> tuple[str, ...]:
    """What may stand in braces."""
    return ("Datum", "Familie", "Fall", "Vorname", "Kinder", "Fachkraft")


@use_case(allowed=OFFICE)
def text_blocks(desk: Desk) -> tuple[Block, ...]:
    """By title; an own block goes before one of the office with the same word, and both before one of the program."""
    with desk.reading() as records:
        return _blocks(desk, records)


@use_case(allowed=OFFICE)
def filled_blocks(desk: Desk, family_id: FamilyId, child_id: ChildId | None = None) -> tuple[Block, ...]:
    """Ready to be put in; what is not known stays a gap."""
    with desk.reading() as records:
        values = _values(desk, records, family_id, child_id)
        return tuple(replace(block, text=filled(block.text, values)) for block in _blocks(desk, records))


@use_case(allowed=OFFICE)
def put_block(desk: Desk, wish: BlockWish) -> TextBlock:
    """New or changed; raises `DomainError` when the word is missing, taken or no word."""
    clean = replace(wish, word=wish.word.strip(), title=wish.title.strip(), text=wish.text.strip())
    _require_sound(clean)
    with desk.changing(N_("Textbaustein geändert") if clean.kept else N_("Textbaustein angelegt")) as work:
        _require_free(desk, work, clean)
        block = work.put(_record(desk, clean))
        work.commit()
    return block


@use_case(allowed=OFFICE)
def remove_block(desk: Desk, block: Block) -> None:
    """One that comes with the program is no longer offered to the office; undo brings either back."""
    comes_with_the_program = block.word.casefold() in {_(word).casefold() for word, _title, _text in READY}
    with desk.changing(N_("Textbaustein gelöscht")) as work:
        if comes_with_the_program and not block.is_own:
            work.put(_record(desk, BlockWish(block.word, block.title, "", is_own=False, kept=block.kept)))
        elif block.kept is not None:
            _require_mine(desk, block.kept)
            work.remove(block.kept)
        work.commit()


def filled(text: str, values: Mapping[str, str]) -> str:
    """A value is inert: braces in a name are never read as a field."""
    return _FIELD.sub(lambda found: values.get(found.group(1).strip(), "") or GAP, text)


def _blocks(desk: Desk, records: Records) -> tuple[Block, ...]:
    kept = records.find(TextBlock, account_id=None)
    own = records.find(TextBlock, account_id=desk.account.id)
    by_word = {_(word).casefold(): Block(_(word), _(title), _(text)) for word, title, text in READY}
    by_word |= _by_word(kept, is_own=False)
    by_word |= _by_word(own, is_own=True)
    return tuple(sorted((block for block in by_word.values() if block.text), key=lambda one: one.title.casefold()))


def _by_word(kept: Iterable[TextBlock], *, is_own: bool) -> dict[str, Block]:
    return {one.word.casefold(): Block(one.word, one.title, one.text, one, is_own) for one in kept}


def _values(desk: Desk, records: Records, family_id: FamilyId, child_id: ChildId | None) -> dict[str, str]:
    family = records.get(Family, family_id)
    children = records.find(Child, family_id=family_id)
    names = [child.given_names for child in children if child.given_names]
    chosen = [child.given_names for child in children if child.id == child_id]
    only = names if len(children) == 1 else []
    return {
        "Datum": write_date(desk.today),
        "Familie": family.family_name,
        "Fall": family.case_number,
        "Vorname": next(iter(chosen or only), ""),
        "Kinder": ", ".join(names),
        "Fachkraft": desk.account.name,
    }


def _record(desk: Desk, wish: BlockWish) -> TextBlock:
    owner = desk.account.id if wish.is_own else None
    if wish.kept is None:
        identifier = TextBlockId(desk.identifiers.next())
        return TextBlock(id=identifier, account_id=owner, word=wish.word, title=wish.title, text=wish.text)
    _require_mine(desk, wish.kept)
    return replace(wish.kept, account_id=owner, word=wish.word, title=wish.title, text=wish.text)


def _require_sound(wish: BlockWish) -> None:
    if not _WORD.fullmatch(wish.word) or len(wish.word) > LONGEST_WORD:
        raise DomainError(
            _("Das Kurzwort fehlt oder enthält mehr als Buchstaben und Ziffern. Es wurde nichts gespeichert."),
            _("Wählen Sie ein kurzes Wort ohne Leerzeichen, zum Beispiel „tel“."),
        )
    if not wish.title or not wish.text or len(wish.title) > LONGEST_TITLE or len(wish.text) > LONGEST_TEXT:
        raise DomainError(
            _("Titel oder Text fehlt oder ist zu lang. Es wurde nichts gespeichert."),
            _("Der Titel darf 60, der Text 2000 Zeichen haben."),
        )
    unknown = [name.strip() for name in _FIELD.findall(wish.text) if name.strip() not in field_names()]
    if unknown:
        raise DomainError(
            _("Das Feld „{name}“ gibt es nicht. Es wurde nichts gespeichert.").format(name=unknown[0]),
            _("In geschweiften Klammern gehen: {names}.").format(names=", ".join(field_names())),
        )


def _require_free(desk: Desk, records: Records, wish: BlockWish) -> None:
    owner = desk.account.id if wish.is_own else None
    same = [one for one in records.find(TextBlock, account_id=owner) if one.word.casefold() == wish.word.casefold()]
    others = [one for one in same if wish.kept is None or one.id != wish.kept.id]
    if any(one.text for one in others):
        raise DomainError(
            _("Das Kurzwort „{word}“ ist schon vergeben. Es wurde nichts gespeichert.").format(word=wish.word),
            _("Wählen Sie ein anderes, oder ändern Sie den vorhandenen Baustein."),
        )


def _require_mine(desk: Desk, block: TextBlock) -> None:
    if block.account_id not in {None, desk.account.id}:
        raise DomainError(
            _("Dieser Textbaustein gehört jemand anderem. Es wurde nichts geändert."),
            _("Legen Sie einen eigenen an."),
        )
