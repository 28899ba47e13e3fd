"""tests/TRUST.md says what the tests say, and no requirement stands there without test or reason."""

from pathlib import Path

from tests.support.trust import TABLE, Proof, Requirement, read_proofs, read_requirements, trust_table


def test_the_table_is_current():
    assert TABLE.read_text(encoding="utf-8") == trust_table(read_requirements(), read_proofs())


def test_each_requirement_has_a_test_or_a_reason():
    proven = {proof.number for proof in read_proofs()}
    assert [one.number for one in read_requirements()] == [f"R{number:02}" for number in range(1, 61)]
    assert [one.number for one in read_requirements() if one.number not in proven and not one.left_out] == []


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
    assert "| R01 | Kills | 3 of 3 | `test_one.py::test_kill` (long) | – |" in trust_table(
        [Requirement("R01", "Kills", "")], proofs
    )
