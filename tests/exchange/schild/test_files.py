"""The SchILD files byte for byte, and their shape for any family."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiberatung.domain.children import Child
from kiberatung.exchange.schild import rows
from kiberatung.exchange.schild.files import BASIS, EXTRA, GUARDIANS, PHONES, schild_files
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.findings import FindingLevel
from kiberatung.services.handovers.forms import HandoverForm, SchildChoice, SchildEncoding
from kiberatung.services.handovers.previewing import preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from tests.services.handovers.handover_desk import CATALOGUES, DENIZ, FOUR, a_desk, a_writer

REFERENCE = Path(__file__).parent / "reference"
SEPARATORS = {BASIS: 55, EXTRA: 27, GUARDIANS: 18, PHONES: 4}


def content(to: str = "school:196630") -> HandoverContent:
    desk, _store = a_desk()
    return preview_handover(desk, recipient_named(desk, to), FOUR, HandoverForm(), a_writer()).content


CONTENT = content()


@pytest.mark.parametrize("encoding", SchildEncoding)
def test_files_equal_the_reference_byte_for_byte(encoding: SchildEncoding) -> None:
    made = schild_files(CONTENT, SchildChoice(encoding=encoding), CATALOGUES).files
    expected = {file.name: file.read_bytes() for file in sorted((REFERENCE / encoding).glob("*.dat"))}
    assert made == expected


@pytest.mark.parametrize(("basis", "guardians"), [(50, 16), (56, 19), (58, 16)])
def test_columns_are_as_many_as_chosen(basis: int, guardians: int) -> None:
    choice = SchildChoice(basis_columns=basis, guardian_columns=guardians)
    made = schild_files(CONTENT, choice, CATALOGUES).files
    assert {line.count(b"|") + 1 for line in made[BASIS].splitlines()} == {basis}
    assert {line.count(b"|") + 1 for line in made[GUARDIANS].splitlines()} == {guardians}


def test_every_heading_used_is_one_of_the_catalogue() -> None:
    """A value under a heading SchILD does not have would vanish in silence."""
    headings = {column.heading for column in CATALOGUES.schild_columns}
    for file in CONTENT.files:
        cells = [
            rows.basis_cells(file, SchildChoice(), CATALOGUES, CONTENT.created_on),
            rows.extra_cells(file, "1"),
            *rows.guardian_cells(file),
            *rows.phone_cells(file),
        ]
        assert {heading for cell in cells for heading in cell} <= headings


def test_a_sex_schild_does_not_know_stays_empty_until_it_is_chosen() -> None:
    asked = schild_files(CONTENT, SchildChoice(), CATALOGUES)
    assert [f.child_id for f in asked.report.findings if f.field == "sex"] == [DENIZ]
    chosen = schild_files(CONTENT, SchildChoice(sexes=((DENIZ, "w"),)), CATALOGUES)
    lines = [line.decode("cp1252").split("|") for line in chosen.files[BASIS].splitlines()[1:]]
    assert [cells[3] for cells in lines] == ["m", "w", "w", "m"]
    assert [f for f in chosen.report.findings if f.field == "sex"] == []


def test_the_german_nationality_goes_first() -> None:
    made = schild_files(CONTENT, SchildChoice(), CATALOGUES).files
    deniz = 3
    assert made[BASIS].splitlines()[deniz].split(b"|")[9] == b"000"
    assert made[EXTRA].splitlines()[deniz].split(b"|")[9] == b"163"


def test_a_one_part_name_and_twins_of_one_name_are_told() -> None:
    [omar, *others] = CONTENT.files
    alone = replace(omar, child=replace(omar.child, family_name=""))
    made = schild_files(replace(CONTENT, files=(alone, alone, *others)), SchildChoice(), CATALOGUES)
    assert made.files[BASIS].splitlines()[1].startswith(b"Omar|-|22.05.2015|")
    warnings = [finding.text for finding in made.report.findings if finding.level is FindingLevel.WARN]
    assert any("nur einen Teil" in text for text in warnings)
    assert any("denselben Namen" in text for text in warnings)


names = st.text(max_size=80)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(names, names, names, st.sampled_from(SchildEncoding))
def test_every_line_has_exactly_its_separators(family: str, given_names: str, town: str, enc: SchildEncoding) -> None:
    [omar, *_others] = CONTENT.files
    child: Child = replace(omar.child, family_name=family, given_names=given_names, birth_name=town)
    family_record = replace(omar.family, town=town, postcode="48431", street=family, phone=town, email=given_names)
    guardians = tuple(replace(one, family_name=given_names, phone=family) for one in omar.guardians)
    files = (replace(omar, child=child, family=family_record, guardians=guardians),)
    made = schild_files(replace(CONTENT, files=files), SchildChoice(encoding=enc), CATALOGUES).files
    for name, content_ in made.items():
        text = content_.decode("cp1252" if enc is SchildEncoding.WINDOWS_1252 else "utf-8-sig")
        assert text.endswith("\r\n")
        assert {line.count("|") for line in text[:-2].split("\r\n")} == {SEPARATORS[name]}
        assert "\n" not in text.replace("\r\n", "")
