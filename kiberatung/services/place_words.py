"""Towns and schools as people type them: by name, by official key, by postcode, by what the office calls them."""

from dataclasses import dataclass
from functools import cache

from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.schools import School
from kiberatung.services.catalogue_words import folded
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import READING, use_case


@dataclass(frozen=True, slots=True)
class Offer:
    """A word for a list that is searched while typing; `found_by` are its other spellings and keys."""

    word: str
    found_by: str = ""


class Towns:
    """The towns of Nordrhein-Westfalen. One of elsewhere is stored as typed; it only stands in no list."""

    def __init__(self, catalogues: Catalogues) -> None:
        spellings: dict[str, list[str]] = {}
        for place in catalogues.postal_places:
            spellings.setdefault(place.town, []).append(place.postcode)
        for gemeinde in catalogues.gemeinden:
            spellings.setdefault(gemeinde.name, []).append(gemeinde.ags)
        for district in catalogues.postal_districts:
            spellings.setdefault(district.town, []).append(district.district)
        self.offers = tuple(Offer(town, " ".join(dict.fromkeys(keys))) for town, keys in sorted(spellings.items()))
        self._by_name = {folded(town): town for town in spellings}
        self._by_key: dict[str, set[str]] = {}
        for town, keys in spellings.items():
            for key in filter(str.isdigit, keys):
                self._by_key.setdefault(key, set()).add(town)

    def find(self, text: str) -> str | None:
        """By name or key; None for a town of elsewhere."""
        found = self._by_key.get(text.strip(), set())
        return self._by_name.get(folded(text)) or (next(iter(found)) if len(found) == 1 else None)

    def near(self, text: str) -> str | None:
        """The only town that begins so, or the only one a single letter away: what was probably meant."""
        typed = folded(text)
        found = [town for name, town in self._by_name.items() if name.startswith(typed)] if len(typed) >= 3 else []
        found = found or [town for name, town in self._by_name.items() if _is_one_letter_off(typed, name)]
        return found[0] if len(found) == 1 else None


@cache
def towns_of(catalogues: Catalogues) -> Towns:
    return Towns(catalogues)


@use_case(allowed=READING)
def school_words(desk: Desk) -> tuple[Offer, ...]:
    """The schools the office works with."""
    with desk.reading() as records:
        return tuple(_offer(school) for school in records.find(School))


def school_named(offers: tuple[Offer, ...], text: str) -> str | None:
    """The school of this number, initials or own word; None when there is none, or more than one."""
    typed = folded(text)
    exact = [offer.word for offer in offers if folded(offer.word) == typed]
    found = exact or [offer.word for offer in offers if typed in folded(offer.found_by).split()]
    return found[0] if len(found) == 1 else None


def _offer(school: School) -> Offer:
    name = f"{school.name}, {school.town}" if school.town and school.town not in school.name else school.name
    return Offer(
        name, " ".join((school.number, school.schulform, _initials(school.name), school.short_name, school.remark))
    )


def _initials(name: str) -> str:
    """„JAS“ for Josef-Annegarn-Schule."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()).upper()


def _is_one_letter_off(one: str, other: str) -> bool:
    """One letter more, less, or another one."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 4 or len(other) - len(one) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[same + (len(one) == len(other)) :] == other[same + 1 :]
