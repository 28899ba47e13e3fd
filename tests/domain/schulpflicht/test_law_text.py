"""The law as data: what ships, several versions side by side, and files that are refused."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.law_text import parse_law

Content = dict[str, Any]
SHIPPED: Content = json.loads(
    (Path(__file__).parents[3] / "resources" / "law" / "schulpflicht.json").read_text(encoding="utf-8")
)


def parameter(content: Content, name: str) -> Content:
    return next(entry for entry in content["parameters"] if entry["name"] == name)


def with_later_value(name: str, value: object, begin: str) -> Content:
    content = deepcopy(SHIPPED)
    content["parameters"].append({**parameter(content, name), "value": value, "valid_from": begin})
    parameter(content, name)["valid_until"] = "2028-07-31"
    return content


def test_the_shipped_law_is_one_version_of_today() -> None:
    law = parse_law(json.dumps(SHIPPED))
    assert len(law.versions) == 1
    version = law.at(date(2026, 11, 22))
    assert (version.entry_cutoff, version.full_time_years, version.sek2_end_age) == ((9, 30), 10, 18)
    assert version.is_valid_on(date(2026, 11, 22))
    assert not version.is_valid_on(date(2011, 7, 31))


def test_every_entry_says_where_it_comes_from() -> None:
    for entry in SHIPPED["norms"]:
        assert entry["summary"].endswith(".")
        assert "§ " not in entry["norm"]


def test_a_changed_parameter_makes_a_second_version() -> None:
    law = parse_law(json.dumps(with_later_value("entry_cutoff", "06-30", "2028-08-01")))
    assert law.at(date(2028, 7, 31)).entry_cutoff == (9, 30)
    assert law.at(date(2028, 7, 31)).valid_until == date(2028, 7, 31)
    assert law.at(date(2028, 8, 1)).entry_cutoff == (6, 30)
    assert law.at(date(1990, 1, 1)) is law.versions[0]


def test_a_version_ends_with_its_first_entry() -> None:
    content = deepcopy(SHIPPED)
    parameter(content, "entry_age")["valid_until"] = "2030-07-31"
    law = parse_law(json.dumps(content))
    assert law.versions[0].valid_until == date(2030, 7, 31)
    assert not law.at(date(2031, 1, 1)).is_valid_on(date(2031, 1, 1))


def edit(entry: str, /, **changes: object) -> Callable[[Content], None]:
    return lambda content: parameter(content, entry).update(changes)


def edit_norm(**changes: object) -> Callable[[Content], None]:
    return lambda content: content["norms"][0].update(changes)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("entry_age", value="sechs"), "„entry_age“ ist keine Zahl"),
        (edit("entry_age", value=0), "„entry_age“ ist keine Zahl"),
        (edit("entry_cutoff", value="02-29"), "„entry_cutoff“ steht kein Datum"),
        (edit("entry_age", valid_from="bald"), "„entry_age“ steht kein Datum"),
        (edit("entry_age", rule="R-99"), "„entry_age“ nennt keine Rechtsgrundlage"),
        (edit("entry_age", name="entry_size"), "„entry_size“ ist unbekannt"),
        (edit_norm(norm=""), "„R-01“ nennt keine Norm"),
        (edit_norm(certainty="sure"), "„R-01“ sagt nicht"),
        (edit_norm(state="2024"), "„R-01“ steht kein Datum"),
        (edit_norm(rule="R-00"), "„R-01“ fehlt"),
        (lambda content: content.pop("norms"), "Die Liste „norms“ fehlt"),
        (lambda content: content.update(parameters=[1]), "Die Liste „parameters“ fehlt"),
        (lambda content: content["parameters"].append(content["parameters"][0]), "gilt am 01.08.2011 zweimal"),
    ],
)
def test_a_wrong_file_is_refused_by_entry(change: Callable[[Content], object], said: str) -> None:
    content = deepcopy(SHIPPED)
    change(content)
    with pytest.raises(DomainError) as refused:
        parse_law(json.dumps(content))
    assert said in refused.value.message
    assert refused.value.next_step.startswith("Es wurde nichts übernommen.")


def test_a_gap_between_versions_is_refused() -> None:
    content = with_later_value("entry_age", 5, "2028-09-01")
    with pytest.raises(DomainError, match=r"endet am 31\.07\.2028 ohne Nachfolge"):
        parse_law(json.dumps(content))


def test_an_entry_that_ended_before_the_last_version_is_refused() -> None:
    content = with_later_value("entry_age", 5, "2028-08-01")
    content["parameters"][0]["valid_until"] = "2028-07-31"
    with pytest.raises(DomainError, match=r"gilt ab dem 01\.08\.2028 nicht mehr"):
        parse_law(json.dumps(content))


def test_broken_json_names_the_line() -> None:
    with pytest.raises(DomainError, match="Zeile 2 ist kein gültiges JSON"):
        parse_law('{"title": "x",\n nichts}')


def test_something_else_is_refused() -> None:
    with pytest.raises(DomainError, match="keine Rechtsfassung"):
        parse_law("[]")
