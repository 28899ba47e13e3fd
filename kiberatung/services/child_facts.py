"""The seven facts in which the children of a family compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.answers import NoValue, mark_of
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.languages import Literacy, ScriptLiteracy
from kiberatung.domain.matching.reasons import grade_name
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Answer, Part, SchulpflichtAnswer
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.determining import answer_for, years_of_schooling


class Tone(StrEnum):
    """How a finding is meant; the screen adds icon and colour, the word stands in the text."""

    OK = "ok"
    CHECK = "check"
    NEUTRAL = "neutral"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    detail: str = ""
    tone: Tone = Tone.NEUTRAL


def facts_of_child(desk: Desk, records: Records, child: Child) -> Iterator[Fact]:
    """The same seven rows for every child, so that they compare."""
    yield _schulpflicht_fact(desk, records, child)
    yield _fit_fact(desk, records, child)
    yield _schooling_fact(desk, records, child)
    yield _script_fact(records, child)
    yield Fact(_("Deutsch"), label_of(child.german_level) if child.german_level else _("keine Angabe"))
    yield Fact(
        _("Wunsch"), child.wished_schools or desk.words.schulformen.get(child.wished_schulform or "", _("keiner"))
    )
    yield _measles_fact(child)


def _schulpflicht_fact(desk: Desk, records: Records, child: Child) -> Fact:
    label = _("Schulpflicht")
    answer = answer_or_none(desk, records, child)
    if answer is None:
        return Fact(label, _("nicht bestimmbar"), _("Geburtsdatum fehlt"), Tone.CHECK)
    since = _since(answer)
    words = [label_of(answer.answer), label_of(answer.part) if answer.part else ""]
    doubtful = answer.part is Part.CHECK or answer.answer in (Answer.CHECK, Answer.MISSING_FACT)
    tone = Tone.CHECK if doubtful else Tone.OK if answer.answer is Answer.YES else Tone.NEUTRAL
    return Fact(label, ", ".join(word for word in words if word), since, tone)


def _since(answer: SchulpflichtAnswer) -> str:
    if answer.since is None:
        return ""
    words = _("ab {date}") if answer.answer is Answer.NOT_YET else _("seit {date}")
    return words.format(date=write_date(answer.since))


def answer_or_none(desk: Desk, records: Records, child: Child) -> SchulpflichtAnswer | None:
    try:
        return answer_for(desk, records, child)
    except DomainError:
        return None


def _fit_fact(desk: Desk, records: Records, child: Child) -> Fact:
    label = _("Passt zu")
    recommended = records.find(Recommendation, child_id=child.id)
    if recommended:
        newest = recommended[-1]
        grade = grade_name(newest.grade) if newest.grade else _("Jahrgang offen")
        return Fact(label, grade, label_of(newest.german_support), Tone.OK)
    answer = answer_or_none(desk, records, child)
    if answer is None or answer.part is None:
        return Fact(label, _("noch offen"))
    if answer.part is Part.CHECK and answer.grade:
        return Fact(label, _("{grade} oder Berufskolleg").format(grade=grade_name(answer.grade)))
    return Fact(label, grade_name(answer.grade) if answer.grade else _("Berufskolleg"))


def _schooling_fact(desk: Desk, records: Records, child: Child) -> Fact:
    spans = records.find(SchoolingSpan, child_id=child.id)
    years = years_of_schooling(child, spans, desk.today)
    if years is None:
        return Fact(_("Schulbesuch"), _("keine Angabe"))
    text = ngettext_("{years} Jahr", "{years} Jahre", years).format(years=years) if years else _("keiner")
    return Fact(_("Schulbesuch"), text, ", ".join(dict.fromkeys(desk.words.country(span.country) for span in spans)))


def _script_fact(records: Records, child: Child) -> Fact:
    found = records.find(ScriptLiteracy, child_id=child.id)
    known = [script_name(script.script) for script in found if script.literacy is not Literacy.NONE]
    text = ", ".join(known) or (_("noch keine") if found else _("keine Angabe"))
    return Fact(_("Schrift"), text)


def script_name(script: str) -> str:
    names = {
        "Latn": _("Lateinisch"),
        "Arab": _("Arabisch"),
        "Cyrl": _("Kyrillisch"),
        "Ethi": _("Äthiopisch"),
        "Grek": _("Griechisch"),
        "Deva": _("Devanagari"),
        "Beng": _("Bengalisch"),
        "Hans": _("Chinesisch"),
        "Geor": _("Georgisch"),
        "Armn": _("Armenisch"),
        "Hebr": _("Hebräisch"),
        "Taml": _("Tamil"),
    }
    return names.get(script, script)


def _measles_fact(child: Child) -> Fact:
    if child.measles_proof:
        return Fact(_("Masern"), _("Nachweis liegt vor"), tone=Tone.OK)
    mark = mark_of(child.marks, "measles_proof")
    if child.measles_proof is None and (mark is None or mark.no_value is NoValue.NOT_ASKED):
        return Fact(_("Masern"), _("noch nicht gefragt"))
    return Fact(_("Masern"), _("Nachweis fehlt"), tone=Tone.CHECK)
