"""What stands beside the list about the chosen child or family, and the deed that comes next."""

from dataclasses import dataclass

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.names.display import sentence_name
from kiberatung.services.child_facts import Fact, Tone, facts_of_child
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.labels import label_of
from kiberatung.services.open_items import OpenItem, open_items_of
from kiberatung.ui.families.columns import STATE_LOOK
from kiberatung.ui.widgets.row_values import Cell


@dataclass(frozen=True, slots=True)
class Relative:
    """One of the children below: brothers and sisters, or all of a family."""

    child_id: ChildId
    name: str
    age: str
    state: Cell


@dataclass(frozen=True, slots=True)
class Preview:
    family_id: FamilyId
    child_id: ChildId | None
    title: str
    name_in_script: str
    state: Cell | None
    is_protected: bool
    facts: tuple[Fact, ...]
    next_deed: OpenItem | None
    relatives_title: str
    relatives: tuple[Relative, ...]


def preview_of_child(desk: Desk, family_id: FamilyId, child_id: ChildId) -> Preview:
    with desk.reading() as records:
        file = read_family(records, family_id)
        child = next(one for one in file.children if one.id == child_id)
        facts = (*_origin_facts(desk, file, child), *facts_of_child(desk, records, child))
        items = [item for item in open_items_of(desk, records, file) if item.child_id in (None, child_id)]
    own_first = sorted(items, key=lambda item: item.child_id is None)
    return Preview(
        family_id,
        child_id,
        sentence_name(child.family_name, child.given_names) or _("ohne Namen"),
        child.name_in_script,
        state_of_case(file.case_of(child_id)),
        file.family.address_protected,
        facts,
        own_first[0] if own_first else None,
        _("Geschwister"),
        tuple(_relative(desk, file, one) for one in file.children if one.id != child_id),
    )


def preview_of_family(desk: Desk, family_id: FamilyId) -> Preview:
    with desk.reading() as records:
        file = read_family(records, family_id)
        items = list(open_items_of(desk, records, file))
    family = file.family
    languages = ", ".join(desk.words.language(key) for key in family.home_languages)
    facts = (
        Fact(_("Fall"), family.case_number),
        _reported(file),
        Fact(_("Sprachen"), languages or _("keine Angabe")),
        Fact(_("Ort"), family.town or _("keine Angabe")),
    )
    return Preview(
        family_id,
        None,
        family.family_name or _("ohne Namen"),
        family.name_in_script,
        None,
        family.address_protected,
        facts,
        items[0] if items else None,
        _("Kinder"),
        tuple(_relative(desk, file, one) for one in file.children),
    )


def state_of_case(case: Case) -> Cell:
    if case.side_exit is not None:
        return Cell(label_of(case.side_exit), icon="circle-slash", tone="muted")
    icon, tone = STATE_LOOK[case.state]
    return Cell(label_of(case.state), icon=icon, tone=tone)


def _origin_facts(desk: Desk, file: FamilyFile, child: Child) -> tuple[Fact, ...]:
    born = Fact(_("Geboren"), _("keine Angabe"), tone=Tone.CHECK)
    if child.date_of_birth is not None:
        years = age_on(child.date_of_birth, desk.today)
        born = Fact(_("Geboren"), _("{date}, {years} J.").format(date=write_date(child.date_of_birth), years=years))
    return born, Fact(_("Fall"), file.family.case_number), _reported(file)


def _reported(file: FamilyFile) -> Fact:
    family = file.family
    day = write_date(family.reported_on) if family.reported_on else ""
    return Fact(_("Gemeldet"), ", ".join(part for part in (day, family.reported_by) if part) or _("keine Angabe"))


def _relative(desk: Desk, file: FamilyFile, child: Child) -> Relative:
    age = _("{years} J.").format(years=age_on(child.date_of_birth, desk.today)) if child.date_of_birth else ""
    return Relative(child.id, name_of_child(child), age, state_of_case(file.case_of(child.id)))
