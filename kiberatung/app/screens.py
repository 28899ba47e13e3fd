"""All screens of the window by name, in the order of the navigation, made when they are first needed."""

# ruff: noqa: PLC0415 - a screen's modules are imported when it is first shown

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiberatung.app import composition
from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.screen import Screen, ScreenSpec

if TYPE_CHECKING:
    from kiberatung.ui.practice.presenter import PracticePort
    from kiberatung.ui.settings.port import Outside


def screen_specs(
    session: Session, outside: "Callable[[], Outside]", town: "PracticePort | None" = None
) -> list[ScreenSpec]:
    def of(make: Callable[[Shell, Session], Screen]) -> Callable[[Shell], Screen]:
        return lambda shell: make(shell, session)

    return [
        ScreenSpec("today", _("Heute"), of(_today), "house"),
        ScreenSpec("families", _("Familien"), of(_families), "users"),
        ScreenSpec("appointments", _("Termine"), of(_appointments), "calendar-days"),
        ScreenSpec("schools", _("Schulplätze"), of(_schools), "school"),
        ScreenSpec("handovers", _("Übergaben"), of(_handovers), "send"),
        ScreenSpec("letters", _("Schreiben"), of(_letters), "mail"),
        ScreenSpec("practice", _("Üben"), lambda shell: _practice(shell, session, town), "map-pin", lower=True),
        ScreenSpec(
            "settings", _("Einstellungen"), lambda shell: _settings(shell, session, outside()), "settings", lower=True
        ),
        ScreenSpec("help", _("Hilfe"), of(_help), "life-buoy", lower=True),
        ScreenSpec("family", _("Familie"), of(_family), entry="families"),
        ScreenSpec("compare", _("Vergleich"), of(_compare), entry="families"),
        ScreenSpec("batch", _("Schreiben für mehrere"), of(_batch), entry="letters"),
        ScreenSpec("blank_form", _("Leerer Erfassungsbogen"), of(_blank_form), entry="letters"),
        ScreenSpec("duplicates", _("Mögliche Doppelungen"), of(_duplicates), entry="families"),
        ScreenSpec("filled_form", _("Bogen einlesen"), of(_filled_form), entry="families"),
        ScreenSpec("talk", _("Gespräch"), of(_talk), entry="families"),
        ScreenSpec("texts", _("Texte der Schreiben"), of(_texts), entry="settings"),
        ScreenSpec("pointing_board", _("Zeigetafel"), of(_pointing_board), entry="families"),
    ]


def _today(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.today.view import TodayScreen

    return TodayScreen(shell, session.desk, composition.printed_table)


def _families(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.families.view import FamiliesScreen

    return FamiliesScreen(shell, session.desk, composition.list_writers())


def _appointments(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.appointments.view import AppointmentsScreen

    return AppointmentsScreen(shell, session.desk, composition.list_writers())


def _schools(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.files import read_text
    from kiberatung.ui.schools.view import SchoolsScreen

    return SchoolsScreen(shell, session.desk, composition.list_writers(), read_text)


def _handovers(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.handovers.presenter import HandoverTools
    from kiberatung.ui.handovers.view import HandoversScreen

    tools = HandoverTools(
        writer=composition.handover_writer,
        passphrases=composition.passphrases,
        sheets=composition.typesetter,
        render_overview=composition.handover_overview,
    )
    return HandoversScreen(shell, session.desk, tools, composition.list_writers())


def _letters(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.letters.view import LettersScreen

    return LettersScreen(shell, session.desk, composition.list_writers())


def _settings(shell: Shell, session: Session, outside: "Outside") -> Screen:
    from kiberatung.ui.settings.view import SettingsScreen

    return SettingsScreen(shell, session.desk, outside)


def _texts(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.settings.texts.port import TextTools
    from kiberatung.ui.settings.texts.view import TextsScreen

    tools = TextTools(composition.letter_texts, composition.typesetter, composition.review_files)
    return TextsScreen(shell, session.desk, tools)


def _practice(shell: Shell, session: Session, town: "PracticePort | None") -> Screen:
    from kiberatung.ui.practice.view import PracticeScreen

    assert town is not None  # noqa: S101 - the entry is shown in the practice town alone
    return PracticeScreen(shell, session.desk, town)


def _help(shell: Shell, session: Session) -> Screen:
    from kiberatung.app import composition, paths
    from kiberatung.services.law.explained import explained_law
    from kiberatung.ui.help.view import HelpScreen

    told = {"reckoning": lambda: explained_law(session.desk, composition.worked_cases())}
    return HelpScreen(shell, paths.resources() / "help", told)


def _family(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.family_tabs import family_tabs
    from kiberatung.ui.family.view import FamilyScreen

    return FamilyScreen(shell, session.desk, family_tabs(shell, session))


def _compare(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.compare.view import CompareScreen

    return CompareScreen(shell, session.desk)


def _batch(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.files import appearing
    from kiberatung.ui.letters.batch.presenter import BatchTools
    from kiberatung.ui.letters.batch.view import BatchScreen

    tools = BatchTools(texts=composition.letter_texts, renderer=composition.batch_typesetter, appearing=appearing)
    return BatchScreen(shell, session.desk, tools, composition.list_writers())


def _blank_form(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.files import write_bytes
    from kiberatung.ui.letters.blank_form.presenter import BlankFormTools
    from kiberatung.ui.letters.blank_form.view import BlankFormScreen

    tools = BlankFormTools(composition.sheet_texts, composition.typesetter, write_bytes)
    return BlankFormScreen(shell, session.desk, tools)


def _duplicates(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.compare.likely_view import LikelyScreen

    return LikelyScreen(shell, session.desk)


def _filled_form(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.files import read_file
    from kiberatung.exchange.filled_forms import LARGEST, read_filled_form
    from kiberatung.ui.family.forms.presenter import FormTools
    from kiberatung.ui.family.forms.view import FilledFormScreen

    tools = FormTools(
        lambda path: read_filled_form(read_file(path, LARGEST)), lambda: composition.sheet_texts().answers
    )
    return FilledFormScreen(shell, session.desk, tools)


def _talk(shell: Shell, session: Session) -> Screen:
    from kiberatung.app.hardening import hide_from_capture
    from kiberatung.ui.talk.view import TalkScreen

    return TalkScreen(shell, session.desk, composition.spoken_languages(), hide_from_capture)


def _pointing_board(shell: Shell, session: Session) -> Screen:
    from kiberatung.ui.talk.board_view import BoardScreen

    return BoardScreen(shell, session.desk, composition.spoken_languages())
