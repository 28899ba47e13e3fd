"""Plain constructor calls that join the parts; everything heavy is imported where it is first needed."""

# ruff: noqa: PLC0415 - imports at first use are the purpose of this module: start-up pays for nothing it does not show

import random
import secrets
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kiberatung.app import paths
from kiberatung.basics.clock import Clock, FixedClock, SystemClock
from kiberatung.basics.identifiers import IdentifierSource

if TYPE_CHECKING:
    from kiberatung.documents.batch_setting import BatchTypesetter
    from kiberatung.documents.review_files import PoReviewFiles
    from kiberatung.documents.spoken_languages import SpokenLanguages
    from kiberatung.documents.typesetting import Typesetter
    from kiberatung.domain.accounts import Account
    from kiberatung.domain.catalogues.collection import Catalogues
    from kiberatung.domain.instruments import Instruments
    from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
    from kiberatung.domain.schulpflicht.parameters import LawProfile
    from kiberatung.exchange.passphrases import WordPassphrases
    from kiberatung.exchange.writer import FileHandoverWriter
    from kiberatung.services.data_sheets import SheetTexts
    from kiberatung.services.desk import Desk
    from kiberatung.services.handovers.contents import HandoverContent
    from kiberatung.services.letters.texts import LetterTexts
    from kiberatung.services.letters.values import TableSheet
    from kiberatung.services.ports import Store
    from kiberatung.services.tables import Table
    from kiberatung.ui.lists.output import ListWriters


def clock(args: Namespace | None = None) -> Clock:
    fixed: date | None = getattr(args, "now", None)
    return FixedClock.on(fixed) if fixed else SystemClock()


def identifiers(on: Clock, seed: str = "") -> IdentifierSource:
    """With a `seed`, of invented people, the same ones again; each user of a store needs a seed of its own."""
    chance = random.Random(seed) if seed else secrets.SystemRandom()  # noqa: S311 - chance of the practice town
    return IdentifierSource(on, chance)


@cache
def law() -> "LawProfile":
    from kiberatung.domain.schulpflicht.law_text import law_of_sources

    files = sorted((paths.resources() / "law").glob("*.json"))
    return law_of_sources([file.read_text(encoding="utf-8") for file in files])


@cache
def worked_cases() -> "tuple[SchulpflichtFacts, ...]":
    """The examples by which the determination is checked and explained."""
    import json

    from kiberatung.domain.schulpflicht.json_shape import facts_from_json

    text = (paths.resources() / "law" / "examples" / "worked_cases.json").read_text(encoding="utf-8")
    return tuple(facts_from_json(worked["case"]) for worked in json.loads(text))


@cache
def catalogues() -> "Catalogues":
    from kiberatung.exchange.catalogue_files import load_catalogues

    return load_catalogues(paths.resources() / "catalogues")


def zone_nationalities(on: date) -> Mapping[str, str]:
    """Codes of passport zones to keys of the Statistisches Bundesamt."""
    from kiberatung.domain.mrz.nationalities import nationality_keys
    from kiberatung.exchange.catalogue_rows import read_rows

    folder = paths.resources() / "catalogues"
    states = read_rows(folder / "staatsangehoerigkeit.csv")
    return nationality_keys(states, read_rows(folder / "mrz_sondercodes.csv"), on)


@cache
def romanise() -> Callable[[str], str]:
    from anyascii import anyascii

    return anyascii


def desk(store: "Store", on: Clock, account: "Account", ids: IdentifierSource | None = None) -> "Desk":
    from kiberatung.services.desk import Desk

    return Desk(store, on, ids or identifiers(on), account, catalogues(), law())


@cache
def typesetter() -> "Typesetter":
    from kiberatung.documents.typesetting import Typesetter

    resources = paths.resources()
    return Typesetter(templates=resources / "letters" / "templates", fonts=resources / "fonts")


@cache
def batch_typesetter() -> "BatchTypesetter":
    from kiberatung.documents.batch_setting import BatchTypesetter

    return BatchTypesetter(typesetter())


@cache
def instruments() -> "Instruments":
    """Of the assessment: observation sheets, task sheets, results of others."""
    from kiberatung.exchange.instrument_files import load_instruments

    return load_instruments(paths.resources() / "instruments")


@cache
def letter_texts() -> "LetterTexts":
    from kiberatung.documents.letter_texts import read_letter_texts

    return read_letter_texts(paths.resources(), paths.translations())


@cache
def spoken_languages() -> "SpokenLanguages":
    """The questions of the talk in the languages of the families, and what those languages call things."""
    from kiberatung.documents.spoken_languages import SpokenLanguages

    return SpokenLanguages(paths.translations())


@cache
def sheet_texts() -> "SheetTexts":
    from kiberatung.services.answer_texts import AnswerTexts
    from kiberatung.services.catalogue_words import words_of
    from kiberatung.services.data_sheets import SheetTexts

    return SheetTexts(letter_texts(), AnswerTexts(words_of(catalogues())))


@cache
def review_files() -> "PoReviewFiles":
    from kiberatung.documents.review_files import PoReviewFiles

    return PoReviewFiles()


@cache
def handover_writer() -> "FileHandoverWriter":
    from kiberatung.exchange.writer import FileHandoverWriter

    return FileHandoverWriter(catalogues(), typesetter())


def passphrases() -> "WordPassphrases":
    from kiberatung.exchange.passphrases import WordPassphrases, load_words

    words = load_words(paths.resources() / "handover" / "wordlist_de.txt")
    return WordPassphrases(words, secrets.SystemRandom())


def spreadsheet(table: "Table") -> bytes:
    from kiberatung.exchange.xlsx import xlsx_bytes

    return xlsx_bytes(table, SystemClock().today())


def list_writers() -> "ListWriters":
    from kiberatung.exchange.csv_text import csv_bytes, harmless
    from kiberatung.ui.lists.output import ListWriters

    return ListWriters(spreadsheet, csv_bytes, printed_table, harmless)


def printed_table(sheet: "TableSheet") -> bytes:
    return typesetter().render_table(sheet)


def handover_overview(content: "HandoverContent") -> bytes:
    from kiberatung.exchange.overview import overview_sheet

    return typesetter().render_table(overview_sheet(content))
