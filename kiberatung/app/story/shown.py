"""Which store the pictures are taken from, whose page is shown, and when that is."""

from dataclasses import dataclass
from pathlib import Path

from kiberatung.basics.clock import Clock
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId


@dataclass(frozen=True, slots=True)
class Shown:
    store: Path
    passphrase: str
    family_id: FamilyId
    child_id: ChildId
    clock: Clock
