"""The command `story` as a person calls it: a process of its own, without a display, twice with the same seed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def begun(folder: Path) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.Popen(
        [sys.executable, "-m", "kiberatung", "story", "--out", str(folder), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def told(story: subprocess.Popen[str]) -> dict[str, object]:
    output, errors = story.communicate(timeout=500)
    assert story.returncode == 0, errors
    summary: dict[str, object] = json.loads(output)
    return summary


@pytest.mark.timeout(600)
def test_one_family_goes_the_whole_way_and_the_same_seed_writes_the_same(tmp_path: Path) -> None:
    stories = [begun(tmp_path / folder) for folder in ("eins", "zwei")]  # both wait for their pictures most of the time
    one, other = map(told, stories)
    assert one["letters"] == 4
    files = [Path(str(name)).name for name in one["files"]]  # type: ignore[attr-defined]
    assert sum(name.startswith("Brief-") for name in files) == 4
    assert {"Erfassungsbogen.pdf", "Uebergabe.7z", "Uebergabe.xlsx"} <= set(files)
    assert {
        "SchuelerBasisdaten.dat",
        "SchuelerZusatzdaten.dat",
        "SchuelerErzieher.dat",
        "SchuelerTelefonnummern.dat",
    } <= set(files)
    assert len(one["screenshots"]) >= 16  # type: ignore[arg-type]
    for name in (*one["files"], *one["screenshots"]):  # type: ignore[misc]
        assert (tmp_path / "eins" / str(name)).stat().st_size > 100
    dumps = [(tmp_path / folder / "bestand.jsonl").read_bytes() for folder in ("eins", "zwei")]
    assert dumps[0] == dumps[1]
    assert one["children"] == other["children"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "meins.txt").write_text("bleibt", encoding="utf-8")
    refused = subprocess.run(
        [sys.executable, "-m", "kiberatung", "story", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert refused.returncode == 1
    assert "nicht leer" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["meins.txt"]
