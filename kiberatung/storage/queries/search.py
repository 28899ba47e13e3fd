"""The search line: candidates from the indexes, then the likeness of names decides."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Integer, bindparam, select

from kiberatung.domain.names.parts import parts_of
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.search_keys import CONSONANTS, PHONETIC, pair_keys, search_keys
from kiberatung.services.read_models import SearchHit
from kiberatung.storage.queries.hits import child_hits, hits_of, known_children
from kiberatung.storage.queries.ranking import Fit, SearchLine, fit_of, likely, search_line
from kiberatung.storage.schema import search_module
from kiberatung.storage.search_forms import number_form, query_tokens, romanise
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES, SEARCH_WORDS

_MOST_CANDIDATES = 120
"""Of each way to look; more would fit as well and not better, and the answer would be late."""
_MOST_SLIPS = 60
_MOST_NAMESAKES = 400
_MOST_OF_A_DAY = 100
_FEW = 3
_SHORTEST_TRIGRAM = 3
_WEIGHT = {"child": 1.0, "guardian": 0.97, "family": 0.95}
"""Children before guardians before families where they fit alike: the counsellor mostly looks for the child."""

_ENTRIES = select(*(SEARCH_ENTRIES.c[name] for name in ("number", "owner_kind", "owner_id", "names", "forms"))).where(
    SEARCH_ENTRIES.c.number.in_(bindparam("numbers", expanding=True))
)
_WITH_WORDS = (
    select(SEARCH_WORDS.c.entry)
    .where(SEARCH_WORDS.c.word.in_(bindparam("words", expanding=True)))
    .limit(bindparam("most", type_=Integer))
)
_BEGINNING = (
    select(SEARCH_WORDS.c.entry)
    .where(SEARCH_WORDS.c.word >= bindparam("first"), SEARCH_WORDS.c.word < bindparam("last"))
    .order_by(SEARCH_WORDS.c.word)
    .limit(bindparam("most", type_=Integer))
)
"""Made once: to make them anew for each key typed takes longer than to answer them."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that fits."""

    number: int
    owner_kind: str
    owner_id: UUID
    names: str
    fit: Fit


def search(connection: Connection, text: str, limit: int) -> list[SearchHit]:
    tokens = query_tokens(text)
    if not tokens:
        return []
    line = search_line(text, tokens)
    candidates = _containing(connection, tokens) | _named_alike(connection, _words_of(line))
    found = _fitting(connection, line, candidates)
    if len(found) < limit:
        slips = search_module(connection).nearest(connection, _words_of(line), _MOST_SLIPS)
        found += _fitting(connection, line, set(slips) - candidates)
    found.sort(key=_best_first)
    return hits_of(connection, [(one.owner_kind, one.owner_id, one.fit) for one in found[:limit]])


def similar(connection: Connection, person: Person, limit: int) -> list[SearchHit]:
    """Candidates share two parts of the name, or the day of birth; on 1 January a part of the name as well."""
    whole = f"{person.family_name} {person.given_names}"
    pairs = pair_keys(whole, romanise) | pair_keys(person.name_in_script, romanise)
    candidates = _with_words(connection, pairs, _MOST_NAMESAKES)
    if person.date_of_birth is not None:
        day = number_form(f"{person.date_of_birth:%d.%m.%Y}")
        is_guess = (person.date_of_birth.month, person.date_of_birth.day) == (1, 1)
        candidates |= _born_on(connection, day, whole if is_guess else "")
    if not pairs or len(candidates) < _FEW:
        candidates |= _sounding(connection, [person.family_name, person.given_names])
        if not candidates:
            words = [part.form for part in parts_of(whole, romanise)]
            candidates |= set(search_module(connection).nearest(connection, words, _MOST_SLIPS))
    known = known_children(connection, sorted(candidates), with_siblings=bool(person.siblings))
    fits = likely(person, known)
    best = sorted(fits.items(), key=lambda item: (-item[1].score, item[0]))[:limit]
    return child_hits(connection, dict(best))


def _born_on(connection: Connection, day: str, name: str) -> set[int]:
    """With a name, only those that share a part of it by its consonants."""
    query = select(SEARCH_WORDS.c.entry).where(SEARCH_WORDS.c.word == day)
    if name:
        other = SEARCH_WORDS.alias()
        keys = [key for key in search_keys(name, romanise) if _mark_of(key) == CONSONANTS]
        shared = select(other.c.entry).where(other.c.entry == SEARCH_WORDS.c.entry, other.c.word.in_(keys))
        query = query.where(shared.exists())
    return set(connection.execute(query.limit(_MOST_OF_A_DAY)).scalars().all())


def _containing(connection: Connection, tokens: list[str]) -> set[int]:
    """Entries that hold every token; tokens of one or two letters only as the beginning of a word."""
    long = [token for token in tokens if len(token) >= _SHORTEST_TRIGRAM]
    if long:
        return set(search_module(connection).containing(connection, long, _MOST_CANDIDATES))
    return set.intersection(*(_beginning_with(connection, token) for token in tokens))


def _beginning_with(connection: Connection, token: str) -> set[int]:
    wanted = {"first": token, "last": token + "\uffff", "most": _MOST_CANDIDATES}
    return set(connection.execute(_BEGINNING, wanted).scalars().all())


def _named_alike(connection: Connection, words: list[str]) -> set[int]:
    """Of several words the index has pairs; of one alone its sound."""
    pairs = pair_keys(" ".join(words), romanise)
    return _with_words(connection, pairs, _MOST_CANDIDATES) if pairs else _sounding(connection, words)


def _sounding(connection: Connection, names: list[str]) -> set[int]:
    """Entries that share a word, else the sound (#), else the consonants (=) of every name, until there are enough."""
    keys = [search_keys(name, romanise) for name in names if name.strip()]
    found: set[int] = set()
    for mark in ("", PHONETIC, CONSONANTS):
        wanted = [{key for key in own if _mark_of(key) == mark} for own in keys]
        if wanted and all(wanted) and len(found) < _MOST_CANDIDATES:
            found |= _sharing_all(connection, wanted, _MOST_CANDIDATES - len(found))
    return found


def _sharing_all(connection: Connection, wanted: list[set[str]], limit: int) -> set[int]:
    """The entries of the first name, and each of the others looked up there; the rarest word goes first."""
    first, *others = sorted(wanted, key=lambda keys: -max(map(len, keys)))
    if not others:
        return _with_words(connection, first, limit)
    query = select(SEARCH_WORDS.c.entry).where(SEARCH_WORDS.c.word.in_(sorted(first)))
    for keys in others:
        other = SEARCH_WORDS.alias()
        shared = select(other.c.entry).where(other.c.entry == SEARCH_WORDS.c.entry, other.c.word.in_(sorted(keys)))
        query = query.where(shared.exists())
    return set(connection.execute(query.limit(limit)).scalars().all())


def _with_words(connection: Connection, words: Iterable[str], limit: int) -> set[int]:
    wanted = sorted(words)
    if not wanted:
        return set()
    return set(connection.execute(_WITH_WORDS, {"words": wanted, "most": limit}).scalars().all())


def _fitting(connection: Connection, line: SearchLine, numbers: Collection[int]) -> list[Found]:
    found: list[Found] = []
    rows = connection.execute(_ENTRIES, {"numbers": list(numbers)}).all() if numbers else []
    for number, owner_kind, owner_id, names, forms in rows:
        fit = fit_of(line, names, forms)
        if fit is not None:
            fit = Fit(round(fit.score * _WEIGHT[owner_kind], 4), fit.why)
            found.append(Found(number, owner_kind, owner_id, names, fit))
    return found


def _best_first(found: Found) -> tuple[float, str, int]:
    return -found.fit.score, found.names, found.number


def _words_of(line: SearchLine) -> list[str]:
    """Only names have slips of the finger that are worth a look; a number is right or another one."""
    return [sought.part.forms[0] for sought in line.parts]


def _mark_of(key: str) -> str:
    return key[0] if key[0] in (PHONETIC, CONSONANTS) else ""
