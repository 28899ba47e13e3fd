"""How the facts of a handover are said in German, short enough for a cell."""

from datetime import date

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.children import DateCertainty, GermanLevel, Sex
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.languages import Literacy, ScriptLiteracy
from kiberatung.domain.names.display import sentence_name
from kiberatung.domain.schooling import SchoolingKind, completed_years
from kiberatung.services.handovers.child_files import ChildFile


def day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def state(catalogues: Catalogues, key: str | None) -> str:
    found = catalogues.nationality(key) if key else None
    return found.search_text if found else key or ""


def certainty(value: DateCertainty) -> str:
    return {
        DateCertainty.EXACT: "",
        DateCertainty.MONTH: _("Tag geschätzt"),
        DateCertainty.YEAR: _("nur das Jahr bekannt"),
        DateCertainty.FICTIVE: _("geschätzt"),
    }[value]


def sex(value: Sex | None) -> str:
    if value is None:
        return ""
    return {
        Sex.MALE: _("männlich"),
        Sex.FEMALE: _("weiblich"),
        Sex.DIVERSE: _("divers"),
        Sex.OPEN: _("ohne Eintrag"),
    }[value]


def german(value: GermanLevel | None, found_on: date | None = None) -> str:
    """„A1 (20.11.2026)“, with the day where it was found on one."""
    if value is None:
        return ""
    words = {GermanLevel.NONE: _("noch kein Deutsch"), GermanLevel.WORDS: _("einzelne Wörter")}
    level = words.get(value, value.value)
    return f"{level} ({day(found_on)})" if found_on else level


def script(value: str) -> str:
    return {
        "Latn": _("Lateinisch"),
        "Arab": _("Arabisch"),
        "Cyrl": _("Kyrillisch"),
        "Grek": _("Griechisch"),
        "Hebr": _("Hebräisch"),
        "Ethi": _("Äthiopisch"),
        "Geor": _("Georgisch"),
        "Armn": _("Armenisch"),
        "Deva": _("Devanagari"),
        "Beng": _("Bengalisch"),
        "Guru": _("Gurmukhi"),
        "Taml": _("Tamilisch"),
        "Thai": _("Thailändisch"),
        "Syrc": _("Syrisch"),
        "Hans": _("Chinesisch"),
        "Hant": _("Chinesisch"),
        "Hani": _("Chinesisch"),
        "Jpan": _("Japanisch"),
        "Kore": _("Koreanisch"),
    }.get(value, value)


def scripts(values: tuple[ScriptLiteracy, ...]) -> str:
    """Scripts the child reads; „noch keine“ when every one asked for was denied."""
    read = [script(value.script) for value in values if value.literacy is not Literacy.NONE]
    if values and not read:
        return _("noch keine")
    return ", ".join(read)


def schooling(file: ChildFile, catalogues: Catalogues, today: date) -> str:
    """„4 Jahre, Türkei, zuletzt Klasse 4“; „keiner“ when the family said there was none."""
    spans = [span for span in file.schooling if span.kind is not SchoolingKind.KINDERGARTEN]
    told = file.child.years_of_schooling
    if told is None and not spans:
        return ""
    years = told if told is not None else completed_years(spans, today)
    if not years and not spans:
        return _("keiner")
    length = ngettext_("{years} Jahr", "{years} Jahre", years).format(years=years)
    if not years:
        length = _("weniger als ein Jahr")
    countries = dict.fromkeys(state(catalogues, span.country) for span in spans)
    grade = next((span.last_grade for span in reversed(spans) if span.last_grade is not None), None)
    last = [_("zuletzt Klasse {grade}").format(grade=grade)] if grade is not None else []
    return ", ".join([length, *(country for country in countries if country), *last])


def guardian(value: Guardian) -> str:
    kind = guardian_kind(value.kind)
    name = sentence_name(value.family_name, value.given_names)
    return f"{name} ({kind})" if name and kind else name


def guardian_kind(value: GuardianKind) -> str:
    return {
        GuardianKind.MOTHER: _("Mutter"),
        GuardianKind.FATHER: _("Vater"),
        GuardianKind.OTHER_RELATIVE: _("verwandt"),
        GuardianKind.LEGAL_GUARDIAN: _("Vormund"),
        GuardianKind.JUGENDAMT: _("Jugendamt"),
        GuardianKind.FACILITY: _("Einrichtung"),
        GuardianKind.OTHER: "",
    }[value]
