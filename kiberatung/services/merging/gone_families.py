"""Which families went into one, so that their history is read with its own."""

from kiberatung.domain.families import FamilyId
from kiberatung.domain.merges import Merge
from kiberatung.services.ports import Records


def merges_into(records: Records, family_id: FamilyId) -> list[Merge]:
    """Those of the family itself, then those of the families that went into it before."""
    found: list[Merge] = []
    open_ids = [family_id]
    while open_ids:
        fresh = records.find(Merge, family_id=open_ids.pop(0))
        found += fresh
        open_ids += [merge.gone_family_id for merge in fresh if merge.gone_family_id is not None]
    return found
