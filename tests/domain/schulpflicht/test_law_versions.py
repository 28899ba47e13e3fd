"""Several versions side by side: a text laid over another, a child whose years cross versions, lines of wrong files."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.law_text import law_of_sources, parse_law, profile_of, read_law_text
from kiberatung.domain.schulpflicht.parameters import AbcClasses, LawProfile, RegistrationSeason
from tests.domain.schulpflicht.conftest import LAW_FILE

SHIPPED = LAW_FILE.read_text(encoding="utf-8")
DRAFT = (LAW_FILE.parent / "18-schraeg.json").read_text(encoding="utf-8")
LATER = "2030-08-01"
RULES = {
    "entry_cutoff": "R-10",
    "entry_age": "R-10",
    "full_time_years": "R-13",
    "sek2_end_age": "R-17",
    "apprenticeship_age": "R-18",
    "sek2_practice_age": "practice_age",
}


def changing(begin: str = LATER, **values: object) -> str:
    """A text that follows the shipped one and changes these numbers."""
    parameters = [
        {"name": name, "value": value, "rule": RULES[name], "valid_from": begin} for name, value in values.items()
    ]
    content = {"name": "later", "title": "Später", "valid_from": begin, "parameters": parameters, "norms": []}
    return json.dumps(content, indent=1)


def law_changing(begin: str = LATER, **values: object) -> LawProfile:
    return law_of_sources([changing(begin, **values), SHIPPED])


def a_child(born: date, on: date, **more: Any) -> SchulpflichtFacts:
    return SchulpflichtFacts(born, on, ResidenceStatus.EU, resident_since=date(2026, 1, 1), **more)


def test_shipped_are_the_law_in_force_and_the_draft_that_changes_no_answer() -> None:
    law = law_of_sources([DRAFT, SHIPPED])
    assert [text.name for text in law.texts] == ["schulg"]
    assert [(text.name, text.is_draft, text.valid_from) for text in law.drafts] == [
        ("18-schraeg", True, date(2028, 1, 1))
    ]
    assert len(law.versions) == 1
    assert all(text.questions for text in (*law.texts, *law.drafts))


def test_with_the_draft_in_force_registration_and_abc_classes_begin_with_the_children_of_2029() -> None:
    shipped = read_law_text(SHIPPED)
    law = profile_of([shipped, read_law_text(DRAFT, [shipped])])
    on = date(2026, 11, 22)
    of_2028 = law_for(a_child(date(2022, 5, 1), on), law)
    of_2029 = law_for(a_child(date(2023, 5, 1), on), law)
    assert (of_2028.registration_season, of_2028.abc_classes) == (RegistrationSeason.AUTUMN, AbcClasses.NO)
    assert (of_2029.registration_season, of_2029.abc_classes) == (RegistrationSeason.SPRING, AbcClasses.YES)
    assert of_2029.norms["registration"].state == "Entwurf"
    assert not of_2028.norms["registration"].is_draft


def test_one_version_is_given_as_it_is(law: LawProfile) -> None:
    facts = a_child(date(2014, 5, 5), date(2026, 11, 2))
    assert law_for(facts, law) is law.versions[0]


def test_the_same_mixture_is_the_same_object() -> None:
    law = law_changing(entry_cutoff="06-30")
    facts = a_child(date(2014, 5, 5), date(2031, 1, 1))
    assert law_for(facts, law) is law_for(facts, law)


@pytest.mark.parametrize(
    ("born", "first_day"),
    [
        (date(2023, 8, 15), date(2029, 8, 1)),  # entered under the earlier text
        (date(2024, 8, 15), date(2031, 8, 1)),  # is too young on 1 August 2030 under the later one
        (date(2024, 6, 30), date(2030, 8, 1)),
    ],
)
def test_the_begin_follows_the_version_of_the_first_of_august_of_entry(born: date, first_day: date) -> None:
    law = law_changing(entry_cutoff="06-30")
    for on in (date(2029, 1, 1), date(2032, 1, 1)):
        answer = determine_schulpflicht(a_child(born, on), law)
        assert (answer.since, answer.reasons[0].count("30.06.")) == (first_day, born.year == 2024)


def test_early_admission_and_deferral_keep_their_year() -> None:
    law = law_changing(entry_cutoff="06-30")
    early = a_child(date(2024, 8, 15), date(2031, 1, 1), early_admission_on=date(2030, 8, 20))
    assert determine_schulpflicht(early, law).since == date(2030, 8, 20)
    deferred = a_child(date(2023, 8, 15), date(2031, 1, 1), deferred=True)
    assert determine_schulpflicht(deferred, law).since == date(2030, 8, 1)
    assert law_for(deferred, law).entry_cutoff == (9, 30)


@pytest.mark.parametrize(
    ("born", "full_time_until"),
    [
        (date(2013, 5, 5), date(2029, 7, 31)),  # ten years over before the change
        (date(2014, 5, 5), date(2030, 7, 31)),  # over on the day before it
        (date(2015, 5, 5), date(2032, 7, 31)),  # in the tenth year when it comes
    ],
)
def test_eleven_years_hold_for_whoever_is_still_at_school(born: date, full_time_until: date) -> None:
    law = law_changing(full_time_years=11)
    for on in (date(2028, 1, 1), date(2031, 1, 1)):
        assert determine_schulpflicht(a_child(born, on), law).full_time_until == full_time_until


@pytest.mark.parametrize(
    ("born", "full_time_until"),
    [
        (date(2014, 5, 5), date(2030, 7, 31)),
        (date(2015, 5, 5), date(2031, 7, 31)),
        (date(2016, 5, 5), date(2031, 7, 31)),
    ],
)
def test_fewer_years_never_end_a_duty_in_the_past(born: date, full_time_until: date) -> None:
    law = law_changing(full_time_years=9)
    assert determine_schulpflicht(a_child(born, date(2027, 1, 1)), law).full_time_until == full_time_until


@pytest.mark.parametrize(
    ("age", "born", "until"),
    [
        (17, date(2012, 5, 5), date(2030, 7, 31)),  # 18 in time, under the earlier text
        (17, date(2013, 5, 5), date(2031, 7, 31)),  # 17 already before the change: ends with the first year under it
        (17, date(2014, 5, 5), date(2031, 7, 31)),
        (19, date(2012, 5, 5), date(2030, 7, 31)),
        (19, date(2013, 5, 5), date(2032, 7, 31)),
    ],
)
def test_the_end_of_sek2_follows_the_version_of_its_last_day(age: int, born: date, until: date) -> None:
    answer = determine_schulpflicht(a_child(born, date(2027, 1, 1)), law_changing(sek2_end_age=age))
    assert answer.until == until


def test_an_apprenticeship_follows_the_version_of_its_first_day() -> None:
    law = law_changing(apprenticeship_age=23)
    born, ends = date(2009, 5, 5), date(2034, 7, 31)
    before = a_child(born, date(2031, 1, 1), apprenticeship_from=date(2030, 7, 31), apprenticeship_until=ends)
    after = before._replace(apprenticeship_from=date(2030, 8, 1))
    assert determine_schulpflicht(before, law).answer is Answer.NO_LONGER
    assert determine_schulpflicht(after, law).until == ends
    assert law_for(a_child(born, date(2029, 1, 1)), law).apprenticeship_age == 21


def test_the_largest_numbers_a_file_may_name_are_computed_all_the_same() -> None:
    law = law_changing("2012-08-01", sek2_end_age=99, full_time_years=99, entry_age=99)
    answer = determine_schulpflicht(a_child(date(2014, 5, 5), date(2027, 1, 1)), law)
    assert (answer.answer, answer.full_time_until) == (Answer.NOT_YET, date(2212, 7, 31))


def test_what_a_later_text_does_not_name_goes_on_and_what_it_names_ends_the_day_before() -> None:
    law = law_changing(sek2_practice_age=15)
    assert [version.sek2_practice_age for version in law.versions] == [16, 15]
    assert law.versions[0].valid_until == date(2030, 7, 31)
    assert law.versions[1].full_time_years == 10


def test_a_text_from_the_same_day_takes_the_place_of_the_earlier() -> None:
    law = law_of_sources([SHIPPED, changing("2011-08-01", entry_age=5)])
    assert len(law.versions) == 1
    assert law.versions[0].entry_age == 5


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('"value": 18, "rule": "R-17"', '"value": "achtzehn", "rule": "R-17"', "value", "keine Zahl"),
        ('"value": "09-30"', '"value": "09-31"', "value", "kein Datum"),
        ('"value": "autumn"', '"value": "winter"', "value", "autumn, spring"),
        ('"value": ["11-01", "02-01", "05-01"]', '"value": []', "value", "keine Liste von Tagen"),
        ('"value": ["11-01", "02-01", "05-01"]', '"value": ["13-01"]', "value", "kein Datum"),
        ('"entry_age"', '"entry_size"', "name", "unbekannt"),
        ('"rule": "R-17", "valid_from"', '"rule": "R-99", "valid_from"', "rule", "keine Rechtsgrundlage"),
        ('"rule": "R-17", "valid_from"', '"rule": "R-17", "valid_form"', "valid_form", "gibt es hier nicht"),
        ('"rule": "R-17", "valid_from"', '"rule": "R-17", "rule": "R-17", "valid_from"', "rule", "steht zweimal"),
        ('"state": "1992-03-10"', '"state": "bald"', "state", "kein Datum"),
        ('"norm": "AO-SF"', '"norm": ""', "norm", "nennt keine Norm"),
        ('"question": "Welche der drei', '"ask": "", "question": "Welche der drei', "ask", "steht zweimal"),
        ('"draft": false', '"draft": "nein"', "draft", "weder true noch false"),
        ('"name": "schulg"', '"name": "schul gesetz"', "name", "Buchstaben"),
        ('"title": "Schulpflicht in', '"titel": "Schulpflicht in', "titel", "gibt es hier nicht"),
        ('"valid_from": "2011-08-01",\n  "draft"', '"valid_from": "bald",\n  "draft"', "valid_from", "kein Datum"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_key(old: str, new: str, key: str, said: str) -> None:
    assert old in SHIPPED
    text = SHIPPED.replace(old, new, 1)
    with pytest.raises(DomainError) as refused:
        parse_law(text)
    line = line_of(text, new.splitlines()[0])
    assert f"Zeile {line}, Schlüssel „{key}“" in refused.value.message
    assert said in refused.value.message


def without(key: str) -> str:
    content = json.loads(SHIPPED)
    del content[key]
    return json.dumps(content, indent=1)


def edited(list_name: str, **changes: object) -> str:
    content = deepcopy(json.loads(SHIPPED))
    content[list_name][0].update(changes)
    return json.dumps(content, indent=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (without("title"), "„title“ fehlt"),
        (without("valid_from"), "Bei „valid_from“ steht kein Datum"),
        (edited("questions", ask=""), "Die offene Frage ist nicht vollständig"),
        (edited("questions", rule="R-99"), "nennt keine Rechtsgrundlage"),
        (edited("norms", summary=""), "sagt nicht, was die Norm regelt"),
        (edited("norms", valid_from="2011-07-31"), "gilt schon vor dem 01.08.2011"),
        (edited("norms", valid_until="2011-07-31"), "endet vor dem Beginn"),
        (edited("norms", valid_until="später"), "kein Datum"),
        (without("questions").replace('"schulg"', '"' + "x" * 41 + '"'), "Buchstaben"),
    ],
)
def test_what_lacks_or_contradicts_is_said(text: str, said: str) -> None:
    with pytest.raises(DomainError, match=r"Zeile \d+, Schlüssel") as refused:
        parse_law(text)
    assert said in refused.value.message


def test_questions_may_lack() -> None:
    assert parse_law(without("questions")).texts[0].questions == ()


def test_a_text_alone_that_is_no_law_is_refused_when_laws_are_joined() -> None:
    for source in ("[1]", "kein JSON"):
        with pytest.raises(DomainError, match="nicht lesbar"):
            law_of_sources([SHIPPED, source])


def test_two_of_one_text_for_the_same_day_name_the_line_of_the_second() -> None:
    content = json.loads(changing(entry_age=7))
    content["parameters"].append(dict(content["parameters"][0]))
    text = json.dumps(content, indent=1)
    with pytest.raises(DomainError, match=r"gilt am 01\.08\.2030 zweimal") as refused:
        read_law_text(text, [read_law_text(SHIPPED)])
    assert "Zeile 12" in refused.value.message


def test_the_first_law_must_be_whole() -> None:
    with pytest.raises(DomainError, match="nennt keine Rechtsgrundlage"):
        read_law_text(changing(entry_age=7))


def test_an_end_in_the_shipped_text_is_no_end_when_a_later_text_follows() -> None:
    ending = SHIPPED.replace(
        '"rule": "R-17", "valid_from": "2011-08-01", "valid_until": null',
        '"rule": "R-17", "valid_from": "2011-08-01", "valid_until": "2030-07-31"',
    )
    assert ending != SHIPPED
    law = law_of_sources([ending, changing(sek2_end_age=19)])
    assert [version.sek2_end_age for version in law.versions] == [18, 19]


def with_entries(name: str, *values: tuple[object, str, str | None]) -> str:
    """The shipped text with this parameter in several spans: value, first day, last day."""
    content = json.loads(SHIPPED)
    at = next(number for number, entry in enumerate(content["parameters"]) if entry["name"] == name)
    entries = [
        {**content["parameters"][at], "value": value, "valid_from": first, "valid_until": last}
        for value, first, last in values
    ]
    content["parameters"][at : at + 1] = entries
    return json.dumps(content)


def ages(law: LawProfile) -> list[tuple[int, date, date | None]]:
    return [(version.sek2_end_age, version.valid_from, version.valid_until) for version in law.versions]


def test_a_later_text_with_two_spans_takes_over_from_the_first_of_them() -> None:
    later = json.loads(changing(sek2_end_age=19))
    [entry] = later["parameters"]
    later["parameters"] = [
        {**entry, "valid_until": "2032-07-31"},
        {**entry, "value": 20, "valid_from": "2032-08-01"},
    ]
    assert ages(law_of_sources([SHIPPED, json.dumps(later)])) == [
        (18, date(2011, 8, 1), date(2030, 7, 31)),
        (19, date(2030, 8, 1), date(2032, 7, 31)),
        (20, date(2032, 8, 1), None),
    ]


@pytest.mark.parametrize(
    ("spans", "before"),
    [
        (((18, "2011-08-01", "2027-07-31"), (17, "2027-08-01", None)), date(2027, 7, 31)),  # ended long before
        (((18, "2011-08-01", "2030-07-30"), (17, "2030-07-31", None)), date(2030, 7, 30)),  # one day old when it ends
        (((18, "2011-08-01", "2030-07-30"), (17, "2030-07-31", "2031-07-31")), date(2030, 7, 30)),  # ends later
    ],
)
def test_each_span_of_the_earlier_text_ends_by_itself_or_with_the_later_text(spans: Any, before: date) -> None:
    law = law_of_sources([with_entries("sek2_end_age", *spans), changing(sek2_end_age=19)])
    assert [age for age, _first, _last in ages(law)] == [18, 17, 19]
    assert [last for _age, _first, last in ages(law)] == [before, date(2030, 7, 31), None]


def test_a_span_of_one_day_is_a_version_of_one_day() -> None:
    text = with_entries("sek2_end_age", (18, "2011-08-01", "2030-07-31"), (17, LATER, LATER), (19, "2030-08-02", None))
    assert ages(parse_law(text))[1] == (17, date(2030, 8, 1), date(2030, 8, 1))


def test_the_law_begins_on_the_day_on_which_the_last_of_its_entries_begins() -> None:
    law = parse_law(with_entries("sek2_end_age", (18, "2012-08-01", None)))
    assert ages(law) == [(18, date(2012, 8, 1), None)]


def test_a_norm_that_is_new_makes_a_version_that_ends_the_one_before() -> None:
    later = json.loads(changing())
    rule = {"rule": "R-90", "norm": "§ 90 SchulG", "certainty": "wording", "summary": "Neu.", "valid_from": LATER}
    later["norms"] = [rule]
    law = law_of_sources([SHIPPED, json.dumps(later)])
    assert [version.valid_until for version in law.versions] == [date(2030, 7, 31), None]


def test_a_law_of_which_several_entries_end_ends_with_the_first() -> None:
    text = with_entries("sek2_end_age", (18, "2011-08-01", "2040-07-31"))
    content = json.loads(text)
    content["norms"][0]["valid_until"] = "2041-07-31"
    assert ages(parse_law(json.dumps(content))) == [(18, date(2011, 8, 1), date(2040, 7, 31))]


def law_citing(begin: str, *rules: str) -> LawProfile:
    """A text that from this day on cites these rules as new norms and changes nothing else."""
    norms = [
        {"rule": rule, "norm": f"neu {rule}", "certainty": "wording", "summary": "Neu.", "valid_from": begin}
        for rule in rules
    ]
    content = {"name": "later", "title": "Später", "valid_from": begin, "parameters": [], "norms": norms}
    return law_of_sources([SHIPPED, json.dumps(content)])


@pytest.mark.parametrize(
    ("rule", "born", "facts", "is_new"),
    [
        ("R-13", date(2014, 5, 5), {}, False),  # ten years end on the day before
        ("R-13", date(2015, 5, 5), {}, True),
        ("R-13", date(2014, 5, 5), {"deferred": True}, True),
        ("R-13", date(2014, 5, 5), {"early_admission_on": date(2020, 8, 1), "deferred": True}, False),
        ("R-17", date(2012, 8, 1), {}, False),  # completes 18 years on 31 July 2030
        ("R-17", date(2012, 8, 2), {}, True),
        ("R-10", date(2023, 9, 30), {}, False),
        ("R-10", date(2024, 9, 30), {}, True),
        ("registration", date(2024, 5, 5), {}, False),  # enters in 2030, registered in 2029
        ("registration", date(2024, 10, 1), {}, False),  # 2031, on 1 January 2030 the former text holds
        ("registration", date(2025, 10, 1), {}, True),
        ("abc_classes", date(2024, 5, 5), {}, False),
        ("abc_classes", date(2024, 10, 1), {}, True),  # the school year before begins on 1 August 2030
    ],
)
def test_each_rule_is_cited_from_the_version_that_decided_it(
    rule: str, born: date, facts: dict[str, Any], is_new: bool
) -> None:
    version = law_for(a_child(born, date(2029, 1, 1), **facts), law_citing(LATER, rule))
    assert version.cite(rule).startswith("neu") is is_new


@pytest.mark.parametrize(("day", "is_new"), [(date(2030, 1, 31), False), (date(2030, 2, 1), True)])
def test_early_admission_is_cited_from_its_own_day(day: date, is_new: bool) -> None:
    facts = a_child(date(2024, 10, 5), date(2030, 6, 1), early_admission_on=day)
    assert law_for(facts, law_citing("2030-02-01", "R-11")).cite("R-11").startswith("neu") is is_new


@pytest.mark.parametrize("begin", ["2030-01-02", "2030-02-01"])
def test_registration_follows_the_first_of_january_of_the_year_before(begin: str) -> None:
    version = law_for(a_child(date(2024, 10, 1), date(2029, 1, 1)), law_citing(begin, "registration"))
    assert not version.cite("registration").startswith("neu")
