"""One family from the report to the first school day, through the same services that the window uses."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from kiberatung.app import composition, paths
from kiberatung.app.files import write_bytes
from kiberatung.basics.clock import FixedClock
from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import HandoverAnswer, RecipientKind
from kiberatung.domain.interpreters import BookingState, Interpreter
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.mrz.reading import read_zone
from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.recommendations import Recommendation
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    book_interpreter,
    hold_consultation,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.data_sheets import family_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.creating import create_handover, create_plain_handover
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection
from kiberatung.services.handovers.previewing import preview_handover
from kiberatung.services.handovers.recipients import Recipient, recipient_named
from kiberatung.services.handovers.registering import record_handover_answer
from kiberatung.services.intake import apply_zone
from kiberatung.services.intake_import.importing import take_in_families
from kiberatung.services.labels import label_of
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.register import record_letter_sent
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.notes import plan_follow_up, record_consent
from kiberatung.services.places import PlaceAnswer, ask_place, record_answer, record_start
from kiberatung.services.recommendations import RecommendationChoice, recommend_for, record_recommendation
from kiberatung.services.schulpflicht.determining import answer_for

OMARS_PASSPORT = """\
P<SYRAL<KHATIB<<OMAR<<<<<<<<<<<<<<<<<<<<<<<<
N012345679SYR1505225M3108170<<<<<<<<<<<<<<02
"""
LANGUAGE = "ar"
REASON = "Übungsstadt ohne echte Personen"


@dataclass(slots=True)
class Story:
    """What has been told so far, and which files it left."""

    desk: Desk
    clock: FixedClock
    folder: Path
    family_id: FamilyId = field(init=False)
    children: list[Child] = field(init=False)
    appointment: Appointment = field(init=False)
    files: list[Path] = field(default_factory=list)
    letters: int = 0

    def play(self) -> Iterator[str]:
        """Tells one sentence after each step; what is told is already in the store."""
        for step in self._steps():
            yield step()
            self.clock.moment += timedelta(minutes=7)

    def _steps(self) -> tuple[Callable[[], str], ...]:
        return (
            self._report,
            self._invite,
            self._book,
            self._read_passport,
            self._explain_schulpflicht,
            self._counsel,
            self._recommend,
            self._write_recommendation,
            self._print_data_sheet,
            self._hand_over_encrypted,
            self._write_schild_files,
            self._write_spreadsheet,
            self._place,
            self._tell_the_family,
            self._start,
        )

    def _report(self) -> str:
        text = (paths.resources() / "practice_town" / "story.json").read_text(encoding="utf-8")
        [taken] = take_in_families(self.desk, json.loads(text))
        assert taken.family_id is not None, taken.error  # noqa: S101 - the story's own file is right
        self.family_id = taken.family_id
        self._reload()
        known = len({hit.family_id for hit in taken.duplicates})
        sentence = _("Gemeldet: Fall {number} mit {count} Kindern. Ähnliche Familien im Bestand: {known}.")
        return sentence.format(number=taken.case_number, count=len(self.children), known=known)

    def _invite(self) -> str:
        self.appointment = plan_appointment(
            self.desk, self.family_id, AppointmentWish(starts_at=self._in_days(7, 9), minutes=90, place=_("Raum 1"))
        )
        self._letter(LetterKind.INVITATION, self.children[0].id)
        return _("Eingeladen: Termin am {date}, Brief Deutsch und Arabisch.").format(
            date=write_date(self.appointment.starts_at.date())
        )

    def _book(self) -> str:
        with self.desk.reading() as records:
            interpreters = [one for one in records.find(Interpreter) if "apc" in one.languages]
        book_interpreter(self.desk, self.appointment.id, interpreters[0].id, BookingState.CONFIRMED)
        set_appointment_state(self.desk, self.appointment.id, AppointmentState.CONFIRMED)
        self.clock.moment = self.appointment.starts_at
        return _("Sprachmittlung bestätigt: {name}.").format(name=interpreters[0].name)

    def _read_passport(self) -> str:
        omar = self.children[1]
        today = self.clock.today()
        reading = read_zone(OMARS_PASSPORT, today, composition.zone_nationalities(today))
        fields = apply_zone(self.desk, omar.id, reading)
        self._reload()
        return _("Passzone gelesen: {count} Felder, Prüfziffern stimmen.").format(count=len(fields))

    def _explain_schulpflicht(self) -> str:
        with self.desk.reading() as records:
            answers = [answer_for(self.desk, records, child) for child in self.children]
        self._letter(LetterKind.SCHULPFLICHT_INFORMATION, self.children[2].id)
        parts = [
            f"{child.given_names}: {label_of(answer.answer)}" + (f" ({label_of(answer.part)})" if answer.part else "")
            for child, answer in zip(self.children, answers, strict=True)
        ]
        return _("Schulpflicht erklärt: {answers}.").format(answers=", ".join(parts))

    def _counsel(self) -> str:
        record = ConsultationRecord(
            minutes=80,
            language="apc",
            interpreted_by="Samira Nasser",
            topics=("schulsystem", "schulpflicht", "ablauf"),
        )
        hold_consultation(self.desk, self.family_id, record, self.appointment.id)
        recipients = (RecipientKind.SCHULAMT, RecipientKind.BEZIRKSREGIERUNG, RecipientKind.SCHOOL)
        record_consent(
            self.desk,
            self.family_id,
            recipients,
            given_by="Rania Darwish",
            language="apc",
            interpreted_by="Samira Nasser",
        )
        return _("Beraten: 80 Minuten, Einwilligung unterschrieben.")

    def _recommend(self) -> str:
        for child in self.children:
            view = recommend_for(self.desk, child.id)
            best = view.places.possible[0]
            choice = RecommendationChoice(
                grade=view.grade.grade,
                german_support=view.support.kind,
                literacy_course=view.support.literacy_course,
                schulform=best.schulform,
                school_number=best.school_number,
                learning_group_id=best.group_id,
            )
            record_recommendation(self.desk, child.id, choice)
        return _("Empfohlen: {count} Schulplätze mit Gründen.").format(count=len(self.children))

    def _write_recommendation(self) -> str:
        self._letter(LetterKind.RECOMMENDATION, self.children[1].id)
        return _("Brief mit der Empfehlung geschrieben.")

    def _print_data_sheet(self) -> str:
        sheet = family_sheet(self.desk, composition.sheet_texts(), self.family_id)
        self._keep("Erfassungsbogen.pdf", composition.typesetter().render_data_sheet(sheet))
        fillable = family_sheet(self.desk, composition.sheet_texts(), self.family_id, LANGUAGE, fillable=True)
        self._keep("Erfassungsbogen-ausfuellbar.pdf", composition.typesetter().render_data_sheet(fillable))
        return _("Erfassungsbogen gedruckt.")

    def _hand_over_encrypted(self) -> str:
        lock = Lock(protection=Protection.SEVEN_ZIP, passphrase=composition.passphrases().next())
        writer = composition.handover_writer()
        preview = preview_handover(self.desk, self._schulamt(), self._ids(), HandoverForm(), writer)
        result = create_handover(self.desk, preview, lock, self.folder / "Uebergabe.7z", writer)
        self.files.append(result.written.path)
        record_handover_answer(self.desk, result.handover.id, HandoverAnswer.ACCEPTED)
        return preview.summary

    def _write_schild_files(self) -> str:
        self._plain(HandoverFormat.SCHILD, "SchILD-NRW")
        return _("SchILD-Dateien geschrieben.")

    def _write_spreadsheet(self) -> str:
        self._plain(HandoverFormat.XLSX, "Uebergabe.xlsx")
        return _("Tabelle geschrieben.")

    def _place(self) -> str:
        self.clock.moment += timedelta(days=10)
        starts_on = self.clock.today() + timedelta(days=4)
        for child in self.children:
            with self.desk.reading() as records:
                recommendation = records.find(Recommendation, child_id=child.id)[-1]
            request = ask_place(self.desk, child.id, recommendation.school_number, recommendation.learning_group_id)
            answer = PlaceAnswer(state=PlaceRequestState.ASSIGNED, starts_on=starts_on, school_class="DF 1")
            record_answer(self.desk, request.id, answer)
        return _("Vermittelt: Schulbeginn am {date}.").format(date=write_date(starts_on))

    def _tell_the_family(self) -> str:
        self._letter(LetterKind.PLACEMENT, self.children[2].id)
        return _("Brief mit dem Schulplatz geschrieben, Deutsch und Arabisch.")

    def _start(self) -> str:
        self.clock.moment += timedelta(days=5)
        for child in self.children:
            record_start(self.desk, child.id, self.clock.today() - timedelta(days=1), "DF 1")
        due = date(self.clock.today().year + 1, 6, 1)
        plan_follow_up(self.desk, self.family_id, due, _("Ist die Erstförderung zu Ende? Nachfragen."))
        with self.desk.reading() as records:
            states = {label_of(case.state) for case in records.find(Case, family_id=self.family_id)}
        return _("Begonnen: Stand der Fälle {states}, Wiedervorlage am {date}.").format(
            states=", ".join(sorted(states)), date=write_date(due)
        )

    def _letter(self, kind: LetterKind, child_id: ChildId) -> None:
        request = LetterRequest(kind=kind, family_id=self.family_id, child_id=child_id, language=LANGUAGE)
        prepared = prepare_letter(self.desk, composition.letter_texts(), request)
        self.letters += 1
        pdf = composition.typesetter().render_letter(prepared.sheet)
        self._keep(f"Brief-{self.letters}-{kind.value}.pdf", pdf)
        record_letter_sent(self.desk, prepared, digest_of(pdf))

    def _plain(self, wanted: HandoverFormat, name: str) -> None:
        writer = composition.handover_writer()
        preview = preview_handover(self.desk, self._schulamt(), self._ids(), HandoverForm(format=wanted), writer)
        lock = Lock(protection=Protection.PLAIN, plain_reason=REASON)
        result = create_plain_handover(self.desk, preview, lock, self.folder / name, writer)
        path = result.written.path
        self.files.extend(sorted(path.iterdir()) if path.is_dir() else [path])

    def _keep(self, name: str, content: bytes) -> None:
        path = self.folder / name
        write_bytes(path, content)
        self.files.append(path)

    def _schulamt(self) -> Recipient:
        return recipient_named(self.desk, "schulamt")

    def _ids(self) -> list[ChildId]:
        return [child.id for child in self.children]

    def _reload(self) -> None:
        with self.desk.reading() as records:
            self.children = records.find(Child, family_id=self.family_id)

    def _in_days(self, days: int, hour: int) -> datetime:
        return datetime.combine(self.clock.today() + timedelta(days=days), time(hour), UTC)
