"""What a school will have to report and does not get yet: a list beside the handover, with the way to each field."""

from collections.abc import Container, Iterable, Iterator, Sequence

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.children import ChildId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.school_statistics import Gap, StatisticsFacts, gaps_of
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.findings import Finding, FindingLevel, called
from kiberatung.services.handovers.language_keys import OTHER_LANGUAGE, statistics_language_key

ON_THE_WAY_TO_SCHOOL = frozenset(
    {RecipientKind.SCHOOL, RecipientKind.SCHULAMT, RecipientKind.BEZIRKSREGIERUNG, RecipientKind.KI}
)
"""Whoever passes the facts on to the school that reports them."""


def findings_without_repeats(
    desk: Desk, recipient: RecipientKind, files: Sequence[ChildFile], findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings of the handover and those for the statistics, each gap in one of them.

    What forbids the handover is told there; what hinders nobody is told once, where the school needs it.
    """
    all_findings = tuple(findings)
    if recipient not in ON_THE_WAY_TO_SCHOOL:
        return all_findings, ()
    refused = {_key(one) for one in all_findings if one.level is FindingLevel.REFUSE}
    gaps = {file.child.id: _gaps(desk, file, refused) for file in files}
    told = {(child_id, gap.field) for child_id, found in gaps.items() for gap in found if not gap.is_contradiction}
    kept = (one for one in all_findings if one.level is not FindingLevel.WARN or _key(one) not in told)
    return tuple(kept), tuple(one for file in files for one in _of_child(file, gaps[file.child.id]))


def _key(finding: Finding) -> tuple[ChildId | None, str]:
    return finding.child_id, finding.field


def _gaps(desk: Desk, file: ChildFile, refused: Container[tuple[ChildId | None, str]]) -> list[Gap]:
    found = gaps_of(_facts(desk, file))
    return [gap for gap in found if gap.is_contradiction or (file.child.id, gap.field) not in refused]


def _of_child(file: ChildFile, gaps: Sequence[Gap]) -> Iterator[Finding]:
    """One sentence about all that is missing, and one for each contradiction; nothing of it hinders."""
    missing = [gap for gap in gaps if not gap.is_contradiction]
    name = called(file.child)
    if missing:
        yield Finding(FindingLevel.WARN, _missing_sentence(name, missing), file.child.id, missing[0].field)
    for gap in gaps:
        if gap.is_contradiction:
            text = _("{name}: {text}").format(name=name, text=gap.sentence)
            yield Finding(FindingLevel.WARN, text, file.child.id, gap.field)


def _missing_sentence(name: str, missing: list[Gap]) -> str:
    text = ngettext_("{name}: {items} fehlt.", "{name}: {items} fehlen.", len(missing))
    return text.format(name=name, items=", ".join(gap.sentence for gap in missing))


def _facts(desk: Desk, file: ChildFile) -> StatisticsFacts:
    catalogues = desk.catalogues
    family = file.family
    year = desk.today.year
    return StatisticsFacts(
        child=file.child,
        guardians=file.guardians,
        today=desk.today,
        is_valid_country=lambda key: _is_valid(catalogues, key, year),
        language_has_key=lambda code: statistics_language_key(catalogues, code) != OTHER_LANGUAGE,
        lives_somewhere=family.address_protected or bool(family.postcode and family.town),
    )


def _is_valid(catalogues: Catalogues, key: str, calendar_year: int) -> bool:
    """States carry calendar years; a key that the list does not know can be reported by nobody."""
    state = catalogues.nationality(key)
    return state is not None and state.is_valid_in(calendar_year)
