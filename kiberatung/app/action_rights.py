"""Which commands an account may do at all: what a use case would refuse stands in no menu and is not found."""

from kiberatung.domain.accounts import Role
from kiberatung.services.permissions import COUNSELLING, EVERYBODY, OFFICE, READING, STEERING, SUPERVISION

_MERGING = (
    *("families.duplicates", "families.compare", "duplicates.compare", "duplicates.part", "duplicates.look"),
    *("compare.merge", "compare.part", "compare.own", "compare.swap", "compare.later", "compare.reload"),
)
_OF_BATCH = (
    *("families.letters", "appointments.letters", "batch.print", "batch.whole", "batch.files", "batch.keep"),
    *("batch.list", "batch.toggle", "batch.stop", "batch.reload", "batch.save", "batch.copy"),
)
NEEDED: dict[str, tuple[str, frozenset[Role]]] = {
    **dict.fromkeys(_MERGING, ("merging.merge.merge", COUNSELLING)),
    "new_family": ("families.report_family", OFFICE),
    "families.new": ("families.report_family", OFFICE),
    "today.report": ("families.report_family", OFFICE),
    "families.save": ("list_output.take_out_list", OFFICE),
    "families.copy": ("list_output.take_out_list", OFFICE),
    "families.print": ("list_output.take_out_list", OFFICE),
    "appointments.save": ("list_output.take_out_list", OFFICE),
    "appointments.copy": ("list_output.take_out_list", OFFICE),
    "appointments.print": ("list_output.take_out_list", OFFICE),
    "schools.save": ("list_output.take_out_list", OFFICE),
    "schools.copy": ("list_output.take_out_list", OFFICE),
    "schools.print": ("list_output.take_out_list", OFFICE),
    "appointments.new": ("appointments.plan_appointment", OFFICE),
    "appointments.person": ("appointments.add_interpreter", OFFICE),
    "schools.new": ("places.record_learning_group", OFFICE),
    "schools.figures": ("places.update_free_places", OFFICE),
    "schools.import": ("place_lists.import_learning_groups", OFFICE),
    "handovers.new": ("handovers.previewing.preview_handover", OFFICE),
    **dict.fromkeys(_OF_BATCH, ("letters.composing.prepare_letter", OFFICE)),
    **dict.fromkeys(
        ("families.form", "filled_form.take", "filled_form.all", "filled_form.leave", "filled_form.reload"),
        ("forms.taking.take_form", OFFICE),
    ),
    **dict.fromkeys(
        ("letters.form", "blank_form.print", "blank_form.save", "blank_form.reload"),
        ("data_sheets.empty_sheet", OFFICE),
    ),
    "texts.save": ("letters.editing.saving.save_text", STEERING | {Role.ADMINISTRATION}),
    **dict.fromkeys(("texts.review", "texts.reload"), ("letters.editing.page.read_text_page", OFFICE)),
    "settings.save": ("office.change_office", STEERING),
    **dict.fromkeys(("letters.save", "letters.copy", "letters.print"), ("list_output.note_list", OFFICE | SUPERVISION)),
    "go_today": ("today.read_today", READING),
    "go_families": ("today.read_today", READING),
    "go_appointments": ("appointment_week.read_week", READING),
    "go_schools": ("places_page.read_places", READING),
    "go_handovers": ("handovers.registering.handover_register", READING | SUPERVISION),
    "go_letters": ("letters.listing.letter_register", READING),
    "go_settings": ("settings_page.read_settings", EVERYBODY),
}
"""The use case that asks, and whom it allows; the rights are declared there, a test compares."""


def may_do(role: Role, identifier: str, *, is_practice: bool = False) -> bool:
    if identifier == "go_practice" or identifier.startswith("practice."):
        return is_practice
    needed = NEEDED.get(identifier)
    return needed is None or role in needed[1]
