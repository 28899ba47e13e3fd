"""School so far: years that overlap, schools begun too early, grades far from the age."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.consistency.doubt import GERMANY, Household, Rule, Said
from kiberatung.domain.schooling import SchoolingKind, completed_years

_EARLIEST_SCHOOL = 3
_AGE_BEFORE_SCHOOL = 4
_AGE_OF_FIRST_GRADE = 6
_GRADES_APART = 3
_YEARS_APART = 2
_LONGEST_KINDERGARTEN = 72
_SHORT_OVERLAP = timedelta(days=31)
_SHORT_AFTER_ARRIVAL = timedelta(days=31)
_EARLIEST_APPRENTICESHIP, _EARLIEST_SEK2 = 14, 16
_EARLIEST_UPPER_SECONDARY = 15
_YEARS = "years_of_schooling"


def _too_many_years(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        years = child.years_of_schooling
        if years is not None and years > max(age_on(born, house.today) - _AGE_BEFORE_SCHOOL, 0):
            yield Said(_("Viel für dieses Alter."), [years, born], _YEARS, child)


def _told_and_counted(house: Household) -> Iterator[Said]:
    for child in house.children:
        spans, told = house.spans_of(child), child.years_of_schooling
        counted = completed_years(spans, house.today)
        if told is not None and spans and abs(told - counted) >= _YEARS_APART:
            sentence = _("Der Schulweg ergibt {counted} Jahre.").format(counted=counted)
            yield Said(sentence, [told, counted], _YEARS, child)


def _certificate_of_nothing(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.certificate_present and child.years_of_schooling == 0 and not house.spans_of(child):
            yield Said(_("Zeugnis ohne Schulbesuch?"), [0], "certificate_present", child)


def _long_kindergarten(house: Household) -> Iterator[Said]:
    for child in house.children:
        months = child.kindergarten_months
        if months is not None and months > _LONGEST_KINDERGARTEN:
            yield Said(_("Mehr als sechs Jahre."), [months], "kindergarten_months", child)


def _overlap(house: Household) -> Iterator[Said]:
    for child in house.children:
        for first, second in combinations(house.spans_of(child), 2):
            end = first.ended_on or house.today
            if end - second.started_on > _SHORT_OVERLAP and SchoolingKind.ONLINE not in (first.kind, second.kind):
                day = write_date(second.started_on)
                sentence = _("Zwei Schulbesuche überschneiden sich ab {date}.").format(date=day)
                yield Said(sentence, [first.started_on, end, second.started_on], "", child)


def _school_too_early(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        for span in house.spans_of(child):
            age = age_on(born, span.started_on)
            if span.kind is not SchoolingKind.KINDERGARTEN and 0 <= age < _EARLIEST_SCHOOL:
                text = ngettext_(
                    "Schule schon mit {age} Jahr begonnen.", "Schule schon mit {age} Jahren begonnen.", age
                )
                sentence = text.format(age=age)
                yield Said(sentence, [span.started_on, born], "", child)


def _longer_than_life(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        for span in house.spans_of(child):
            if span.started_on < born:
                sentence = _("Ein Schulbesuch beginnt vor der Geburt.")
                yield Said(sentence, [span.started_on, born], "", child)


def _here_before_arrival(house: Household) -> Iterator[Said]:
    for child in house.children:
        arrived = child.arrived_in_germany_on
        for span in house.spans_of(child):
            if arrived is not None and span.country == GERMANY and span.started_on < arrived:
                yield Said(_("Schule in Deutschland vor der Einreise."), [span.started_on, arrived], "", child)


def _abroad_after_arrival(house: Household) -> Iterator[Said]:
    for child in house.children:
        arrived = child.arrived_in_germany_on
        for span in house.spans_of(child):
            abroad = span.country != GERMANY and span.kind is not SchoolingKind.ONLINE
            if arrived is not None and abroad and (span.ended_on or house.today) > arrived + _SHORT_AFTER_ARRIVAL:
                about = [span.started_on, span.ended_on, arrived]
                yield Said(_("Schule im Ausland nach der Einreise."), about, "", child)


def _upper_secondary_early(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        for span in house.spans_of(child):
            age = age_on(born, span.started_on)
            if span.kind is SchoolingKind.UPPER_SECONDARY and _EARLIEST_SCHOOL <= age < _EARLIEST_UPPER_SECONDARY:
                sentence = _("Oberstufe schon mit {age} Jahren begonnen.").format(age=age)
                yield Said(sentence, [span.started_on, born], "", child)


def _last_grade_and_age(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        for span in house.spans_of(child):
            if span.last_grade is None:
                continue
            age = age_on(born, span.ended_on or house.today)
            if abs(span.last_grade + _AGE_OF_FIRST_GRADE - age) > _GRADES_APART:
                sentence = _("Klasse {grade} mit {age} Jahren.").format(grade=span.last_grade, age=age)
                yield Said(sentence, [span.last_grade, born], "", child)


def _assessed_grade_and_age(house: Household) -> Iterator[Said]:
    children = {child.id: (child, born) for child, born in house.born()}
    for one in house.assessments:
        if one.grade is None or one.child_id not in children:
            continue
        child, born = children[one.child_id]
        age = age_on(born, one.assessed_on)
        if abs(one.grade + _AGE_OF_FIRST_GRADE - age) > _GRADES_APART:
            sentence = _("Eingeschätzt für Klasse {grade} mit {age} Jahren.").format(grade=one.grade, age=age)
            yield Said(sentence, [one.grade, born], "", child)


def _assessed_before_arrival(house: Household) -> Iterator[Said]:
    children = {child.id: child for child in house.children}
    for one in house.assessments:
        child = children.get(one.child_id)
        arrived = child.arrived_in_germany_on if child else None
        if arrived is not None and one.assessed_on < arrived:
            yield Said(_("Eingeschätzt vor der Einreise."), [one.assessed_on, arrived], "arrived_in_germany_on", child)


def _early_admission(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        begun = child.early_admission_on
        if begun is None:
            continue
        if begun > house.today:
            yield Said(_("Liegt in der Zukunft."), [begun], "early_admission_on", child)
        elif age_on(born, begun) not in (4, 5, 6):
            sentence = _("Eingeschult mit {age} Jahren.").format(age=max(age_on(born, begun), 0))
            yield Said(sentence, [begun, born], "early_admission_on", child)


def _apprenticeship(house: Household) -> Iterator[Said]:
    for child in house.children:
        begun, ends, born = child.apprenticeship_from, child.apprenticeship_until, child.date_of_birth
        if begun is not None and ends is not None and ends < begun:
            yield Said(_("Liegt vor dem Beginn."), [begun, ends], "apprenticeship_until", child)
        if begun is not None and born is not None and age_on(born, begun) < _EARLIEST_APPRENTICESHIP:
            yield Said(
                _("Unter {age} Jahren.").format(age=_EARLIEST_APPRENTICESHIP),
                [begun, born],
                "apprenticeship_from",
                child,
            )


def _sek2(house: Household) -> Iterator[Said]:
    for child in house.children:
        day, born = child.sek2_completed_on, child.date_of_birth
        if day is None:
            continue
        if day > house.today:
            yield Said(_("Liegt in der Zukunft."), [day], "sek2_completed_on", child)
        elif born is not None and age_on(born, day) < _EARLIEST_SEK2:
            yield Said(_("Unter {age} Jahren.").format(age=_EARLIEST_SEK2), [day, born], "sek2_completed_on", child)


RULES = (
    Rule("too-many-school-years", N_("Vor dem fünften Geburtstag beginnt kaum eine Schule."), _too_many_years),
    Rule(
        "told-and-counted-years",
        N_("Genannte Jahre und Schulweg zählen beide für die Schulpflicht."),
        _told_and_counted,
    ),
    Rule("certificate-of-nothing", N_("Ein Zeugnis gibt es nach einem Schulbesuch."), _certificate_of_nothing),
    Rule("long-kindergarten", N_("Gemeint sind Monate, nicht Wochen."), _long_kindergarten),
    Rule(
        "school-times-overlap", N_("Niemand besucht zwei Schulen zugleich; gezählt wird die Zeit nur einmal."), _overlap
    ),
    Rule(
        "school-before-third-birthday",
        N_("So früh beginnt nirgends die Schule; vielleicht war es ein Kindergarten."),
        _school_too_early,
    ),
    Rule("school-before-birth", N_("Ein Schulbesuch liegt im Leben des Kindes."), _longer_than_life),
    Rule(
        "school-here-before-arrival",
        N_("Eine Schule in Deutschland besucht man nach der Einreise."),
        _here_before_arrival,
    ),
    Rule(
        "school-abroad-after-arrival",
        N_("Nach der Einreise ist nur Unterricht am Bildschirm im Ausland möglich."),
        _abroad_after_arrival,
    ),
    Rule(
        "upper-secondary-early",
        N_("Die Oberstufe beginnt meist mit 15 bis 17 Jahren, nur in wenigen Staaten mit 14."),
        _upper_secondary_early,
    ),
    Rule(
        "last-grade-and-age", N_("Klasse und Alter liegen selten mehr als drei Jahre auseinander."), _last_grade_and_age
    ),
    Rule(
        "assessed-grade-and-age",
        N_("Der Jahrgang richtet sich zuerst nach dem Alter."),
        _assessed_grade_and_age,
    ),
    Rule("assessed-before-arrival", N_("Eingeschätzt wird ein Kind, das da ist."), _assessed_before_arrival),
    Rule(
        "early-admission-age", N_("Vorzeitig eingeschult wird mit fünf Jahren (§ 35 Abs. 2 SchulG)."), _early_admission
    ),
    Rule(
        "apprenticeship-dates",
        N_("Eine Ausbildung beginnt nach der Vollzeitschulpflicht und endet nach dem Beginn."),
        _apprenticeship,
    ),
    Rule("sek2-completed-early", N_("Die Sekundarstufe II endet mit 17 bis 20 Jahren."), _sek2),
)
