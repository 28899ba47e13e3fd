"""A new handover: four questions, what leaves the house, and the one deed that sends it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import Handover, RecipientKind
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.candidates import Candidate, handover_candidates
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.creating import HandoverResult, create_handover, create_plain_handover
from kiberatung.services.handovers.findings import Finding
from kiberatung.services.handovers.forms import HandoverForm, Lock
from kiberatung.services.handovers.ports import HandoverWriter, PassphraseSource
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.recipients import Recipient, recipients_for
from kiberatung.services.handovers.registering import handover_register
from kiberatung.services.letters.values import SheetRenderer
from kiberatung.ui.handovers.lock_wish import LockWish, passphrase_sheet
from kiberatung.ui.protocols import Lane, Shell, TaskControl, TaskOptions

SHOWN_LATEST = 5


@dataclass(frozen=True, slots=True)
class HandoverTools:
    """Made when they are first needed, off the main thread."""

    writer: Callable[[], HandoverWriter]
    passphrases: Callable[[], PassphraseSource]
    sheets: Callable[[], SheetRenderer]
    render_overview: Callable[[HandoverContent], bytes]
    """The PDF of the Mappe, as the recipient will see it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the four questions begin with."""

    family_id: FamilyId | None
    recipients: tuple[Recipient, ...]
    recipient: Recipient
    candidates: tuple[Candidate, ...]
    latest: tuple[Handover, ...]
    passphrase: str = field(default="", repr=False)


class HandoverView(Protocol):
    def show_recipients(self, recipients: Sequence[Recipient], chosen: Recipient) -> None: ...

    def show_candidates(
        self, candidates: Sequence[Candidate], chosen: frozenset[ChildId], *, one_family: bool
    ) -> None: ...

    def show_form(self, form: HandoverForm) -> None: ...

    def show_lock(self, wish: LockWish) -> None: ...

    def show_preview(self, preview: HandoverPreview) -> None: ...

    def show_no_preview(self, refusal: DomainError) -> None: ...

    def show_latest(self, latest: Sequence[Handover]) -> None: ...

    def show_ready(self, hindrance: str, *, can_send: bool) -> None:
        """One sentence why it cannot be sent; empty also for the moment in which the preview is read."""

    def show_result(self, result: HandoverResult) -> None: ...


class HandoverPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: HandoverTools, view: HandoverView) -> None:
        self._shell = shell
        self._desk = desk
        self._tools = tools
        self._view = view
        self._start: Start | None = None
        self._recipient: Recipient | None = None
        self._children: frozenset[ChildId] = frozenset()
        self._form = HandoverForm()
        self._lock = LockWish()
        self._preview: HandoverPreview | None = None
        self._busy = False

    # beginning

    def open(self, family_id: FamilyId | None) -> None:
        """Without a family the work that was begun goes on, read again."""
        if family_id is None and self._start is not None:
            self.reload()
        else:
            self.begin(family_id)

    def begin(self, family_id: FamilyId | None = None) -> None:
        """A new handover with a new passphrase, about one family or about all who are ready."""
        self._forget()
        self._shell.run_task(
            lambda: self._read(family_id, None), self._show_start, options=TaskOptions(key="handovers.start")
        )

    def reload(self) -> None:
        """Recipients, children and register as they are now; choices stay."""
        start, recipient = self._start, self._recipient
        if start is not None:
            self._shell.run_task(
                lambda: self._read(start.family_id, recipient),
                self._show_again,
                options=TaskOptions(key="handovers.start"),
            )

    def _forget(self) -> None:
        self._start, self._recipient, self._preview = None, None, None
        self._children, self._lock = frozenset(), LockWish()

    def _read(self, family_id: FamilyId | None, recipient: Recipient | None) -> Start:
        """On the database lane."""
        kind = recipient.kind if recipient else RecipientKind.SCHULAMT
        candidates = handover_candidates(self._desk, kind, family_id)
        recipients = recipients_for(self._desk, [candidate.child_id for candidate in candidates])
        first = next((one for one in recipients if one.kind is kind), recipients[0])
        return Start(
            family_id,
            tuple(recipients),
            recipient or first,
            tuple(candidates),
            tuple(handover_register(self._desk)[:SHOWN_LATEST]),
            self._tools.passphrases().next(),
        )

    def _show_start(self, start: Start) -> None:
        self._start = start
        self._recipient = start.recipient
        self._children = frozenset(candidate.child_id for candidate in start.candidates)
        self._lock = LockWish(start.passphrase)
        self._show_all(start)

    def _show_again(self, start: Start) -> None:
        """The passphrase stays the one that may have been said on the phone already."""
        self._start = start
        self._children &= {candidate.child_id for candidate in start.candidates}
        self._show_all(start)

    def _show_all(self, start: Start) -> None:
        self._view.show_recipients(start.recipients, start.recipient)
        self._view.show_latest(start.latest)
        self._view.show_form(self._form)
        self._view.show_lock(self._lock)
        self._show_children()

    # the four questions

    def choose_recipient(self, recipient: Recipient) -> None:
        """Another kind of office waits for other children."""
        start = self._start
        before, self._recipient = self._recipient, recipient
        if start is None:
            return
        if start.family_id is None and before is not None and before.kind is not recipient.kind:
            self._shell.run_task(
                lambda: handover_candidates(self._desk, recipient.kind),
                self._take_candidates,
                options=TaskOptions(key="handovers.children"),
            )
        else:
            self._read_preview()

    def _take_candidates(self, candidates: Sequence[Candidate]) -> None:
        if self._start is not None:
            self._start = replace(self._start, candidates=tuple(candidates))
            self._children = frozenset(candidate.child_id for candidate in candidates)
            self._show_children()

    def choose_children(self, child_ids: frozenset[ChildId]) -> None:
        self._children = child_ids
        self._show_children()

    def _show_children(self) -> None:
        start = self._start
        if start is not None:
            one_family = start.family_id is not None
            self._view.show_candidates(start.candidates, self._children, one_family=one_family)
            self._read_preview()

    def choose_form(self, form: HandoverForm) -> None:
        self._form = form
        self._view.show_form(form)
        self._read_preview()

    def choose_lock(self, wish: LockWish) -> None:
        self._lock = wish
        self._view.show_lock(wish)
        self._show_ready()

    def explain_plain(self, reason: str) -> None:
        """While typing: the field is not shown anew."""
        self._lock = replace(self._lock, plain_reason=reason)
        self._show_ready()

    def roll_again(self) -> None:
        self._shell.run_task(
            lambda: self._tools.passphrases().next(),
            lambda words: self.choose_lock(replace(self._lock, passphrase=words)),
            options=TaskOptions(lane=Lane.POOL, key="handovers.passphrase"),
        )

    # what leaves the house

    def _read_preview(self) -> None:
        """Newer replaces older; the old table stays until the new one is there, but cannot be sent."""
        start, recipient = self._start, self._recipient
        if start is None or recipient is None:
            return
        self._preview = None
        self._show_ready()
        wanted = [one.child_id for one in start.candidates if one.child_id in self._children]
        self._shell.run_task(
            partial(self._make_preview, recipient, wanted, self._form),
            self._show_preview,
            options=TaskOptions(key="handovers.preview"),
        )

    def _make_preview(
        self, recipient: Recipient, children: Sequence[ChildId], form: HandoverForm
    ) -> HandoverPreview | DomainError:
        try:
            return preview_handover(self._desk, recipient, children, form, self._tools.writer())
        except DomainError as refusal:
            return refusal

    def _show_preview(self, preview: HandoverPreview | DomainError) -> None:
        if isinstance(preview, DomainError):
            self._view.show_no_preview(preview)
        else:
            self._preview = preview
            self._view.show_preview(preview)
        self._show_ready()

    def _show_ready(self) -> None:
        self._view.show_ready(self._hindrance(), can_send=self._can_send())

    def _can_send(self) -> bool:
        return self._preview is not None and not self._hindrance()

    def _hindrance(self) -> str:
        if self._busy:
            return _("Die Übergabe wird gerade erstellt.")
        if self._preview is not None and self._preview.refusals:
            return self._preview.refusals[0].text
        return _("Wählen Sie mindestens ein Kind.") if not self._children else self._lock.finding

    def show_overview(self) -> None:
        preview = self._preview
        if preview is not None:
            title = _("Vorschau: {number}").format(number=preview.file_name)
            self._shell.run_task(
                lambda: self._tools.render_overview(preview.content),
                lambda pdf: self._shell.open_preview(pdf, title, _("Noch hat nichts das Haus verlassen.")),
                options=TaskOptions(_("Die Mappe wird gesetzt"), Lane.POOL, "handovers.overview"),
            )

    def mend(self, finding: Finding) -> None:
        """To the place where what is missing is entered."""
        preview = self._preview
        children = preview.children if preview is not None else ()
        child = next((one for one in children if one.child_id == finding.child_id), None)
        if child is not None:
            arguments = {"family_id": child.family_id, "tab": "intake", "child_id": child.child_id}
            self._shell.navigate("family", **arguments, field=finding.field)

    # sending

    def create(self) -> None:
        if self._can_send():
            self._shell.ask_folder(_("Wohin mit der Übergabe?"), self._write)

    def _write(self, folder: Path) -> None:
        preview, recipient = self._preview, self._recipient
        if preview is None or recipient is None or not self._can_send():
            return
        lock = self._lock.lock_for(recipient.kind)
        self._busy = True
        self._show_ready()
        title = _("Die Übergabe wird verschlüsselt") if lock.encrypted else _("Die Übergabe wird geschrieben")
        self._shell.run_long_task(
            partial(self._create, preview, lock, folder),
            self._show_result,
            self._show_failure,
            TaskOptions(title, can_cancel=False),
        )

    def _create(self, preview: HandoverPreview, lock: Lock, folder: Path, _control: TaskControl) -> HandoverResult:
        """On the database lane: file and register belong together."""
        deed = create_handover if lock.encrypted else create_plain_handover
        return deed(self._desk, preview, lock, folder, self._tools.writer())

    def _show_result(self, result: HandoverResult) -> None:
        self._busy = False
        self._forget()
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        self._view.show_result(result)

    def _show_failure(self, fault: Exception) -> None:
        self._busy = False
        self._shell.show_fault(fault)
        self._read_preview()

    def print_passphrase(self, number: str, passphrase: str) -> None:
        sheet = passphrase_sheet(self._desk.today, number, passphrase)
        self._shell.run_task(
            lambda: self._tools.sheets().render_table(sheet),
            lambda pdf: self._shell.print_pdf(pdf, number),
            options=TaskOptions(lane=Lane.POOL, key="handovers.passphrase_sheet"),
        )

    def print_current_passphrase(self) -> None:
        number = self._preview.file_name if self._preview is not None else _("Übergabe")
        self.print_passphrase(number, self._lock.passphrase)
