"""The German sentences behind every proposal, remark and exclusion."""

from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.matching.values import SEK2_GRADE, Criterion
from kiberatung.domain.schools import SUPPORT_NAMES, GermanSupport


def support_name(kind: GermanSupport) -> str:
    return _(SUPPORT_NAMES[kind])


def support_with_grade(kind: GermanSupport, grade: int | None) -> str:
    """Nothing without a grade: there is nothing yet that a Regelklasse could be meant for."""
    return "" if grade is None and kind is GermanSupport.NONE else support_name(kind)


def grade_name(grade: int) -> str:
    return _("Sekundarstufe II") if grade >= SEK2_GRADE else _("Jahrgang {grade}").format(grade=grade)


def criterion_name(criterion: Criterion) -> str:
    names = {
        Criterion.FREE_PLACE: _("freier Platz"),
        Criterion.SUPPORT: _("Deutschförderung passt"),
        Criterion.GRADE: _("Jahrgang passt"),
        Criterion.SIBLING: _("Geschwister"),
        Criterion.WISH: _("Wunsch der Familie"),
        Criterion.DISTANCE: _("kurzer Weg"),
        Criterion.FRESH_FIGURES: _("aktueller Stand"),
        Criterion.MORE_PLACES: _("mehr freie Plätze"),
    }
    return names[criterion]


def criterion_explanation(criterion: Criterion) -> str:
    texts = {
        Criterion.FREE_PLACE: _("Gemeldete freie Plätze stehen vor Schulen ohne Angabe."),
        Criterion.SUPPORT: _("Zuerst die vorgeschlagene Form, dann eine ähnliche, dann jede andere."),
        Criterion.GRADE: _("Zuerst der vorgeschlagene Jahrgang, dann der zweite Vorschlag."),
        Criterion.SIBLING: _("Zuerst dieselbe Schule wie ein Geschwisterkind, dann derselbe Ort."),
        Criterion.WISH: _("Zuerst die gewünschte Schule, dann die gewünschte Schulform."),
        Criterion.DISTANCE: _("Luftlinie, auf 100\u00a0m gerundet. Unbekannte Entfernungen stehen hinten."),
        Criterion.FRESH_FIGURES: _("Ein Stand bis 14\u00a0Tage vor einem älteren."),
        Criterion.MORE_PLACES: _("Bei sonst gleichen Schulen die mit mehr freien Plätzen."),
    }
    return texts[criterion]


def kilometres(distance: float) -> str:
    """As 3,5 km with a no-break space."""
    return f"{distance:g}".replace(".", ",") + "\u00a0km"


def free_places_reason(free: int, as_of: date) -> str:
    text = ngettext_("{free} Platz frei, Stand {day}", "{free} Plätze frei, Stand {day}", free)
    return text.format(free=free, day=write_date(as_of))


def support_reason(kind: GermanSupport, grade: int) -> str:
    return _("{support} für {grade}").format(support=support_name(kind), grade=grade_name(grade))


def literacy_reason(grade: int) -> str:
    return _("Erstalphabetisierung für {grade}").format(grade=grade_name(grade))


def sibling_reason(name: str, school: str, *, same_school: bool) -> str:
    if same_school:
        return _("gleiche Schule wie {name}").format(name=name)
    return _("gleicher Ort wie {name}, {school}").format(name=name, school=school)


def wish_reason(*, whole_school: bool) -> str:
    return _("Wunsch der Familie") if whole_school else _("gewünschte Schulform")


def distance_reason(distance: float | None) -> str:
    if distance is None:
        return _("Entfernung unbekannt")
    return _("{distance} Luftlinie").format(distance=kilometres(distance))
