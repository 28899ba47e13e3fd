"""Which Schulform comes into question for a grade; which one it becomes is decided with the school later."""

from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.matching.grade import grade_by_schooling
from kiberatung.domain.matching.schulformen import grades_of
from kiberatung.domain.school_options.values import CareerFacts, Option

SCHULFORM_NAMES = {
    "G": N_("Grundschule"),
    "H": N_("Hauptschule"),
    "R": N_("Realschule"),
    "SK": N_("Sekundarschule"),
    "GE": N_("Gesamtschule"),
    "GY": N_("Gymnasium"),
    "BK": N_("Berufskolleg"),
}
_GRUNDSCHULE, _GYMNASIUM, _BERUFSKOLLEG = "G", "GY", "BK"
_WITH_OBERSTUFE = frozenset({"GE", "GY"})
_NORMS = {
    "G": N_("§\u00a011 SchulG"),
    "BK": N_("§\u00a022 SchulG"),
}
_NORM_OF_SEK1 = N_("§\u00a012 SchulG")


def schulform_name(key: str) -> str:
    """Other keys, as of a Waldorf school, are told by their school."""
    return _(SCHULFORM_NAMES[key]) if key in SCHULFORM_NAMES else key


def schulform_options(facts: CareerFacts, grade: int | None) -> tuple[Option[str], ...]:
    """None is proposed: there is no rule that prefers one; the family's wish, places and siblings speak."""
    if grade is None:
        return ()
    forms = [key for key in SCHULFORM_NAMES if _teaches(key, grade)]
    return tuple(Option(key, schulform_name(key), *_reasons(facts, grade, key), _norm(key)) for key in forms)


def _norm(key: str) -> str:
    norm = _NORMS.get(key, _NORM_OF_SEK1)
    return _(norm)


def _teaches(key: str, grade: int) -> bool:
    span = grades_of(key)
    return span is not None and span[0] <= grade <= span[1]


def _reasons(facts: CareerFacts, grade: int, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pros, cons = [], []
    child = facts.child
    if child.wished_schulform == key:
        pros.append(_("Die Familie wünscht diese Schulform."))
    if key in facts.sibling_forms:
        pros.append(_("Ein Geschwisterkind besucht diese Schulform."))
    places = facts.schools_by_form.get(key, 0)
    if places:
        text = ngettext_("{count} mögliche Schule für diese Wahl.", "{count} mögliche Schulen für diese Wahl.", places)
        pros.append(text.format(count=places))
    else:
        cons.append(_("Zurzeit ist keine mögliche Schule dieser Form bekannt."))
    if key in _WITH_OBERSTUFE:
        pros.append(_("Hat auch eine Oberstufe."))
    if key not in (_GRUNDSCHULE, _BERUFSKOLLEG):
        _add_learning(facts, grade, key, pros, cons)
    return tuple(pros), tuple(cons)


def _add_learning(facts: CareerFacts, grade: int, key: str, pros: list[str], cons: list[str]) -> None:
    next_grade = grade_by_schooling(facts.child)
    if key == _GYMNASIUM and next_grade is not None:
        missing = grade - next_grade
        if missing <= 0:
            pros.append(_("Die bisherige Schulzeit reicht an diese Klasse heran."))
        else:
            text = ngettext_("Bis zu dieser Klasse fehlt {count} Schuljahr.",
                             "Bis zu dieser Klasse fehlen {count} Schuljahre.", missing)  # fmt: skip
            cons.append(text.format(count=missing))
    if facts.learns_english:
        pros.append(_("Englisch hat das Kind schon gelernt."))
    elif key == _GYMNASIUM and facts.learns_english is False:
        cons.append(_("Die Klasse lernt schon Fremdsprachen; die Sprachprüfung kann eine ersetzen."))
