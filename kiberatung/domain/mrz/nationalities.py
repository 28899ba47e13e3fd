"""From the three letters in a zone to the key of the official statistics (Destatis)."""

from collections.abc import Iterable, Mapping
from datetime import date


def nationality_keys(
    states: Iterable[Mapping[str, str]], special_codes: Iterable[Mapping[str, str]], on: date
) -> dict[str, str]:
    """ISO alpha-3 or special code → Destatis key, from the rows of staatsangehoerigkeit.csv and mrz_sondercodes.csv.

    Of several rows for one state the one in force on the day counts; codes of states that are gone keep their last
    key, old passports carry them. A special code goes before a state's code: in a zone XXB is a refugee.
    """
    keys: dict[str, str] = {}
    for row in sorted(states, key=lambda row: (_in_force(row, on), row["gueltig_von"])):
        keys[row["iso3166_alpha3"]] = row["schluessel"]
    for row in special_codes:
        if row["destatis_vorschlag"]:
            keys[row["code"]] = row["destatis_vorschlag"]
    return keys


def _in_force(row: Mapping[str, str], on: date) -> bool:
    from_year, until_year = row["gueltig_von"] or "0", row["gueltig_bis"] or "9999"
    return int(from_year) <= on.year <= int(until_year)
