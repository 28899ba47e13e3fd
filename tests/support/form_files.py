"""An Erfassungsbogen of a family as a fillable file, as it comes back when nobody changed it."""

from pathlib import Path

from kiberatung.app import composition
from kiberatung.domain.families import FamilyId
from kiberatung.services.data_sheets import family_sheet
from kiberatung.services.desk import Desk


def form_file(desk: Desk, family_id: FamilyId, folder: Path) -> Path:
    sheet = family_sheet(desk, composition.sheet_texts(), family_id, fillable=True)
    path = folder / "bogen.pdf"
    path.write_bytes(composition.typesetter().render_data_sheet(sheet))
    return path
