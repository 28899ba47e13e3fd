"""Letters for many families by command: told first, then one file or a folder, and what stays says why."""

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from kiberatung.app.cli.arguments import parsed
from kiberatung.app.opening import opened_desk
from kiberatung.domain.families import Family
from kiberatung.domain.letters import Letter, SentSheet

STORY = Path(__file__).parents[3] / "resources" / "practice_town" / "story.json"
KIND = "privacy_notice"
Run = Callable[..., int]


@pytest.fixture
def cases(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Two families with an address, one whose address is protected, one without any."""
    [first] = json.loads(STORY.read_text(encoding="utf-8"))
    street = {"street": "Am Stadtpark", "house_number": "1", "postcode": "48429", "town": "Rheine"}
    addresses = [first["family"]["address"], street, {**street, "street": "Geheimer Weg"}, {}]
    families = [_family(first, number, address) for number, address in enumerate(addresses)]
    (tmp_path / "familien.json").write_text(json.dumps(families), encoding="utf-8")
    assert run("intake", tmp_path / "familien.json", "--json") == 0
    return [one["case_number"] for one in json.loads(capsys.readouterr().out)]


@pytest.fixture
def protected(cases: list[str], common: list[str]) -> list[str]:
    with opened_desk(_arguments(common)) as desk, desk.changing("Anschrift geschützt") as work:
        [family] = work.find(Family, case_number=cases[2])
        work.put(replace(family, address_protected=True))
        work.commit()
    return cases


def _arguments(common: Sequence[str]) -> Namespace:
    return Namespace(passphrase_fd=None, **vars(parsed(["check", *common])))


def _family(first: dict[str, Any], number: int, address: dict[str, str]) -> dict[str, Any]:
    family = {**first["family"], "reference": "", "address": address}
    child = {**first["children"][0], "given_names": f"Kind{number}", "family_name": f"Nachbar{number}"}
    return {**first, "family": family, "children": [child], "guardians": []}


def _letters(common: Sequence[str]) -> tuple[list[Letter], list[SentSheet]]:
    with opened_desk(_arguments(common)) as desk, desk.reading() as records:
        return [one for one in records.find(Letter) if one.kind == KIND], records.find(SentSheet)


def test_the_preview_tells_who_gets_what_and_why_others_do_not_and_writes_nothing(
    run: Run, protected: list[str], common: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = _letters(common)
    assert run("letters", KIND, *protected, "2026-9999", "--dry-run") == 1
    told = capsys.readouterr()
    assert [line.split("\t")[1:3] for line in told.out.splitlines()] == [
        [protected[0], "geht hinaus"], [protected[1], "geht hinaus"], [protected[2], "bleibt weg"],
        [protected[3], "bleibt weg"],
    ]  # fmt: skip
    assert f"Fall {protected[2]}: Die Anschrift ist geschützt." in told.err
    assert f"Fall {protected[3]}: Es fehlt die Anschrift." in told.err
    assert "Fall 2026-9999: Eine Familie mit diesem Aktenzeichen finden Sie nicht." in told.err
    assert "Geheimer" not in told.out + told.err
    assert _letters(common) == before


def test_one_file_holds_all_that_can_go_and_each_is_entered_with_its_page(
    run: Run, protected: list[str], common: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("letters", KIND, *protected, "--out", tmp_path / "alle.pdf", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["goes"] for one in told["letters"]] == [True, True, False, False]
    assert told["files"] == [str(tmp_path / "alle.pdf")]
    document = pypdfium2.PdfDocument(tmp_path / "alle.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Stadtpark" in text
    assert "Geheimer" not in text
    letters, sheets = _letters(common)
    entered = {str(one.family_id) for one in letters if one.sent_on}
    assert entered == {one["family_id"] for one in told["letters"] if one["goes"]}
    digests = {one.digest for one in sheets if one.letter_id in {letter.id for letter in letters}}
    assert len(digests) == 2
    assert all(digests)


@pytest.mark.parametrize(
    "text", ["{0}\n{1}\n", "Familie;Fall;Ort\r\nNachbar;{0};Rheine\r\nAl-Khatib;{1};\r\n", "{0}\n\n{1}\n{0}\n"]
)
def test_a_folder_gets_a_file_for_each_case_of_a_list(run: Run, cases: list[str], text: str, tmp_path: Path) -> None:
    (tmp_path / "faelle.txt").write_text(text.format(*cases), encoding="utf-8")
    folder = tmp_path / "neu" / "briefe"
    assert run("letters", KIND, "--from", tmp_path / "faelle.txt", "--german", "--folder", folder) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert [name[0] for name in names] == ["1", "2"]
    assert {name.removesuffix(".pdf").rpartition(" ")[2] for name in names} == set(cases[:2])
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.iterdir())


def test_without_an_aim_or_families_it_says_how_to_call_it(
    run: Run, cases: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("letters", KIND, cases[0]) == 1
    assert run("letters", KIND, "--dry-run") == 1
    assert run("letters", KIND, cases[0], "--dry-run", "--out", tmp_path / "a.pdf") == 1
    assert capsys.readouterr().err.count("kiberatung letters") == 3
    assert not (tmp_path / "a.pdf").exists()


def test_nobody_who_can_get_one_is_a_refusal_without_a_file(run: Run, cases: list[str], tmp_path: Path) -> None:
    assert run("letters", KIND, cases[3], "--out", tmp_path / "a.pdf") == 1
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_cannot_be_made_is_the_fault_of_the_place(
    run: Run, cases: list[str], common: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    before = _letters(common)
    assert run("letters", KIND, cases[0], "--folder", tmp_path / "datei" / "briefe") == 3
    assert "lässt sich nicht anlegen" in capsys.readouterr().err
    assert _letters(common) == before
