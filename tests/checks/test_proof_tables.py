"""tests/TRUST.md and tests/UX.md say what the tests say, and no requirement stands there without test or reason."""

from pathlib import Path

import pytest

from tests.support.proof_tables import (
    TABLES,
    Proof,
    ProofTable,
    Requirement,
    read_proofs,
    read_requirements,
    table_text,
    written_table,
)

both = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path.name)


@both
def test_the_table_is_current(table: ProofTable):
    assert table.path.read_text(encoding="utf-8") == table_text(table)


@both
def test_each_requirement_has_a_test_or_a_reason(table: ProofTable):
    proven = {proof.number for proof in read_proofs()}
    required = read_requirements(table.requirements)
    assert [one.number for one in required] == [f"{table.letter}{number:02}" for number in range(1, 61)]
    assert [one.number for one in required if one.number not in proven and not one.left_out] == []


def test_no_marker_names_a_requirement_of_neither_table():
    known = {one.number for table in TABLES for one in read_requirements(table.requirements)}
    assert {proof.number for proof in read_proofs()} - known == set()


def test_markers_are_read_from_tests_and_modules(tmp_path: Path):
    (tmp_path / "test_one.py").write_text(
        'import pytest\npytestmark = [pytest.mark.requirement("R14"), pytest.mark.long]\n'
        '@pytest.mark.requirement("R01", "R02", figure="3 of 3")\ndef test_kill(): ...\n',
        encoding="utf-8",
    )
    proofs = read_proofs(tmp_path)
    assert proofs == [
        Proof("R01", "test_one.py::test_kill", "3 of 3", long=True),
        Proof("R02", "test_one.py::test_kill", "3 of 3", long=True),
        Proof("R14", "test_one.py", "", long=True),
    ]
    text = written_table("Trust", [Requirement("R01", "Kills", "")], proofs)
    assert text.startswith("# Trust\n")
    assert "| R01 | Kills | 3 of 3 | `test_one.py::test_kill` (long) | – |" in text
