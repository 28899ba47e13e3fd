"""Parents, health, wishes and talks: what does not fit the rest of the family."""

from collections.abc import Iterator
from datetime import timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _
from kiberatung.domain.consistency.doubt import Household, Rule, Said
from kiberatung.domain.consistency.free_days import free_day
from kiberatung.domain.guardians import GuardianKind

_PARENTS = (GuardianKind.MOTHER, GuardianKind.FATHER)
_YOUNGEST_PARENT, _OLDEST_MOTHER = 12, 55
_OF_AGE = 18
_WEEKEND = 5
_FIRST_HOUR, _LAST_HOUR = 7, 20
_LONG_AHEAD = timedelta(days=365)


def _young_parent(house: Household) -> Iterator[Said]:
    for guardian in house.guardians:
        for child, born in house.born():
            if guardian.kind in _PARENTS and guardian.date_of_birth is not None:
                years = age_on(guardian.date_of_birth, born)
                if years < _YOUNGEST_PARENT:
                    sentence = _("{name} wäre bei der Geburt {years} Jahre alt gewesen.")
                    said = sentence.format(name=guardian.given_names or _("Ein Elternteil"), years=max(years, 0))
                    yield Said(said, [guardian.date_of_birth, born], "", child)


def _old_mother(house: Household) -> Iterator[Said]:
    for guardian in house.guardians:
        for child, born in house.born():
            if guardian.kind is GuardianKind.MOTHER and guardian.date_of_birth is not None:
                years = age_on(guardian.date_of_birth, born)
                if years > _OLDEST_MOTHER:
                    sentence = _("{name} wäre bei der Geburt {years} Jahre alt gewesen.")
                    said = sentence.format(name=guardian.given_names or _("Die Mutter"), years=years)
                    yield Said(said, [guardian.date_of_birth, born], "", child)


def _minor_guardian(house: Household) -> Iterator[Said]:
    for guardian in house.guardians:
        born = guardian.date_of_birth
        if born is not None and guardian.has_custody and age_on(born, house.today) < _OF_AGE:
            name = guardian.given_names or _("Eine Person")
            yield Said(_("{name} hat das Sorgerecht und ist noch nicht volljährig.").format(name=name), [born])


def _alone_with_parents(house: Household) -> Iterator[Said]:
    here = [one for one in house.guardians if one.kind in _PARENTS and one.lives_with_children]
    for child in house.children:
        if child.unaccompanied and here:
            yield Said(_("Ein Elternteil wohnt bei den Kindern."), [one.id for one in here], "unaccompanied", child)


def _no_sibling(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.with_sibling and len(house.children) == 1:
            yield Said(_("Kein Geschwisterkind eingetragen."), [True], "with_sibling", child)


def _health_check(house: Household) -> Iterator[Said]:
    for child in house.children:
        day, born = child.health_check_on, child.date_of_birth
        if day is not None and born is not None and day < born:
            yield Said(_("Liegt vor der Geburt."), [day, born], "health_check_on", child)
        elif day is not None and day > house.today + _LONG_AHEAD:
            yield Said(_("Mehr als ein Jahr voraus."), [day], "health_check_on", child)


def _talk_on_free_day(house: Household) -> Iterator[Said]:
    for talk in house.appointments:
        day = german_time(talk.starts_at).date()
        name = free_day(day) or (_("ein Wochenende") if day.weekday() >= _WEEKEND else "")
        if name:
            sentence = _("Der Termin am {date} fällt auf: {day}.").format(date=write_date(day), day=name)
            yield Said(sentence, [day])


def _talk_at_night(house: Household) -> Iterator[Said]:
    for talk in house.appointments:
        at = german_time(talk.starts_at)
        if not _FIRST_HOUR <= at.hour < _LAST_HOUR:
            said = {"date": write_date(at.date()), "time": f"{at:%H:%M}"}
            yield Said(_("Der Termin am {date} beginnt um {time} Uhr.").format(**said), [talk.starts_at])


def _talk_in_other_language(house: Household) -> Iterator[Said]:
    wanted = house.family.interpreter_language
    for talk in house.appointments:
        if wanted and talk.language and talk.language != wanted:
            day = write_date(german_time(talk.starts_at).date())
            sentence = _("Für den Termin am {date} ist eine andere Sprache vorgesehen.").format(date=day)
            yield Said(sentence, [talk.language, wanted], "interpreter_language")


def _reported_in_future(house: Household) -> Iterator[Said]:
    day = house.family.reported_on
    if day is not None and day > house.today:
        yield Said(_("Die Meldung vom {date} liegt in der Zukunft.").format(date=write_date(day)), [day])


RULES = (
    Rule("parent-too-young", N_("Eltern sind mindestens zwölf Jahre älter als ihr Kind."), _young_parent),
    Rule("mother-too-old", N_("Vielleicht ist es die Großmutter."), _old_mother),
    Rule("guardian-under-age", N_("Das Sorgerecht übt aus, wer volljährig ist."), _minor_guardian),
    Rule(
        "unaccompanied-with-parents",
        N_("Ohne Eltern eingereist ist, wer hier niemanden hat, der für ihn sorgt."),
        _alone_with_parents,
    ),
    Rule("wish-without-sibling", N_("Vielleicht fehlt ein Kind in der Familie."), _no_sibling),
    Rule("health-check-date", N_("Die Untersuchung ist ein Termin dieses oder des nächsten Jahres."), _health_check),
    Rule("talk-on-free-day", N_("An Feiertagen und Wochenenden ist das Haus geschlossen."), _talk_on_free_day),
    Rule("talk-at-night", N_("Vielleicht ist die Uhrzeit vertippt."), _talk_at_night),
    Rule("talk-in-other-language", N_("Die Sprachmittlung muss zur Familie passen."), _talk_in_other_language),
    Rule("reported-in-future", N_("Gemeldet wird, wer schon bekannt ist."), _reported_in_future),
)
