"""The public holidays of NRW (§ 2 Feiertagsgesetz NW), by the rule of Gauss for Easter."""

from datetime import date, timedelta
from functools import lru_cache

from kiberatung.basics.texts import N_, _

_FIXED = {
    (1, 1): N_("Neujahr"),
    (5, 1): N_("Tag der Arbeit"),
    (10, 3): N_("Tag der Deutschen Einheit"),
    (11, 1): N_("Allerheiligen"),
    (12, 25): N_("1. Weihnachtstag"),
    (12, 26): N_("2. Weihnachtstag"),
}
_AFTER_EASTER = {
    -2: N_("Karfreitag"),
    0: N_("Ostersonntag"),
    1: N_("Ostermontag"),
    39: N_("Christi Himmelfahrt"),
    49: N_("Pfingstsonntag"),
    50: N_("Pfingstmontag"),
    60: N_("Fronleichnam"),
}


def free_day(day: date) -> str:
    """The name of the holiday, empty on other days."""
    moving = _AFTER_EASTER.get((day - easter(day.year)).days, "")
    name = _FIXED.get((day.month, day.day), moving)
    return _(name) if name else ""


@lru_cache(maxsize=16)
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Gauss, as completed by Lichtenberg)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    full = (19 * golden + moon) % 30
    shift = (full + golden // 11) // 29
    border = 21 + full - shift
    sunday = 7 - (year + year // 4 + sun) % 7
    offset = border + 7 - (border - sunday) % 7
    return date(year, 3, 1) + timedelta(days=offset - 1)
