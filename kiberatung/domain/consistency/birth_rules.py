"""Births: days that are likely guessed, and brothers and sisters that do not fit together."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child
from kiberatung.domain.consistency.doubt import Household, Rule, Said

YOUNGEST, OLDEST = 5, 18
"""Years; outside of them a child is rarely on its way into a school of this counselling."""
_SHORTEST_BETWEEN = 250
"""Days between two births of one mother; twins are born within two days."""
_TWINS = 2
_BORN = "date_of_birth"
FIRST_OF_JANUARY = "born-on-first-of-january"


def _in_future(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        if born > house.today:
            yield Said(_("Liegt in der Zukunft."), [born], _BORN, child)


def _first_of_january(house: Household) -> Iterator[Said]:
    for child, born in house.exactly_born():
        if (born.month, born.day) == (1, 1):
            yield Said(_("01.01. ist oft geschätzt."), [born], _BORN, child)


def _young(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        if born <= house.today and age_on(born, house.today) < YOUNGEST:
            yield Said(_("Jünger als {years} Jahre.").format(years=YOUNGEST), [born], _BORN, child)


def _old(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        if age_on(born, house.today) > OLDEST:
            yield Said(_("Älter als {years} Jahre.").format(years=OLDEST), [born], _BORN, child)


def _pairs(house: Household) -> Iterator[tuple[Child, date, Child, date]]:
    """Elder and younger, of those whose day is surely known."""
    exact = sorted(house.exactly_born(), key=lambda known: known[1])
    for (elder, first), (younger, second) in combinations(exact, 2):
        yield elder, first, younger, second


def _close_siblings(house: Household) -> Iterator[Said]:
    for elder, first, younger, second in _pairs(house):
        days = (second - first).days
        if _TWINS < days < _SHORTEST_BETWEEN:
            months = max(1, round(days / 30.4))
            name = elder.given_names or _("ein Geschwisterkind")
            sentence = _("{name} ist nur {months} Monate älter.").format(name=name, months=months)
            yield Said(sentence, [first, second], _BORN, younger)


def _twins(house: Household) -> Iterator[Said]:
    for elder, first, younger, second in _pairs(house):
        if (second - first).days <= _TWINS and (second.month, second.day) != (1, 1):
            name = elder.given_names or _("ein Geschwisterkind")
            yield Said(_("Zwilling von {name}?").format(name=name), [first, second], _BORN, younger)


def _same_name(house: Household) -> Iterator[Said]:
    for first, second in combinations(house.children, 2):
        name = first.given_names.strip().casefold()
        if name and name == second.given_names.strip().casefold():
            yield Said(_("Heißt wie ein Geschwisterkind."), [name], "given_names", second)


RULES = (
    Rule("born-in-future", N_("Ein Kind, das da ist, ist schon geboren."), _in_future),
    Rule(FIRST_OF_JANUARY, N_("Ämter schreiben den 1. Januar, wenn niemand den Tag kennt."), _first_of_january),
    Rule("too-young-for-school", N_("Unter fünf Jahren beginnt keine Schule."), _young),
    Rule("too-old-for-school", N_("Nach dem 18. Geburtstag endet meist die Schulpflicht."), _old),
    Rule(
        "siblings-too-close",
        N_("Zwischen zwei Geburten liegen mehr als acht Monate, außer bei Zwillingen."),
        _close_siblings,
    ),
    Rule("perhaps-twins", N_("Zwillinge kommen meist in dieselbe Schule."), _twins),
    Rule("same-given-name", N_("Geschwister heißen selten gleich: Vielleicht steht ein Kind zweimal da."), _same_name),
)
