"""What stands beside a letter for many families: why it cannot go, what happens instead, what mends it."""

from collections.abc import Mapping, Sequence

from kiberatung.basics.texts import N_, _
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.letters.batch.planning import BatchLetter, Trouble, place_in_window

_SHORT: Mapping[Trouble, str] = {
    Trouble.REFUSED: N_("nicht möglich"),
    Trouble.UNPRINTABLE: N_("Zeichen nicht druckbar"),
    Trouble.NO_ADDRESS: N_("ohne Anschrift"),
    Trouble.NO_APPOINTMENT: N_("ohne Termin"),
    Trouble.PROTECTED: N_("Anschrift geschützt"),
    Trouble.NO_LANGUAGE: N_("Sprache fehlt, nur deutsch"),
    Trouble.NOT_TRANSLATED: N_("teils nur deutsch"),
    Trouble.UNREVIEWED: N_("Übersetzung ungeprüft"),
}
_LONG: Mapping[Trouble, str] = {
    Trouble.REFUSED: N_("Diese Schreiben sind nicht möglich und bleiben weg."),
    Trouble.UNPRINTABLE: N_("Darin stehen Zeichen, die keine Schrift des Programms hat. Sie bleiben weg."),
    Trouble.NO_ADDRESS: N_("Im Anschriftfeld stünde nur der Name. Mitgeschickt werden sie in die Hand gegeben."),
    Trouble.NO_APPOINTMENT: N_("Es ist kein Termin vereinbart. Mitgeschickt bitten sie die Familie um einen Anruf."),
    Trouble.PROTECTED: N_("Im Anschriftfeld steht nur der Name. Sie liegen am Ende und werden in die Hand gegeben."),
    Trouble.NO_LANGUAGE: N_("In der Sprache der Familie gibt es noch keine Texte. Sie sind nur deutsch."),
    Trouble.NOT_TRANSLATED: N_("Einige Absätze sind nicht übersetzt und stehen auf Deutsch da."),
    Trouble.UNREVIEWED: N_("Noch niemand hat die Übersetzung geprüft. Der Druck trägt einen Vermerk."),
}


_STAYS: Mapping[Trouble, str] = {
    Trouble.PROTECTED: N_(
        "Die Anschrift ist geschützt. Das Schreiben geht nicht mit vielen anderen hinaus; drucken Sie es im Programm."
    ),
    Trouble.NO_ADDRESS: N_("Es fehlt die Anschrift. Tragen Sie sie in der Aufnahme ein, oder drucken Sie im Programm."),
    Trouble.NO_APPOINTMENT: N_("Es ist kein Termin vereinbart. Vereinbaren Sie einen, oder drucken Sie im Programm."),
}
"""What a person at the screen may decide otherwise."""


def short_word(trouble: Trouble) -> str:
    return _(_SHORT[trouble])


def long_word(trouble: Trouble) -> str:
    """Of all letters with this trouble."""
    return _(_LONG[trouble])


def state_word(one: BatchLetter) -> str:
    """Whether it goes, and how."""
    if not one.goes:
        return _("bleibt weg")
    return _("in die Hand") if one.is_by_hand else _("mit der Post")


def remark(one: BatchLetter) -> str:
    return ", ".join(short_word(trouble) for trouble in one.troubles)


def recipient_word(one: BatchLetter) -> str:
    return one.letter.sheet.recipient[0] if one.letter else one.subject.name


def address_words(one: BatchLetter) -> str:
    """As it stands in the window; nothing of an address that is protected."""
    return ", ".join(place_in_window(one.letter.sheet)) if one.letter else ""


def languages_word(one: BatchLetter) -> str:
    return language_pair(one.letter.sheet.language if one.letter else one.subject.request.language)


def reason_to_stay(one: BatchLetter) -> str:
    """For a command, which leaves nothing to a hand and asks nobody: why this letter cannot go by itself; or empty."""
    stays = [trouble for trouble in one.troubles if trouble in _STAYS]
    if not one.can_go:
        return str(one.refusal)
    return _(_STAYS[stays[0]]) if stays else ""


def notes_of(one: BatchLetter) -> Sequence[str]:
    """Whole sentences for the person who decides about this letter."""
    own = {
        Trouble.NO_APPOINTMENT: _("Es ist kein Termin vereinbart. Die Einladung bittet um einen Anruf."),
        Trouble.NO_LANGUAGE: _("In der Sprache der Familie gibt es noch keine Texte. Das Schreiben ist nur deutsch."),
    }
    refused = [str(one.refusal)] if one.refusal else []
    missing = _("Im Bogen fehlt: {fields}.").format(fields=", ".join(map(_, one.subject.missing)))
    lacking = [missing] if one.subject.missing and Trouble.NO_ADDRESS in one.troubles else []
    told = [own[trouble] for trouble in one.troubles if trouble in own]
    return [*refused, *(one.letter.warnings if one.letter else ()), *lacking, *told]
