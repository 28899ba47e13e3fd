"""An invented letter without any store, to be bent by each test."""

from datetime import date
from pathlib import Path

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.office import LetterForm
from kiberatung.services.letters.values import Bilingual, Detail, Direction, LetterSheet, Paragraph

RESOURCES = Path(__file__).parents[2] / "resources"
TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
ARABIC = "حصل عمر على مقعد دراسي في مدرسة جديدة. نرجو أن تأتوا إلى اللقاء."


def a_sheet(form: LetterForm = LetterForm.B, language: str = "ar", paragraphs: int = 4) -> LetterSheet:
    german = "Omar hat einen Schulplatz. Bitte kommen Sie mit Omar zum Gespräch in die Schule."
    return LetterSheet(
        form=form,
        title="Schulplatz",
        language=language,
        direction=Direction.RIGHT_TO_LEFT if language == "ar" else Direction.LEFT_TO_RIGHT,
        letterhead=("Kommunales Integrationszentrum", "Kreis Steinfurt"),
        sender_line="Integrationszentrum · Beispielplatz 1 · 48565 Steinfurt",
        annotations=("Persönlich übergeben",),
        recipient=("Frau Rania Darwish", "c/o Unterkunft Nord", "Lange Straße 12", "48282 Emsdetten"),
        details=(Detail("Fall", "2026-0412"), Detail("Datum", "08.12.2026")),
        dated_on=date(2026, 12, 8),
        reference="Fall 2026-0412 · 08.12.2026",
        subject=Bilingual("Ein Schulplatz", "مقعد دراسي" if language == "ar" else ""),
        salutation=Bilingual("Sehr geehrte Frau Darwish,"),
        paragraphs=tuple(
            Paragraph(number, "Absatz", Bilingual(german, ARABIC if language == "ar" else ""))
            for number in range(1, paragraphs + 1)
        ),
        closing=Bilingual("Mit freundlichen Grüßen"),
        signature=("Anke Terhorst",),
    )
