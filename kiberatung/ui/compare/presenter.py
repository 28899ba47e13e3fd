"""Two entries side by side: proposals, the choice of the person, and the three ways out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import (
    Comparison,
    FieldRow,
    Pair,
    PairKind,
    compare_children,
    compare_families,
)
from kiberatung.services.merging.different_persons import mark_as_different, unmark_as_different
from kiberatung.services.merging.fields import ADDRESS
from kiberatung.services.merging.hindrances import NeedsApproval
from kiberatung.services.merging.merge import ask_merge, merge
from kiberatung.services.merging.proposals import Side
from kiberatung.services.merging.taking_back import take_back_merge
from kiberatung.services.merging.wishes import Merged
from kiberatung.ui.compare.decisions import Decisions, Key, Typed, decisions_in, text_of
from kiberatung.ui.compare.own_typing import OwnTyping, TypingShown, side_that_says
from kiberatung.ui.compare.rows import ONE_PERSON, count_differing, detail_of, table_of
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.widgets.row_values import ComparedRows

_KEPT = "decisions"


class Drafts(Protocol):
    """What `ui.shell.desk_drafts` does."""

    def look(self, place: str, found: Callable[[str, Mapping[str, str]], object]) -> None: ...

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None: ...

    def drop(self, place: str) -> None: ...


@dataclass(frozen=True, slots=True)
class PageShown:
    """All but the table: `hindrance` is what forbids the merge, with its next step."""

    compared: Comparison
    decisions: Decisions
    summary: str
    place: str
    """Where what is typed and decided here is kept as a draft."""
    hindrance: str = ""
    can_ask: bool = False
    """Whether a second account may be asked to agree."""


class CompareView(Protocol):
    def show_page(self, page: PageShown, table: ComparedRows) -> None: ...

    def show_detail(self, text: str) -> None: ...

    def show_may_type(self, *, may_type: bool) -> None:
        """Whether the current row takes an answer of its own."""

    def show_typing(self, typing: TypingShown | None) -> None:
        """None when it is done or given up."""

    def show_not_understood(self, text: str) -> None: ...

    def show_busy(self, *, is_busy: bool) -> None:
        """While two are merged no key does it twice."""


class ComparePresenter:
    def __init__(self, shell: Shell, desk: Desk, view: CompareView, drafts: Drafts) -> None:
        self._shell, self._desk, self._view, self._drafts = shell, desk, view, drafts
        self._ids: tuple[UUID, UUID] | None = None
        self._are_children = True
        self._origin = ""
        """The screen from which the person came, and goes back to."""
        self._compared: Comparison | None = None
        self._decisions = Decisions()
        self._current: Key | None = None
        self._is_busy = False
        self._typing = OwnTyping(desk)

    def open_children(self, child_id: ChildId, other_id: ChildId, origin: str = "") -> None:
        self._open((child_id, other_id), are_children=True, origin=origin)

    def open_families(self, family_id: FamilyId, other_id: FamilyId, origin: str = "") -> None:
        self._open((family_id, other_id), are_children=False, origin=origin)

    def reload(self) -> None:
        if self._ids is not None:
            self._read(fresh=False)

    # what the person does

    def go_to(self, key: Key | None) -> None:
        self._current = key
        shown = detail_of(self._compared, key, self._decisions) if self._compared and key else ""
        self._view.show_detail(shown)
        self._view.show_may_type(may_type=self._typeable(key) is not None)

    def choose(self, key: Key, side: Side) -> None:
        """Of a pair that was matched: left says one person, right says two."""
        found = self._row(key)
        if found is None or self._is_busy:
            return
        pair, row = found
        if row is None:
            if side is not Side.BOTH:
                self._decide(self._decisions.parted(pair.left_id, is_one=side is Side.LEFT))
        elif row.proposal is not None and not row.proposal.is_fixed and (side is not Side.BOTH or row.may_be_both):
            self._decide(self._decisions.chosen(key, side))

    def turn(self, key: Key) -> None:
        """To the other side."""
        found = self._row(key)
        if found is None:
            return
        pair, row = found
        if row is None:
            is_left = pair.left_id not in self._decisions.apart
        else:
            is_left = self._decisions.side_of(pair, row) is not Side.RIGHT
        self.choose(key, Side.RIGHT if is_left else Side.LEFT)

    def begin_typing(self, key: Key | None = None, text: str = "") -> None:
        """„Anderer Wert …“: neither side is right; in the current row unless `key` names another."""
        key = key or self._current
        found = self._typeable(key)
        if key is None or found is None or self._is_busy:
            return
        pair, row = found
        typed = self._decisions.typed_at(pair, row)
        words = _("{field} ({name}): wie in der Aufnahme, auch „unbekannt“")
        if row.field == ADDRESS:
            words = _("{field} ({name}): Unterkunft, Straße und Nummer, Postleitzahl und Ort, mit Kommas dazwischen")
        hint = words.format(field=row.title, name=pair.title)
        shown = TypingShown(key, hint, text or (typed.text if typed else ""), self._typing.offers(row))
        self._view.show_typing(shown)

    def type_own(self, key: Key, text: str) -> bool:
        """Whether it was understood; what was not stays in its field with the reason."""
        found = self._typeable(key)
        if found is None or self._is_busy:
            return False
        row = found[1]
        try:
            typed = self._typing.read(row, text)
        except DomainError as refusal:
            self._view.show_not_understood(" ".join(filter(None, (refusal.message, refusal.next_step))))
            return False
        same = side_that_says(row, typed)
        self._view.show_typing(None)
        self._decide(self._decisions.chosen(key, same) if same else self._decisions.with_typed(key, typed))
        return True

    def give_up_typing(self) -> None:
        self._view.show_typing(None)

    def choose_along(self, *, comes_along: bool) -> None:
        self._decide(replace(self._decisions, comes_along=comes_along))

    def swap(self) -> None:
        """The other one stays; what was chosen by sides is proposed anew."""
        if self._ids is not None:
            self._open((self._ids[1], self._ids[0]), are_children=self._are_children, origin=None)

    # the ways out

    def merge(self) -> None:
        if self._compared is None or self._is_busy or self._compared.hindrance is not None:
            return
        wish, desk = self._decisions.wish(self._compared), self._desk
        self._set_busy(is_busy=True)
        self._shell.run_task(
            lambda: merge(desk, wish), self._merged, self._failed, TaskOptions(_("Führt zusammen …"), can_cancel=False)
        )

    def part(self) -> None:
        """„Nicht dieselbe Person“: of two families, of every child that seemed to be the same."""
        pairs = self._child_pairs()
        if not pairs or self._is_busy:
            return
        desk = self._desk
        self._shell.run_task(lambda: [mark_as_different(desk, *pair) for pair in pairs], lambda _marks: self._parted())

    def later(self) -> None:
        self._leave()

    def ask(self, reason: str) -> None:
        if self._compared is None:
            return
        left, right = self._compared.left.family_id, self._compared.right.family_id
        self._shell.run_task(lambda: ask_merge(self._desk, left, right, reason), lambda _approval: self._asked())

    # inside

    def _open(self, ids: tuple[UUID, UUID], *, are_children: bool, origin: str | None) -> None:
        if origin is not None:
            self._origin = origin
        self._ids, self._are_children = ids, are_children
        self._decisions, self._current = Decisions(), None
        self._read(fresh=True)

    def _read(self, *, fresh: bool) -> None:
        assert self._ids is not None  # noqa: S101 - both callers looked
        (one, other), desk = self._ids, self._desk
        work = (
            (lambda: compare_children(desk, ChildId(one), ChildId(other)))
            if self._are_children
            else (lambda: compare_families(desk, FamilyId(one), FamilyId(other)))
        )
        self._shell.run_task(
            work, lambda compared: self._show_read(compared, fresh=fresh), self._failed, TaskOptions(key="compare")
        )

    def _show_read(self, compared: Comparison, *, fresh: bool) -> None:
        self._compared = compared
        self._shell.set_title(_("Vergleich: Fall {number}").format(number=compared.left.case_number))
        self._set_busy(is_busy=False)
        self._show()
        if fresh:
            self._drafts.look(self._place(), self._found)

    def _found(self, _words: str, values: Mapping[str, str]) -> None:
        """Choices made before a lock or a crash are there again."""
        kept = decisions_in(values.get(_KEPT, ""), self._understood)
        if self._compared is not None and kept != self._decisions:
            self._decisions = kept
            self._show()

    def _show(self) -> None:
        compared = self._compared
        assert compared is not None  # noqa: S101 - shown only when read
        hindrance = compared.hindrance
        told = " ".join(filter(None, (hindrance.message, hindrance.next_step))) if hindrance else ""
        may_ask = isinstance(hindrance, NeedsApproval)
        page = PageShown(compared, self._decisions, self._summary(), self._place(), told, may_ask)
        self._view.show_page(page, table_of(compared, self._decisions))
        self.go_to(self._current)

    def _summary(self) -> str:
        compared = self._compared
        assert compared is not None  # noqa: S101 - shown only when read
        count = count_differing(compared, self._decisions)
        if not count:
            return _("Alle Angaben sind gleich oder ergänzen sich.")
        differing = ngettext_("{count} Angabe unterscheidet sich", "{count} Angaben unterscheiden sich", count)
        words, own = differing.format(count=count), self._decisions.count
        if not own:
            return _("{differing}. Vorgeschlagen ist jeweils die besser belegte.").format(differing=words)
        told = _("{differing}, {own} davon haben Sie selbst entschieden. Was nicht übernommen wird, steht im Vermerk.")
        return told.format(differing=words, own=own)

    def _decide(self, decisions: Decisions) -> None:
        self._decisions = decisions
        if self._compared is not None:
            self._drafts.keep(self._place(), {_KEPT: text_of(decisions)}, self._compared.left.family_id)
            self._show()

    def _understood(self, key: Key, text: str) -> Typed | None:
        found = self._typeable(key)
        return self._typing.understood(found[1], text) if found is not None else None

    def _typeable(self, key: Key | None) -> tuple[Pair, FieldRow] | None:
        """None for a row that takes no answer of its own."""
        pair, row = self._row(key) or (None, None) if key is not None else (None, None)
        return (pair, row) if pair is not None and row is not None and row.may_be_own else None

    def _row(self, key: Key) -> tuple[Pair, FieldRow | None] | None:
        """None for the row is „Dieselbe Person?“."""
        pairs = self._compared.pairs if self._compared else ()
        pair = next((one for one in pairs if one.left_id == key[0]), None)
        if pair is None:
            return None
        if key[1] == ONE_PERSON:
            return pair, None
        row = next((one for one in pair.rows if one.field == key[1]), None)
        return (pair, row) if row is not None else None

    def _child_pairs(self) -> list[tuple[ChildId, ChildId]]:
        if self._compared is None:
            return []
        pairs = [pair for pair in self._compared.pairs if pair.kind is PairKind.CHILD]
        asked = [pair for pair in pairs if pair.is_asked] or pairs
        return [(ChildId(pair.left_id), ChildId(pair.right_id)) for pair in asked]

    def _merged(self, merged: Merged) -> None:
        self._drafts.drop(self._place())
        self._set_busy(is_busy=False)
        self._shell.navigate("family", family_id=merged.family_id, child_id=merged.child_id)
        self._shell.show_notice(
            _("Zusammengeführt"),
            _("Was nicht übernommen wurde, steht als Vermerk in der Familie."),
            deed=_("Zusammenführung zurücknehmen"),
            call=lambda: self._take_back(merged),
        )

    def _take_back(self, merged: Merged) -> None:
        def back(family_id: FamilyId) -> None:
            self._shell.navigate("family", family_id=family_id)
            told = _("Beide Einträge sind wieder, wie sie waren.")
            self._shell.show_notice(_("Zusammenführung zurückgenommen"), told)

        self._shell.run_task(lambda: take_back_merge(self._desk, merged.change_id), back)

    def _parted(self) -> None:
        pairs = self._child_pairs()

        def unmark() -> None:
            for pair in pairs:
                unmark_as_different(self._desk, *pair)

        self._drafts.drop(self._place())
        self._leave()
        self._shell.show_notice(
            _("Gemerkt: nicht dieselbe Person"),
            _("Auf die Ähnlichkeit wird nicht mehr hingewiesen."),
            deed=_("Zurücknehmen"),
            call=lambda: self._shell.run_task(unmark, lambda _none: None),
        )

    def _asked(self) -> None:
        self._shell.show_notice(
            _("Um Zustimmung gebeten"),
            _("Die Leitung oder der Datenschutz findet die Bitte unter „Einstellungen“. Ihre Auswahl bleibt gemerkt."),
        )

    def _leave(self) -> None:
        compared, self._current = self._compared, None
        if self._origin:
            self._shell.navigate(self._origin)
        elif compared is not None:
            child = compared.child_ids[0] if compared.child_ids else None
            self._shell.navigate("family", family_id=compared.left.family_id, child_id=child)
        else:
            self._shell.navigate("families")

    def _failed(self, fault: Exception) -> None:
        self._set_busy(is_busy=False)
        self._shell.show_fault(fault)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._view.show_busy(is_busy=is_busy)

    def _place(self) -> str:
        """The same whichever way the lock brought the person back; swapped sides are other decisions."""
        assert self._ids is not None  # noqa: S101 - opened before anything is decided
        kind = "compare_children" if self._are_children else "compare_families"
        return f"{kind}:{self._ids[0]}:{self._ids[1]}"
