"""From a person in the store to letter, sheet and handover, all by command."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest

STORY = Path(__file__).parents[3] / "resources" / "practice_town" / "story.json"
Run = Callable[..., int]


@pytest.fixture
def child_id(run: Run, capsys: pytest.CaptureFixture[str]) -> str:
    assert run("intake", STORY, "--json") == 0
    [taken] = json.loads(capsys.readouterr().out)
    return str(taken["children"][1])


def test_search_finds_the_family_in_every_spelling_and_script(
    run: Run, child_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("Omar Al-Khatib", "al chatib omar", "عمر الخطيب", "22.05.2015"):
        assert run("search", text, "--json") == 0
        hits = json.loads(capsys.readouterr().out)
        assert child_id in [hit["child_id"] for hit in hits], text
        assert all(set(hit) == {"child_id", "family_id", "name", "date_of_birth", "score", "why"} for hit in hits)


def test_many_searches_are_answered_as_a_list_of_lists(
    run: Run, child_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "suchen.txt"
    queries.write_text("Khatib\n\nGibtesnichtwirklich\n", encoding="utf-8")
    assert run("search", "--from", queries, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [bool(hits) for hits in found] == [True, False, False]


@pytest.mark.parametrize("language", ["de", "ar", "uk", "tr"])
def test_a_letter_is_a_whole_pdf_for_its_owner_alone(
    run: Run, child_id: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.pdf"
    assert run("letter", "schulpflicht_information", "--child", child_id, "--language", language, "--out", path) == 0
    assert path.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(path) in capsys.readouterr().out


def test_a_letter_about_nothing_is_refused_and_writes_nothing(
    run: Run, child_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("letter", "placement", "--child", child_id, "--out", tmp_path / "brief.pdf") == 1
    assert capsys.readouterr().err.strip()
    assert not (tmp_path / "brief.pdf").exists()


def test_kinds_and_languages_are_listed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("letter", "--list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"invitation", "consent", "place_request", "deletion_confirmation"} <= set(listed["kinds"])
    assert len(listed["kinds"]) == 19
    assert set(listed["languages"]) >= {"de", "ar", "uk", "tr"}


@pytest.mark.parametrize("with_child", [True, False])
def test_the_data_sheet_filled_and_empty(run: Run, child_id: str, with_child: bool, tmp_path: Path) -> None:
    child = ["--child", child_id] if with_child else []
    assert run("form", "data_sheet", *child, "--language", "ar", "--out", tmp_path / "bogen.pdf") == 0
    assert (tmp_path / "bogen.pdf").read_bytes().startswith(b"%PDF-")


def test_without_consent_nothing_leaves(
    run: Run, child_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("handover", "--to", "schulamt", "--child", child_id, "--out", tmp_path / "weg.7z") == 1
    assert "Einwilligung" in capsys.readouterr().err
    assert not (tmp_path / "weg.7z").exists()


def test_the_practice_town_is_handed_over_encrypted(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "uebergabe.7z"
    assert run("handover", "--to", "schulamt", "--format", "folder", "--out", path, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["children"] > 0
    assert len(told["passphrase"].split()) == 6
    with py7zr.SevenZipFile(path, password=told["passphrase"]) as package:
        names = package.getnames()
    assert {"SchuelerBasisdaten.dat", "SchuelerErzieher.dat"} <= {Path(name).name for name in names}
    with pytest.raises(py7zr.exceptions.PasswordRequired), py7zr.SevenZipFile(path) as closed:
        closed.getnames()


def test_plain_files_need_a_reason(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("handover", "--to", "schulamt", "--format", "schild", "--plain", "so", "--out", tmp_path / "a") == 1
    assert "Grund" in capsys.readouterr().err
    reason = "Testeinlesung ohne echte Kinder"
    assert run("handover", "--to", "schulamt", "--format", "schild", "--plain", reason, "--out", tmp_path / "b") == 0
    lines = (tmp_path / "b" / "SchuelerBasisdaten.dat").read_bytes().split(b"\r\n")
    assert {line.count(b"|") for line in lines if line} == {55}


def test_recommendations_come_with_reasons(run: Run, child_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("recommend", child_id, "--json") == 0
    proposal = json.loads(capsys.readouterr().out)
    assert set(proposal) >= {"child_id", "grade", "german_support", "literacy_course", "allowed", "excluded"}
    assert all(place["reasons"] for place in proposal["allowed"])
    assert all(school["reason"] for school in proposal["excluded"])


def test_an_unknown_child_is_told_apart_from_a_wrong_identifier(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("recommend", "Omar") == 1
    assert "Kennzeichen" in capsys.readouterr().err
    assert run("recommend", "01a2027b-d680-722e-bda7-c259f8c9436b") == 1
    assert capsys.readouterr().err.strip()


def test_a_fillable_form_goes_out_and_comes_back_as_an_intake(
    run: Run, child_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("form", "fillable", "--child", child_id, "--language", "ar", "--out", tmp_path / "bogen.pdf") == 0
    capsys.readouterr()
    assert run("form", "--read", tmp_path / "bogen.pdf") == 0
    (family,) = json.loads(capsys.readouterr().out)
    assert family["family"]["address"]["postcode"]
    assert all(child["given_names"] for child in family["children"])
    (tmp_path / "bogen.json").write_text(json.dumps([family]), encoding="utf-8")
    assert run("intake", tmp_path / "bogen.json") == 0


def test_what_is_no_filled_form_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bild.pdf").write_bytes(b"\xff\xd8\xff")
    assert run("form", "--read", tmp_path / "bild.pdf") == 1
    assert "kein Erfassungsbogen" in capsys.readouterr().err
    assert run("form", "fillable") == 1
    assert "kiberatung form" in capsys.readouterr().err
