"""`intake`, `search`, `places` and `recommend`: the people in the store and the places for them."""

from argparse import Namespace
from typing import Any
from uuid import UUID

from kiberatung.app.cli.output import Exit, Output, read_json, say_error
from kiberatung.app.files import LARGEST_IMPORT, read_import, read_text
from kiberatung.app.opening import opened_desk
from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.services.intake_import.importing import TakenIn, take_in_families
from kiberatung.services.place_lists import import_learning_groups, read_rows
from kiberatung.services.read_models import SearchHit
from kiberatung.services.recommendations import recommend_for, to_json


def intake(args: Namespace) -> Exit:
    """Every family stands for itself: those that are refused are named, the others are stored."""
    value = read_json(read_import(args.file))
    with opened_desk(args) as desk:
        taken = take_in_families(desk, value)
    out = Output(args.json)
    out.value([_taken_to_json(one) for one in taken])
    for one in taken:
        if one.error:
            say_error(one.error)
        else:
            text = _("Familie {number}: aufgenommen als Fall {case_number}, {count} Kinder.")
            out.line(text.format(number=one.number, case_number=one.case_number, count=len(one.child_ids)))
            for hit in one.duplicates:
                out.line(
                    _("  Vielleicht schon bekannt: Fall {number}. {why}").format(number=hit.case_number, why=hit.why)
                )
    return Exit.REFUSED if any(one.error for one in taken) else Exit.DONE


def search(args: Namespace) -> Exit:
    if (args.text is None) == (args.source is None):
        raise DomainError(_("Es fehlt der Suchtext."), _("Geben Sie einen Text an, oder --from DATEI."))
    queries = [args.text] if args.source is None else read_text(args.source).splitlines()
    with opened_desk(args) as desk:
        found = [desk.lists.search(query, args.limit) if query.strip() else [] for query in queries]
    out = Output(args.json)
    shown = [[_hit_to_json(hit) for hit in hits] for hits in found]
    out.value(shown if args.source is not None else shown[0])
    for hits in found:
        for hit in hits:
            born = write_date(hit.date_of_birth) if hit.date_of_birth else "–"
            out.line(f"{hit.score:.2f}\t{hit.name}\t{born}\t{hit.case_number}\t{hit.why}")
    return Exit.DONE


def places(args: Namespace) -> Exit:
    rows = read_rows(read_text(args.file, LARGEST_IMPORT))
    with opened_desk(args) as desk:
        result = import_learning_groups(desk, rows)
    out = Output(args.json)
    out.value({"added": result.added, "changed": result.changed, "unchanged": result.unchanged})
    text = _("{added} Lerngruppen neu, {changed} geändert, {unchanged} unverändert.")
    out.line(text.format(added=result.added, changed=result.changed, unchanged=result.unchanged))
    return Exit.DONE


def recommend(args: Namespace) -> Exit:
    with opened_desk(args) as desk:
        view = recommend_for(desk, child_id(args.child), args.top)
    out = Output(args.json)
    out.value(to_json(view))
    for place in view.places.possible:
        distance = f"{place.distance_km:.1f} km" if place.distance_km is not None else "–"
        out.line(f"{place.school_number}\t{place.name}\t{distance}\t{'; '.join(place.reasons)}")
    return Exit.DONE


def child_id(text: str) -> ChildId:
    try:
        return ChildId(UUID(text))
    except ValueError:
        raise DomainError(
            _("„{text}“ ist kein Kennzeichen eines Kindes.").format(text=text),
            _("Der Befehl „search“ nennt die Kennzeichen (child_id)."),
        ) from None


def _taken_to_json(one: TakenIn) -> dict[str, Any]:
    if one.error:
        return {"family": one.number, "error": one.error}
    return {
        "family": one.number,
        "family_id": str(one.family_id),
        "case_number": one.case_number,
        "children": [str(identifier) for identifier in one.child_ids],
        "duplicates": [_hit_to_json(hit) for hit in one.duplicates],
    }


def _hit_to_json(hit: SearchHit) -> dict[str, Any]:
    return {
        "child_id": str(hit.child_id) if hit.child_id else None,
        "family_id": str(hit.family_id),
        "name": hit.name,
        "date_of_birth": hit.date_of_birth.isoformat() if hit.date_of_birth else None,
        "score": round(hit.score, 3),
        "why": hit.why,
    }
