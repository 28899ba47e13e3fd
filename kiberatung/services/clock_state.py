"""What follows from a clock that cannot be believed: a sentence, a hint at deadlines, and nothing is deleted (R57)."""

from datetime import datetime

from kiberatung.basics.clock import RELEASED_ON
from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.clock_judgement import ClockJudgement, ClockState, judge_clock
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EVERYBODY, STEERING, use_case


def clock_judgement(desk: Desk) -> ClockJudgement:
    return judge_clock(desk.clock.now(), desk.lists.log_moments(), RELEASED_ON)


@use_case(allowed=EVERYBODY)
def clock_warning(desk: Desk) -> str:
    """For the notice after opening and beside deadlines; empty while the clock is plausible."""
    judgement = clock_judgement(desk)
    if judgement.is_plausible:
        return ""
    return _("{what} Fristen und Alter können falsch sein; gelöscht wird nichts. Stellen Sie die Uhr richtig.").format(
        what=_what(judgement)
    )


def require_plausible_clock(desk: Desk) -> None:
    """To be called before anything goes for good; raises `DomainError` while the clock cannot be believed."""
    judgement = clock_judgement(desk)
    if not judgement.is_plausible:
        raise DomainError(
            _("{what} Es wurde nichts gelöscht.").format(what=_what(judgement)),
            _("Stellen Sie die Uhr dieses Rechners richtig. Stimmt sie, bestätigt das die Leitung."),
        )


@use_case(allowed=STEERING)
def confirm_clock(desk: Desk) -> None:
    """After a true pause of more than a year: the log keeps that somebody said so."""
    with desk.noting(Deed.CLOCK_CONFIRMED, N_("Uhrzeit bestätigt")):
        pass


def _what(judgement: ClockJudgement) -> str:
    shown = _moment(judgement.now)
    last = _moment(judgement.trusted or judgement.now)
    match judgement.state:
        case ClockState.BEFORE_RELEASE:
            text = _("Die Uhr dieses Rechners steht auf dem {shown}; da gab es dieses Programm noch nicht.")
        case ClockState.BEHIND_LOG:
            text = _("Die Uhr dieses Rechners geht nach: Sie zeigt den {shown}, der letzte Eintrag ist vom {last}.")
        case _:
            text = _("Die Uhr dieses Rechners zeigt den {shown}, der letzte Eintrag ist vom {last}.")
    return text.format(shown=shown, last=last)


def _moment(moment: datetime) -> str:
    """Day and hour: a clock may be wrong by two hours only."""
    local = german_time(moment)
    return _("{date}, {time} Uhr").format(date=write_date(local.date()), time=local.strftime("%H:%M"))
