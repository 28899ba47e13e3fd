"""The page of the day in words: what each line says and which deed its button starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.names.display import sentence_name
from kiberatung.services.age_bands import word_of_band
from kiberatung.services.due_work import DueKind, DueList, DueWork
from kiberatung.services.read_models import ChildRow, HistoryLine
from kiberatung.services.today import BandCount, ChangesSince, Standing, Talk
from kiberatung.ui.widgets.runs import Run, bold, original, sentence

Call = Callable[[], object]
LESS_THAN_WEEK = 7


@dataclass(frozen=True, slots=True)
class State:
    icon: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk; without a deed the state says what became of it."""

    begins: str
    ends: str
    name: str
    name_in_script: str
    facts: str
    language: str
    interpreter: State
    is_next: bool
    deed: str
    call: Call | None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    state: State
    runs: tuple[Run, ...]
    deed: str
    call: Call


@dataclass(frozen=True, slots=True)
class WaitingLine:
    name: str
    facts: str
    days: str
    call: Call


@dataclass(frozen=True, slots=True)
class BandLine:
    word: str
    waiting: int
    long: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    what: str
    who_and_when: str


def day_words(now: datetime) -> str:
    """As „Dienstag, 24.11.2026 · Kalenderwoche 48“."""
    return _("{weekday}, {date} · Kalenderwoche {week}").format(
        weekday=weekday(now.date()), date=write_date(now.date()), week=now.isocalendar().week
    )


def weekday(day: date) -> str:
    names = (
        _("Montag"),
        _("Dienstag"),
        _("Mittwoch"),
        _("Donnerstag"),
        _("Freitag"),
        _("Samstag"),
        _("Sonntag"),
    )
    return names[day.weekday()]


def talks_note(talks: tuple[Talk, ...]) -> str:
    if not talks:
        return ""
    count = ngettext_("{count} Gespräch", "{count} Gespräche", len(talks)).format(count=len(talks))
    lacking = sum(1 for talk in talks if talk.lacks_interpreter)
    if not lacking:
        return count
    without = ngettext_("eines ohne Sprachmittlung", "{count} ohne Sprachmittlung", lacking).format(count=lacking)
    return f"{count}, {without}"


def talk_facts(talk: Talk) -> str:
    one = talk.appointment
    children = ngettext_("{count} Kind", "{count} Kinder", one.children).format(count=one.children)
    return " · ".join(part for part in (_("Fall {number}").format(number=one.case_number), children, one.place) if part)


def interpreter_state(talk: Talk) -> State:
    one = talk.appointment
    if not talk.language:
        return State("", _("ohne Sprachmittlung"), "muted")
    if not one.interpreter:
        return State("triangle-alert", _("Sprachmittlung fehlt"), "warn")
    if one.interpreter_confirmed:
        return State("check", _("{name}, bestätigt").format(name=one.interpreter), "muted")
    return State("clock", _("{name}, angefragt").format(name=one.interpreter), "warn")


def talk_outcome(talk: Talk) -> State | None:
    if talk.standing is Standing.HELD:
        return State("circle-check", _("Durchgeführt"), "ok")
    if talk.standing is Standing.NO_SHOW:
        return State("circle-minus", _("Nicht erschienen"), "muted")
    return None


def due_note(due: DueList) -> str:
    parts = []
    if due.overdue:
        parts.append(_("{count} überfällig").format(count=due.overdue))
    if due.today:
        parts.append(_("{count} heute fällig").format(count=due.today))
    if due.later:
        parts.append(_("{count} in den nächsten zwei Wochen").format(count=due.later))
    return ", ".join(parts)


def due_state(work: DueWork, today: date) -> State:
    days = (today - work.due_on).days
    if days > 0:
        word = ngettext_("{days} Tag überfällig", "{days} Tage überfällig", days).format(days=days)
        return State("circle-alert", word, "danger")
    if days == 0:
        return State("clock", _("Heute"), "warn")
    return State("calendar-clock", _("Bis {date}").format(date=write_date(work.due_on)), "muted")


def due_runs(work: DueWork) -> tuple[Run, ...]:
    """The sentence, with the name in bold and its own script behind it."""
    runs = sentence(
        _due_template(work),
        name=bold(work.name or _("ohne Namen")),
        script=original(work.name_in_script),
        date=write_date(work.since),
        count=str(work.missed),
        text=work.text,
    )
    return runs if work.name_in_script else _without_gap(runs)


def _due_template(work: DueWork) -> str:
    said = _due_of_children(work)
    if said:
        return said
    if work.kind is DueKind.NO_APPOINTMENT and work.missed:
        return ngettext_(
            "Familie {name} {script} ist zu einem Termin nicht erschienen und hat keinen neuen.",
            "Familie {name} {script} ist zu {count} Terminen nicht erschienen und hat keinen neuen.",
            work.missed,
        )
    return {
        DueKind.DECLINED: _("Für {name} {script} kam am {date} eine Ablehnung. Kein anderer Platz ist angefragt."),
        DueKind.FOLLOW_UP: _("Familie {name} {script}: {text}"),
        DueKind.RESULT_OPEN: _("Das Gespräch mit Familie {name} {script} am {date} ist noch ohne Ergebnis."),
        DueKind.NO_APPOINTMENT: _("Familie {name} {script} ist seit {date} gemeldet und hat keinen Termin."),
    }[work.kind]


def _due_of_children(work: DueWork) -> str:
    """Of one child, or of several of a family; empty for what is no matter of children."""
    match work.kind:
        case DueKind.NOT_HANDED_OVER:
            return ngettext_(
                "{name} {script} hat seit {date} eine Empfehlung. Das Schulamt hat sie noch nicht.",
                "{name} {script} haben seit {date} eine Empfehlung. Das Schulamt hat sie noch nicht.",
                work.children,
            )
        case DueKind.NOT_TOLD:
            return ngettext_(
                "{name} {script} hat seit {date} einen Schulplatz. Das Schreiben an die Familie fehlt.",
                "{name} {script} haben seit {date} einen Schulplatz. Das Schreiben an die Familie fehlt.",
                work.children,
            )
        case DueKind.NO_ANSWER:
            return ngettext_(
                "{name} {script} ist seit {date} dem Schulamt übergeben. Eine Antwort fehlt.",
                "{name} {script} sind seit {date} dem Schulamt übergeben. Eine Antwort fehlt.",
                work.children,
            )
        case DueKind.START_OPEN:
            return ngettext_(
                "{name} {script} sollte am {date} in der Schule beginnen. Die Bestätigung fehlt.",
                "{name} {script} sollten am {date} in der Schule beginnen. Die Bestätigung fehlt.",
                work.children,
            )
    return ""


def due_deed(work: DueWork) -> str:
    return {
        DueKind.FOLLOW_UP: _("Familie öffnen"),
        DueKind.RESULT_OPEN: _("Ergebnis eintragen"),
        DueKind.NO_APPOINTMENT: _("Termin vereinbaren"),
        DueKind.NOT_HANDED_OVER: _("Übergabe beginnen"),
        DueKind.NOT_TOLD: _("Familie anschreiben"),
        DueKind.NO_ANSWER: _("Antwort eintragen"),
        DueKind.DECLINED: _("Anderen Platz suchen"),
        DueKind.START_OPEN: _("Beginn eintragen"),
    }[work.kind]


def waiting_line(row: ChildRow, today: date, call: Call) -> WaitingLine:
    age = _("{years} J.").format(years=age_on(row.date_of_birth, today)) if row.date_of_birth else ""
    grade = _("Jahrgang {grade}").format(grade=row.grade) if row.grade else ""
    facts = " · ".join(part for part in (age, row.town, grade) if part)
    days = str((today - row.reported_on).days) if row.reported_on else _("offen")
    return WaitingLine(sentence_name(row.family_name, row.given_names) or _("ohne Namen"), facts, days, call)


def band_line(count: BandCount) -> BandLine:
    return BandLine(word_of_band(count.band), count.waiting, count.long)


def change_line(line: HistoryLine, alike: int, local: datetime) -> ChangeLine:
    what = _(line.what) if alike == 1 else _("{what} ({count}-mal)").format(what=_(line.what), count=alike)
    when = f"{write_date(local.date())}, {local:%H:%M}"
    return ChangeLine(_("{what}.").format(what=what), ", ".join(part for part in (line.who, when) if part))


def changes_note(changes: ChangesSince) -> str:
    return _("Ihr letzter Tag war {weekday}, {date}.").format(
        weekday=weekday(changes.since), date=write_date(changes.since)
    )


def _without_gap(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without a name in script its place is left out, with the space before it."""
    kept: list[Run] = []
    for run in runs:
        if run.text == " " and kept and kept[-1].weight == 600:
            continue
        if run.text:
            kept.append(run)
    return tuple(kept)
