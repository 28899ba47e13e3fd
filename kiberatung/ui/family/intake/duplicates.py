"""Watches the names that are typed and says when the child may be known already; it never stops anybody."""

from collections.abc import Sequence

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.services.desk import Desk
from kiberatung.services.read_models import PersonLikeness, SearchHit
from kiberatung.ui.protocols import Shell, TaskOptions

NAMING_FIELDS = frozenset({"family_name", "given_names", "name_in_script", "date_of_birth"})
LIKELY_FROM = 0.85
MOST_HITS = 6


class DuplicateWatch:
    def __init__(self, shell: Shell, desk: Desk) -> None:
        self._shell, self._desk = shell, desk
        self._told: set[tuple[object, object]] = set()

    def look(self, child: Child, field: str) -> None:
        """Search in the background after an answer that names the child."""
        if field not in NAMING_FIELDS or not (child.family_name and child.given_names):
            return
        person = PersonLikeness(child.family_name, child.given_names, child.name_in_script, child.date_of_birth)
        self._shell.run_task(
            lambda: self._desk.lists.similar(person, MOST_HITS),
            lambda hits: self._tell(child, hits),
            options=TaskOptions(key="intake.duplicates"),
        )

    def _tell(self, child: Child, hits: Sequence[SearchHit]) -> None:
        others = [hit for hit in hits if hit.family_id != child.family_id and hit.score >= LIKELY_FROM]
        fresh = [hit for hit in others if (child.id, hit.child_id) not in self._told]
        if not fresh:
            return
        self._told.add((child.id, fresh[0].child_id))
        self._show(fresh[0])

    def _show(self, hit: SearchHit) -> None:
        born = _(", geboren {date}").format(date=write_date(hit.date_of_birth)) if hit.date_of_birth else ""
        text = _("{name}{born}, Fall {number}. {why}").format(
            name=hit.name, born=born, number=hit.case_number, why=hit.why
        )
        self._shell.show_notice(
            _("Vielleicht schon bekannt"),
            text,
            "info",
            _("Ansehen"),
            lambda: self._shell.navigate("family", family_id=hit.family_id, child_id=hit.child_id),
        )
