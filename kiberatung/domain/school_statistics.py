"""What the school will have to report of a newly arrived child (Amtliche Schuldaten), and what does not fit together.

The fields are those of the statistics record (`asd_sim_felder.csv`), the rules those of the state's school software:
family language needed with the migration flag, Zuzugsjahr neither before birth nor in the future, countries valid in
the school year (FORMATS 5). The flag follows the definition of the KMK: no German nationality, a foreign country of
birth, or another family language than German. The school adds what it alone decides: class, grade, religion.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.guardians import Guardian, GuardianKind

GERMANY, GERMAN = "000", "deu"
GUARDIANS = "guardians"
"""Leads to the guardians of the family instead of a question about the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsFacts:
    """`is_valid_country` knows which keys hold in the school year of the handover."""

    child: Child
    guardians: tuple[Guardian, ...]
    today: date
    is_valid_country: Callable[[str], bool]
    language_has_key: Callable[[str], bool]
    lives_somewhere: bool
    """Postcode and town are known, or stay here because the address is protected."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`statistics_field` as in the record of the statistics; `field` is the question that fills it."""

    statistics_field: str
    sentence: str
    field: str
    is_contradiction: bool = False


def has_migration_flag(child: Child) -> bool | None:
    """None while not one of the three facts is known."""
    if child.nationalities and GERMANY not in child.nationalities:
        return True
    if child.country_of_birth not in (None, "", GERMANY):
        return True
    if any(language != GERMAN for language in child.home_languages):
        return True
    known = bool(child.nationalities) and child.country_of_birth is not None and bool(child.home_languages)
    return False if known else None


def gaps_of(facts: StatisticsFacts) -> Iterator[Gap]:
    """Missing facts first, then contradictions; empty when the school can report all of it."""
    yield from _of_the_person(facts)
    if has_migration_flag(facts.child) is not False:
        yield from _of_the_migration(facts)
    yield from _contradictions(facts)


def _of_the_person(facts: StatisticsFacts) -> Iterator[Gap]:
    child = facts.child
    if child.date_of_birth is None:
        yield Gap("Gebdat", _("Geburtsdatum"), "date_of_birth")
    if child.sex is None:
        yield Gap("Geschlecht", _("Geschlecht"), "sex")
    if not child.nationalities:
        yield Gap("Staatsang", _("Staatsangehörigkeit"), "nationalities")
    if not facts.lives_somewhere:
        yield Gap("PLZ", _("Postleitzahl und Ort"), "postcode")


def _of_the_migration(facts: StatisticsFacts) -> Iterator[Gap]:
    """Of a child born here nobody asks when it came, of its parents still where they were born."""
    child = facts.child
    if child.country_of_birth is None:
        yield Gap("Geburtsland", _("Geburtsland"), "country_of_birth")
    if child.arrived_in_germany_on is None and child.country_of_birth != GERMANY:
        yield Gap("JahrZuzug", _("Zuzugsjahr"), "arrived_in_germany_on")
    if not child.home_languages:
        yield Gap("Verkehrssprache", _("Verkehrssprache in der Familie"), "home_languages")
    for kind, statistics_field, name in (
        (GuardianKind.MOTHER, "GeburtslandMutter", _("Geburtsland der Mutter")),
        (GuardianKind.FATHER, "GeburtslandVater", _("Geburtsland des Vaters")),
    ):
        if not any(one.kind is kind and one.country_of_birth for one in facts.guardians):
            yield Gap(statistics_field, name, GUARDIANS)


def _contradictions(facts: StatisticsFacts) -> Iterator[Gap]:
    child = facts.child
    arrived, born = child.arrived_in_germany_on, child.date_of_birth
    if arrived is not None and arrived.year > facts.today.year:
        yield _contradiction("JahrZuzug", _("Das Zuzugsjahr liegt in der Zukunft."), "arrived_in_germany_on")
    if arrived is not None and born is not None and arrived.year < born.year:
        yield _contradiction("JahrZuzug", _("Das Zuzugsjahr liegt vor der Geburt."), "arrived_in_germany_on")
    if arrived is not None and has_migration_flag(child) is False:
        text = _("Ein Zuzugsjahr steht da, aber keine Angabe zur Zuwanderung.")
        yield _contradiction("JahrZuzug", text, "arrived_in_germany_on")
    if any(not facts.is_valid_country(key) for key in child.nationalities):
        text = _("Eine Staatsangehörigkeit gilt in diesem Schuljahr nicht.")
        yield _contradiction("Staatsang", text, "nationalities")
    if child.country_of_birth and not facts.is_valid_country(child.country_of_birth):
        text = _("Das Geburtsland gilt in diesem Schuljahr nicht.")
        yield _contradiction("Geburtsland", text, "country_of_birth")
    if any(one.country_of_birth and not facts.is_valid_country(one.country_of_birth) for one in facts.guardians):
        text = _("Das Geburtsland eines Elternteils gilt in diesem Schuljahr nicht.")
        yield _contradiction("GeburtslandMutter", text, GUARDIANS)
    first_language = next(iter(child.home_languages), "")
    if first_language and not facts.language_has_key(first_language):
        text = _("Die Verkehrssprache hat keinen eigenen Schlüssel und wird „sonstige Sprache“.")
        yield _contradiction("Verkehrssprache", text, "home_languages")


def _contradiction(statistics_field: str, sentence: str, field: str) -> Gap:
    return Gap(statistics_field, sentence, field, is_contradiction=True)
