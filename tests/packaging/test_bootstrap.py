"""The set-up script: what it refuses, what it does not do twice, and in which order it speaks."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working in an empty checkout."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("ROOT", "VENV", "SCRIPTS"):
        monkeypatch.setattr(module, name, tmp_path)
    monkeypatch.setattr(module, "LOG", tmp_path / "build" / "setup.log")
    monkeypatch.setattr(module, "STAMPS", tmp_path / "bootstrap.json")
    return module


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a small program that stands in for a tool of the virtual environment."""

    def write(name: str, code: str) -> Path:
        path = tmp_path / name
        path.write_text(f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n{code}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def test_other_python_is_refused_in_one_sentence(bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap.OLDEST = (3, 99)
    assert bootstrap.main(["setup"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("KIberatung braucht Python 3.11 bis 3.14, gefunden wurde 3.")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["fly"], ["setup", "twice"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    outcome = subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)
    assert outcome.returncode == 2
    assert "Traceback" not in outcome.stderr


def test_words_after_the_command_are_handed_on(bootstrap: ModuleType) -> None:
    assert bootstrap._parse(["test", "-q", "--co", "tests/domain"]) == ("test", ["-q", "--co", "tests/domain"])
    assert bootstrap._parse(["run", "--help"]) == ("run", ["--help"])


def test_missing_library_is_named_with_its_package(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "linux").mkdir()
    table = "library,package,needed_for\nlibc.so.6,libc6,qt\nlibgone.so.9,libgone9,qt\nlibx.so.9,libx9,x11\n"
    (tmp_path / "linux" / "libraries.csv").write_text(table, encoding="utf-8")
    bootstrap.PACKAGING = tmp_path
    monkeypatch.delenv("DISPLAY", raising=False)
    assert bootstrap._missing_libraries() == {"libgone.so.9": "libgone9"}
    monkeypatch.setenv("DISPLAY", ":0")
    assert bootstrap._missing_libraries() == {"libgone.so.9": "libgone9", "libx.so.9": "libx9"}


def test_without_rights_one_line_to_copy_is_printed(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda *_names, **_more: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(bootstrap.SetupFailure) as refused:
        bootstrap._apt_install(["libegl1", "postgresql"], "Diesem System fehlt etwas.")
    assert str(refused.value).splitlines()[1:] == ["sudo apt-get install -y --no-install-recommends libegl1 postgresql"]


def test_other_systems_learn_the_names(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda *_names, **_more: None)
    with pytest.raises(bootstrap.SetupFailure, match="was bei Debian libegl1 heißt"):
        bootstrap._apt_install(["libegl1"], "Diesem System fehlt libEGL.so.1.")


def test_failing_step_shows_its_last_words_and_the_next_step(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(bootstrap.SetupFailure, match=r"Es ging nicht\. Danach wiederholen Sie den Befehl"):
        bootstrap._quietly([sys.executable, "-c", "print('server gone'); raise SystemExit(1)"], "Es ging nicht.")
    assert capsys.readouterr().err == "  | server gone\n"


def test_moved_folder_gets_a_new_environment(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "_quietly", lambda command, _problem: steps.append(command))
    bootstrap.PYTHON = Path(sys.executable)
    assert bootstrap._make_venv() is False, "an environment made by hand is taken as it is"
    assert bootstrap._make_venv() is False
    bootstrap.VENV = tmp_path / "elsewhere"
    assert bootstrap._make_venv() is True
    assert [step[1:4] for step in steps] == [["-m", "venv", "--clear"]]


def test_packages_are_not_installed_twice(bootstrap: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("typst==0.15.2", encoding="utf-8")
    bootstrap.LOCKS = {"run": lock, "test": lock}
    bootstrap.PYTHON = Path(sys.executable).parent / "no-such-python"
    bootstrap._set_stamp("run", bootstrap._hash(lock))
    assert bootstrap._install_packages("run") is False
    lock.write_text("typst==0.15.3", encoding="utf-8")
    with pytest.raises(OSError, match="no-such-python"):
        bootstrap._install_packages("run")


def test_damaged_stamps_mean_not_done(bootstrap: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "bootstrap.json").write_text("{", encoding="utf-8")
    assert bootstrap._stamp("run") == ""


def test_texts_are_compiled_once(bootstrap: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "translations" / "en" / "LC_MESSAGES" / "ui.po"
    source.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    source.write_text(f'{head}msgid "Kind"\nmsgstr "Child"\n', encoding="utf-8")
    bootstrap.PYTHON = Path(sys.executable)
    assert bootstrap._compile_texts() is True
    with source.with_suffix(".mo").open("rb") as compiled:
        assert GNUTranslations(compiled).gettext("Kind") == "Child"
    assert bootstrap._compile_texts() is False


def test_children_may_write_bytecode(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in bootstrap._environment()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_display_is_seen(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert not bootstrap._has_display()
    monkeypatch.setenv(name, "something")
    assert bootstrap._has_display()


def test_story_says_what_it_wrote(
    bootstrap: ModuleType, program: Callable[[str, str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    code = "out = Path(sys.argv[3]); out.mkdir(parents=True); (out / 'brief.pdf').write_bytes(bytes(1234))"
    bootstrap.PROGRAM = program("kiberatung", code)
    assert bootstrap._play_story() == 0
    shown = capfd.readouterr().out
    assert shown.startswith("Hier gibt es keinen Bildschirm")
    assert "Geschrieben: 1 Dateien in " in shown
    assert "brief.pdf (1.234 Byte)" in shown


@pytest.mark.parametrize(("check", "tests", "outcome"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_pytest_speaks_last_and_any_failure_counts(
    bootstrap: ModuleType,
    program: Callable[[str, str], Path],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    check: int,
    tests: int,
    outcome: int,
) -> None:
    monkeypatch.setattr(bootstrap, "_set_up", lambda _purpose: False)
    program("ruff", f"sys.exit({check})")
    bootstrap.CHECKS = {"ruff check": ["ruff", "check"]}
    bootstrap.PYTHON = program("python", f"print(*sys.argv[1:]); print('== 1 passed =='); sys.exit({tests})")
    assert bootstrap._test(["-q"]) == outcome
    lines = capfd.readouterr().out.splitlines()
    assert lines[-2:] == [
        "-m pytest -n auto --dist loadfile --no-loadscope-reorder --max-worker-restart=0 -q",
        "== 1 passed ==",
    ]
    assert ("Nicht bestanden: ruff check. Die Tests laufen trotzdem." in lines) is bool(check)


def test_long_adds_what_takes_minutes(bootstrap: ModuleType) -> None:
    plain = bootstrap._pytest_options(["-x"])
    assert bootstrap._pytest_options(["--long", "-x"]) == [*plain[:-1], "-m", "long or not long", "-x"]
