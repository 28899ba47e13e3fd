"""Names as a zone writes them: for comparing the printed name with the zone, and for building specimens."""

import unicodedata
from collections.abc import Iterable, Mapping

from kiberatung.domain.names.search_form import search_form


def script_table(*tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Letter → zone letters, from the rows of mrz_kyrillisch.csv and mrz_arabisch.csv."""
    return {row["zeichen"]: row["mrz"] for rows in tables for row in rows}


def zone_name(name: str, scripts: Mapping[str, str]) -> str:
    """One name in the letters of a zone, its parts divided by fillers („Müller-Lüder“ → MUELLER<LUEDER)."""
    capitals = unicodedata.normalize("NFC", name).upper()
    written = "".join(scripts.get(char, char) for char in capitals)
    return search_form(written).replace(" ", "<")


def name_field(family_name: str, given_names: str, width: int) -> str:
    """The whole field from two results of `zone_name`: two fillers between them, filled or cut to the width."""
    both = "<<".join(filter(None, (family_name, given_names)))
    return both[:width].ljust(width, "<")
