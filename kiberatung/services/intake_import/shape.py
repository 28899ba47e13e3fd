"""The shape of a family in JSON (the command `intake`), read into plain values before anything is stored."""

from dataclasses import dataclass
from typing import Any

from kiberatung.basics.texts import _
from kiberatung.domain.children import DateCertainty, GermanLevel, Sex
from kiberatung.domain.guardians import GuardianKind
from kiberatung.domain.language_checks import SKILLS, CheckInstrument
from kiberatung.domain.languages import LanguageRole, Literacy, SkillLevel
from kiberatung.domain.letter_languages import tag_for
from kiberatung.domain.schooling import CertificateState, SchoolingKind
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.intake_import.fields import (
    Reader,
    day,
    each,
    known_key,
    last_month_or_day,
    long_text,
    many,
    month_or_day,
    number,
    one_of,
    read_object,
    text,
    truth,
    wrong,
)
from kiberatung.services.questions import QUESTIONS, AnswerForm, Scope


@dataclass(frozen=True, slots=True)
class ChildGiven:
    """Fields of `Child`, and the rows of its lists, as keyword arguments of their records."""

    fields: dict[str, Any]
    languages: tuple[dict[str, Any], ...]
    scripts: tuple[dict[str, Any], ...]
    schooling: tuple[dict[str, Any], ...]
    gaps: tuple[dict[str, Any], ...] = ()
    checks: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyGiven:
    fields: dict[str, Any]
    notes: str
    guardians: tuple[dict[str, Any], ...]
    children: tuple[ChildGiven, ...]


class IntakeShape:
    """Reads families; raises `DomainError` naming the field, as „Familie 2.children[0].date_of_birth“."""

    def __init__(self, words: CatalogueWords) -> None:
        country = known_key(words.countries.__contains__, _("ein Land"))
        language = known_key(words.knows_language, _("eine Sprache (ISO 639-3)"))
        self._family = _family_readers(language)
        self._guardian = _guardian_readers(country, language)
        self._child = _child_readers(country, words)
        self._language: dict[str, Reader] = {
            "iso639_3": language,
            "role": one_of(LanguageRole),
            "schooled_in": truth,
            "with_siblings": truth,
            "years_taught": number,
            **{skill: one_of(SkillLevel) for skill in ("understands", "speaks", "reads", "writes")},
        }
        self._script: dict[str, Reader] = {"script": text, "literacy": one_of(Literacy), "years_taught": number}
        self._span: dict[str, Reader] = {
            "country": country,
            "from": month_or_day,
            "until": last_month_or_day,
            "kind": one_of(SchoolingKind),
            "last_grade": number,
            "language": language,
            "certificate": text,
            "certificate_state": one_of(CertificateState),
            "regular": truth,
        }
        self._gap: dict[str, Reader] = {"from": month_or_day, "until": last_month_or_day, "cause": one_of(GapCause)}
        self._check: dict[str, Reader] = {
            "iso639_3": language,
            "on": day,
            "instrument": one_of(CheckInstrument),
            "evidence": text,
            **{level: one_of(GermanLevel) for level in (*SKILLS, "overall")},
        }
        self._wishes: dict[str, Reader] = {
            "schools": _text_or_list,
            "schulform": known_key(words.schulformen.__contains__, _("eine Schulform")),
            "with_sibling": truth,
        }

    def read(self, value: object, where: str) -> FamilyGiven:
        parts = read_object(value, where, {"family": _as_is, "guardians": _as_is, "children": _as_is})
        family = read_object(parts.get("family", {}), f"{where}.family", self._family)
        family.update(family.pop("address", {}))
        children = tuple(self._read_child(*item) for item in each(parts.get("children", []), f"{where}.children"))
        guardians = tuple(
            read_object(item, place, self._guardian)
            for item, place in each(parts.get("guardians", []), f"{where}.guardians")
        )
        if not children:
            raise wrong(f"{where}.children", _("Es fehlt mindestens ein Kind."))
        return FamilyGiven(family, family.pop("notes", ""), guardians, children)

    def _read_child(self, value: object, where: str) -> ChildGiven:
        fields = read_object(value, where, self._child)
        if not fields.get("family_name") and not fields.get("given_names"):
            raise wrong(where, _("Es fehlt ein Name: „family_name“ oder „given_names“ genügt."))
        wishes = read_object(fields.pop("wishes", {}), f"{where}.wishes", self._wishes)
        names = {"schools": "wished_schools", "schulform": "wished_schulform", "with_sibling": "with_sibling"}
        fields.update((names[key], item) for key, item in wishes.items())
        languages = self._rows(fields.pop("languages", []), f"{where}.languages", self._language, ("iso639_3",))
        scripts = self._rows(fields.pop("scripts", []), f"{where}.scripts", self._script, ("script",))
        spans = self._rows(fields.pop("schooling", []), f"{where}.schooling", self._span, ("country", "from"))
        gaps = self._rows(fields.pop("gaps", []), f"{where}.gaps", self._gap, ("from", "until", "cause"))
        checks = self._rows(fields.pop("language_checks", []), f"{where}.language_checks", self._check, ("on",))
        for rows in (languages, checks):
            _rename(rows, {"iso639_3": "language", "on": "checked_on"})
        for rows in (spans, gaps):
            _rename(rows, {"from": "started_on", "until": "ended_on"})
        for number_, span in enumerate(spans):
            if "ended_on" in span and span["ended_on"] < span["started_on"]:
                raise wrong(f"{where}.schooling[{number_}].until", _("Das Ende liegt vor dem Beginn."))
        return ChildGiven(fields, languages, scripts, spans, gaps, checks)

    @staticmethod
    def _rows(
        value: object, where: str, readers: dict[str, Reader], required: tuple[str, ...]
    ) -> tuple[dict[str, Any], ...]:
        rows = []
        for item, place in each(value, where):
            row = read_object(item, place, readers)
            for key in required:
                if key not in row:
                    raise wrong(f"{place}.{key}", _("Diese Angabe fehlt."))
            rows.append(row)
        return tuple(rows)


def _as_is(value: object, _where: str) -> object:
    return value


def _text_or_list(value: object, where: str) -> str:
    return ", ".join(many(text)(value, where)) if isinstance(value, list) else text(value, where)


def _rename(rows: tuple[dict[str, Any], ...], names: dict[str, str]) -> None:
    for row in rows:
        for old, new in names.items():
            if old in row:
                row[new] = row.pop(old)


def _letter_language(value: object, where: str) -> str:
    """By tag or ISO 639-3."""
    known_key(lambda key: bool(tag_for(key)), _("eine Sprache der Schreiben"))(value, where)
    return tag_for(str(value))


def _family_readers(language: Reader) -> dict[str, Reader]:
    address = dict.fromkeys(("street", "house_number", "postcode", "town", "care_of"), text)
    return {
        **dict.fromkeys(("reference", "reported_by", "phone", "email"), text),
        "address_protected": truth,
        "reported_on": day,
        "address": lambda value, where: read_object(value, where, address),
        "letter_language": _letter_language,
        "interpreter_language": language,
        "notes": long_text,
    }


def _guardian_readers(country: Reader, language: Reader) -> dict[str, Reader]:
    return {
        "kind": one_of(GuardianKind),
        **dict.fromkeys(("family_name", "given_names", "name_in_script", "phone", "email"), text),
        "date_of_birth": day,
        "country_of_birth": country,
        "languages": many(language),
    }


_TRUTHS = tuple(
    one.field
    for one in QUESTIONS
    if one.form is AnswerForm.YES_NO and one.scope is not Scope.FAMILY and one.field != "with_sibling"
)


def _child_readers(country: Reader, words: CatalogueWords) -> dict[str, Reader]:
    asked = {question.form: [one.field for one in QUESTIONS if one.form is question.form] for question in QUESTIONS}
    return {
        **dict.fromkeys(("family_name", "given_names", "birth_name", "name_in_script", "place_of_birth"), text),
        **dict.fromkeys(("date_of_birth", *asked[AnswerForm.DATE]), day),
        **dict.fromkeys(_TRUTHS, truth),
        **dict.fromkeys(asked[AnswerForm.NUMBER], number),
        "religion": known_key(words.religions.__contains__, _("eine Religion")),
        "suspension": one_of(SuspensionKind),
        "sex": one_of(Sex),
        "date_of_birth_certainty": one_of(DateCertainty),
        "country_of_birth": country,
        "nationalities": many(country),
        "residence_status": one_of(ResidenceStatus),
        "german_level": one_of(GermanLevel),
        **dict.fromkeys(("languages", "scripts", "schooling", "gaps", "language_checks", "wishes"), _as_is),
    }
