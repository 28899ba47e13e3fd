"""Whether two names may belong to one person, with a score and the reason in words.

A hint for the eye, never a decision: two children of one family must come out as different, two spellings of one
child as the same.
"""

from dataclasses import dataclass
from typing import NamedTuple

from kiberatung.basics.texts import _
from kiberatung.domain.names.characters import normalise_name
from kiberatung.domain.names.part_likeness import CUT_OFF, Difference, PartLikeness, compare_parts
from kiberatung.domain.names.parts import NamePart, joined, parts_of
from kiberatung.domain.names.search_form import Romanise

SAME_FROM = 0.85
_SWAPPED_COSTS = 0.02  # families and offices order names differently; hardly a doubt
_MISSING_COSTS = 0.05  # per part that only one side has
_ONE_PART_ONLY = 0.8  # factor: a single common part is a family name or a first name, not a person
_ZONE_WIDTH = 27  # letters; the narrowest machine-readable name field has 30 places with its fillers


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """`score` from 0 (nothing in common) to 1 (equal); `same` from `SAME_FROM`; `reason` is a German sentence.

    `has_other_part`: at least one part is another name, not only misspelled or missing.
    """

    score: float
    same: bool
    reason: str
    has_other_part: bool = False


class _Pair(NamedTuple):
    first: int
    second: int
    likeness: PartLikeness


def compare_names(a: str, b: str, romanise: Romanise | None = None) -> NameLikeness:
    """How alike two full names are; the order of the parts and missing parts count little, another part counts much."""
    if not a.strip() or not b.strip():
        return NameLikeness(0.0, same=False, reason=_("Ein Name fehlt."))
    if normalise_name(a).casefold() == normalise_name(b).casefold():
        return NameLikeness(1.0, same=True, reason=_("Die Namen sind gleich."))
    first, second = _comparable(parts_of(a, romanise), parts_of(b, romanise))
    if not first or not second:
        return NameLikeness(0.0, same=False, reason=_("Ein Name hat keinen vergleichbaren Buchstaben."))
    pairs = _pair_up(first, second, cut=_may_be_cut(first, second))
    score = round(_score(pairs, first, second), 3)
    has_other_part = any(pair.likeness.difference is Difference.OTHER_NAME for pair in pairs)
    return NameLikeness(score, score >= SAME_FROM, _reason(pairs, first, second), has_other_part)


_Parts = tuple[NamePart, ...]


def _comparable(first: _Parts, second: _Parts) -> tuple[_Parts, _Parts]:
    """Without small words that only one side writes, and with words joined that the other side writes as one."""
    first, second = _join_particles(first, second), _join_particles(second, first)
    first_kept, second_kept = _without_particles(first, second), _without_particles(second, first)
    if first_kept == first or second_kept == second:  # both sides differ in small words: then they may be names
        first, second = first_kept, second_kept
    if len(first) > len(second):
        return _join_as_in(first, second), second
    if len(second) > len(first):
        return first, _join_as_in(second, first)
    return first, second


def _without_particles(parts: _Parts, other: _Parts) -> _Parts:
    forms = {part.form for part in other}
    kept = tuple(part for part in parts if not part.is_particle or part.form in forms)
    return kept or parts


def _join_particles(parts: _Parts, other: _Parts) -> _Parts:
    """„Ben Salah“ is the name that another office writes „Bensalah“."""
    return _join_as_in(parts, other) if any(part.is_particle for part in parts[:-1]) else parts


def _join_as_in(parts: _Parts, other: _Parts) -> _Parts:
    for place in range(len(parts) - 1):
        first, second = parts[place], parts[place + 1]
        if any(_written_as_one(first, second, part) for part in other):
            shorter = (*parts[:place], joined(first, second), *parts[place + 2 :])
            return _join_as_in(shorter, other) if len(shorter) > len(other) else shorter
    return parts


def _written_as_one(first: NamePart, second: NamePart, part: NamePart) -> bool:
    letters = len(first.form) + len(second.form)
    near_in_length = letters < 2 * len(part.form) and len(part.form) < 2 * letters
    return near_in_length and compare_parts(joined(first, second), part).score >= SAME_FROM


def _may_be_cut(first: _Parts, second: _Parts) -> bool:
    return min(sum(len(part.form) + 1 for part in parts) for parts in (first, second)) >= _ZONE_WIDTH


def _pair_up(first: _Parts, second: _Parts, *, cut: bool) -> list[_Pair]:
    """Each part with its nearest on the other side, nearest pairs first."""
    candidates = [
        _Pair(i, k, _compare_cut(one, other) if cut else compare_parts(one, other))
        for i, one in enumerate(first)
        for k, other in enumerate(second)
    ]
    candidates.sort(key=lambda one: (-one.likeness.score, abs(one.first - one.second), one.first + one.second))
    chosen: list[_Pair] = []
    for pair in candidates:
        if all(pair.first != taken.first and pair.second != taken.second for taken in chosen):
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: pair.first)


def _compare_cut(one: NamePart, other: NamePart) -> PartLikeness:
    likeness = compare_parts(one, other)
    shorter, longer = sorted((one.form, other.form), key=len)
    return CUT_OFF if likeness.score < SAME_FROM and shorter and longer.startswith(shorter) else likeness


def _score(pairs: list[_Pair], first: _Parts, second: _Parts) -> float:
    scores = sorted(pair.likeness.score for pair in pairs)  # sums of floats depend on the order
    if min(scores) < SAME_FROM:
        return _score_of_others(scores)
    product = 1.0
    for score in scores:
        product *= score
    missing = abs(len(first) - len(second))
    common = sum(not first[pair.first].is_particle for pair in pairs)
    if missing and common < 2:
        return product * _ONE_PART_ONLY
    return product - _SWAPPED_COSTS * _is_swapped(pairs) - _MISSING_COSTS * min(missing, 3)


def _score_of_others(scores: list[float]) -> float:
    """The part that differs weighs as much as all parts together: a common family name must not hide it."""
    return 0.9 * (min(scores) + sum(scores) / len(scores)) / 2


def _is_swapped(pairs: list[_Pair]) -> bool:
    order = [pair.second for pair in pairs]
    return order != sorted(order)


def _reason(pairs: list[_Pair], first: _Parts, second: _Parts) -> str:
    others = [pair for pair in pairs if pair.likeness.score < SAME_FROM]
    if others:
        return _reason_of_others(others, pairs, first, second)
    sentences = [_difference_text(pair, first, second) for pair in pairs if pair.likeness.difference != Difference.NONE]
    if not sentences:
        sentences.append(_("Die Namensteile stimmen überein."))
    if _is_swapped(pairs):
        sentences.append(_("Die Reihenfolge ist vertauscht."))
    missing = _unpaired(pairs, first, second)
    if missing:
        sentences.append(_("Nur auf einer Seite steht {names}.").format(names=_quoted(missing)))
    return " ".join(sentences)


def _reason_of_others(others: list[_Pair], pairs: list[_Pair], first: _Parts, second: _Parts) -> str:
    worst = min(others, key=lambda pair: pair.likeness.score)
    sentence = _("„{first}“ und „{second}“ sind verschiedene Namen.").format(
        first=first[worst.first].raw, second=second[worst.second].raw
    )
    common = [first[pair.first].raw for pair in pairs if pair not in others]
    if not common:
        return sentence
    return f"{sentence} " + _("Gemeinsam ist nur {names}.").format(names=_quoted(common))


def _difference_text(pair: _Pair, first: _Parts, second: _Parts) -> str:
    names = {"first": first[pair.first].raw, "second": second[pair.second].raw}
    match pair.likeness.difference:
        case Difference.UMLAUT:
            return _("„{first}“ und „{second}“ unterscheiden sich nur in Umlauten oder im Artikel.").format(**names)
        case Difference.CUT:
            return _("„{first}“ und „{second}“: ein Teil ist am Zeilenende abgeschnitten.").format(**names)
        case Difference.SLIP:
            return _("„{first}“ und „{second}“: ein Buchstabe weicht ab, vielleicht ein Tippfehler.").format(**names)
        case _other:
            return _("„{first}“ und „{second}“ sind Schreibweisen desselben Namens.").format(**names)


def _unpaired(pairs: list[_Pair], first: _Parts, second: _Parts) -> list[str]:
    used_first, used_second = {pair.first for pair in pairs}, {pair.second for pair in pairs}
    left = [part.raw for place, part in enumerate(first) if place not in used_first]
    return left + [part.raw for place, part in enumerate(second) if place not in used_second]


def _quoted(names: list[str]) -> str:
    return ", ".join(f"„{name}“" for name in names)
