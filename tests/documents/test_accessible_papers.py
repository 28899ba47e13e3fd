"""The papers that are no letters: tagged for screen readers and kept for decades like every other page."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdfua import Severity, validate

from kiberatung.services.assessment.sheets import PrintedTask, TaskSheet
from kiberatung.services.key_papers import PassphrasePaper, RecoveryPaper
from kiberatung.services.letters.values import Bilingual, Direction
from tests.documents.sheets import TYPESETTER, a_sheet
from tests.documents.test_typesetting import a_determination, a_table

DAY = date(2026, 12, 8)
TASKS = (
    PrintedTask(1, "calculation", Bilingual("3 + 4 ="), ("3 + 4 =",), 0, "7"),
    PrintedTask(2, "dots", Bilingual("7"), ("7",), 0, "7"),
    PrintedTask(3, "read", Bilingual("Das Haus ist rot.", "البيت أحمر."), ("Das Haus ist rot.",), 0, ""),
    PrintedTask(4, "write", Bilingual("Wie heißt du?", "ما اسمك؟"), ("Wie heißt du?",), 2, "Omar"),
)


def tasks(*, solutions: bool) -> TaskSheet:
    return TaskSheet(
        title=Bilingual("Rechnen", "الحساب"), name=Bilingual("Name", "الاسم"), day=Bilingual("Tag", "اليوم"),
        language="ar", direction=Direction.RIGHT_TO_LEFT, dated_on=DAY, tasks=TASKS, solutions=solutions, note="",
        provenance="Eigene Aufgaben", draft_mark=Bilingual("noch nicht geprüft", "لم تراجع"),
    )  # fmt: skip


PAPERS = {
    "letter": lambda: TYPESETTER.render_letter(a_sheet()),
    "table": lambda: TYPESETTER.render_table(a_table()),
    "determination": lambda: TYPESETTER.render_determination(a_determination()),
    "tasks": lambda: TYPESETTER.render_tasks(tasks(solutions=False)),
    "solutions": lambda: TYPESETTER.render_tasks(tasks(solutions=True)),
    "passphrase": lambda: TYPESETTER.render_passphrase_paper(PassphrasePaper("KI Kreis", "Petra L", "bock liga", DAY)),
    "recovery": lambda: TYPESETTER.render_recovery_paper(
        RecoveryPaper("KI Kreis", "bestand.kib", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", ("AAAA-BBBB",) * 4, DAY)
    ),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_checker_of_accessibility_finds_nothing(paper: str, tmp_path: Path) -> None:
    pdf = PAPERS[paper]()
    (tmp_path / "paper.pdf").write_bytes(pdf)
    findings = validate(tmp_path / "paper.pdf").findings
    assert [str(one) for one in findings if one.severity is Severity.ERROR] == []
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as facts:
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"], facts["pdfuaid:part"]) == ("2", "A", "1")
        assert str(document.Root.Lang) == "de"
