"""What in a file does not fit together and touches a Schulpflicht: the doubts beside its fields, in sentences."""

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.consistency import arrival_rules, duty_rules, school_rules
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.services.answer_warnings import open_doubts, read_surroundings
from kiberatung.services.desk import Desk
from kiberatung.services.families import read_family
from kiberatung.services.ports import Records
from kiberatung.services.questions import BY_FIELD

_OF_BIRTH = "born-in-future"
_SAID_BY_THE_ANSWER = frozenset({"early-and-deferred", "apprenticeship-without-begin", "language-course-of-germans"})
"""The determination says these itself, with what it made of them."""
_RULES = (*arrival_rules.RULES, *school_rules.RULES, *duty_rules.RULES)
_OF_SPANS = frozenset(
    {
        "school-before-third-birthday",
        "school-before-birth",
        "school-here-before-arrival",
        "school-abroad-after-arrival",
        "upper-secondary-early",
        "last-grade-and-age",
    }
)
_OF_SCHULPFLICHT = {_OF_BIRTH, *(rule.name for rule in _RULES)} - _SAID_BY_THE_ANSWER


def contradictions_about(desk: Desk, records: Records, child: Child) -> tuple[str, ...]:
    """In the order of the rules; without those that somebody looked at and found right."""
    told = (_sentence(doubt) for doubt in _open_doubts(desk, records, child) if _touches(doubt, child))
    return tuple(dict.fromkeys(told))


def contradictions_of_schooling(desk: Desk, records: Records, child: Child) -> tuple[str, ...]:
    """Those of the spans alone, for the line itself; an overlap stands there beside its field."""
    found = (doubt for doubt in _open_doubts(desk, records, child) if doubt.rule in _OF_SPANS)
    return tuple(dict.fromkeys(doubt.sentence for doubt in found if doubt.child_id == child.id))


def _open_doubts(desk: Desk, records: Records, child: Child) -> tuple[Doubt, ...]:
    file = read_family(records, child.family_id)
    return open_doubts(file.family, file.children, read_surroundings(desk, records, file), desk.today)


def _touches(doubt: Doubt, child: Child) -> bool:
    """Also what was answered once for the whole family."""
    return doubt.rule in _OF_SCHULPFLICHT and doubt.child_id in (None, child.id)


def _sentence(doubt: Doubt) -> str:
    if not doubt.field:
        return doubt.sentence
    return _("{where}: {doubt}").format(where=_(BY_FIELD[doubt.field].text), doubt=doubt.sentence)
