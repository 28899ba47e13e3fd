"""Names and addresses as they are typed: signs no office can read, and numbers that cannot be."""

from collections.abc import Callable, Iterator

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child
from kiberatung.domain.consistency.doubt import Household, Rule, Said
from kiberatung.domain.families import Family
from kiberatung.domain.names.characters import check_name

_NAMES = ("family_name", "given_names", "birth_name")
_FEWEST_DIGITS = 6
_SHORTEST_SHOUTED = 4


def _named(house: Household) -> Iterator[tuple[Child | None, str, str]]:
    """Each name once: that of the family in the common column, and those in which a child has its own."""
    family: Family = house.family
    yield None, "family_name", family.family_name
    for child in house.children:
        for field in _NAMES:
            if field != "family_name" or field in child.own_fields or child.family_name != family.family_name:
                yield child, field, getattr(child, field)


def _unlisted_letter(house: Household) -> Iterator[Said]:
    for child, field, name in _named(house):
        found = check_name(name)
        if found:
            yield Said(_("Zeichen „{sign}“ prüfen.").format(sign=found[0].character), [name], field, child)


def _shouted(house: Household) -> Iterator[Said]:
    for child, field, name in _named(house):
        if len(name) >= _SHORTEST_SHOUTED and name.isupper():
            yield Said(_("Nur Großbuchstaben."), [name], field, child)


def _name_twice(house: Household) -> Iterator[Said]:
    for child in house.children:
        name = child.given_names.strip().casefold()
        if name and name == child.family_name.strip().casefold():
            yield Said(_("Vorname und Familienname sind gleich."), [name], "given_names", child)


def _postcode(house: Household) -> Iterator[Said]:
    code = house.family.postcode
    if code and not (code.isdecimal() and len(code) == 5):
        yield Said(_("Fünf Ziffern erwartet."), [code], "postcode")


def _contact(
    field: str, sentence: Callable[[], str], is_odd: Callable[[str], bool]
) -> Callable[[Household], Iterator[Said]]:
    def check(house: Household) -> Iterator[Said]:
        value = getattr(house.family, field).strip()
        if value and is_odd(value):
            yield Said(sentence(), [value], field)

    return check


def _few_digits(phone: str) -> bool:
    return sum(sign.isdigit() for sign in phone) < _FEWEST_DIGITS


RULES = (
    Rule("unlisted-letter", N_("Register und Schulen lesen nur die Zeichen der DIN 91379."), _unlisted_letter),
    Rule(
        "only-capitals",
        N_("In Ausweiszonen stehen Namen groß; in Schreiben stehen sie so, wie die Familie sie schreibt."),
        _shouted,
    ),
    Rule("given-name-is-family-name", N_("Vielleicht ist ein Name in das falsche Feld geraten."), _name_twice),
    Rule("postcode-shape", N_("Eine Postleitzahl in Deutschland hat fünf Ziffern."), _postcode),
    Rule(
        "short-phone",
        N_("So kurze Nummern erreichen niemanden."),
        _contact("phone", lambda: _("Zu wenige Ziffern."), _few_digits),
    ),
    Rule(
        "email-without-at",
        N_("Eine E-Mail-Adresse enthält ein @."),
        _contact("email", lambda: _("Ein @ fehlt."), lambda text: "@" not in text),
    ),
)
