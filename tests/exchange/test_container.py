"""Locked packages: only the six words open them, and a changed byte is noticed."""

import re

import pyrage
import pytest

from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.exchange import age_format, container
from kiberatung.exchange.age_format import sealed_for_passphrase
from kiberatung.exchange.container import opened_age, opened_seven_zip, sealed_age, sealed_seven_zip

WORDS = "ampel birke hafen krug linde wolke"
FILES = {"Uebergabe-2026-001.pdf": b"%PDF Omar Al-Khatib", "SchuelerBasisdaten.dat": bytes(range(256)) * 8}
SEALS = {"7z": (sealed_seven_zip, opened_seven_zip), "age": (sealed_age, opened_age)}


@pytest.fixture(scope="module", params=SEALS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def package(kind: str) -> bytes:
    return SEALS[kind][0](FILES, WORDS)


def test_gives_the_same_files_back(kind: str, package: bytes) -> None:
    assert SEALS[kind][1](package, WORDS) == FILES


def test_shows_neither_names_nor_contents(package: bytes) -> None:
    for secret in (b"Uebergabe", b"Schueler", b"Al-Khatib", "Uebergabe".encode("utf-16-le")):
        assert secret not in package


@pytest.mark.parametrize("wrong", ["", "ampel birke hafen krug linde wolken", "ampel"])
def test_a_wrong_passphrase_is_refused(kind: str, package: bytes, wrong: str) -> None:
    with pytest.raises(DomainError, match="lässt sich nicht öffnen"):
        SEALS[kind][1](package, wrong)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.6, 0.9, 1.0])
def test_one_flipped_bit_is_refused(kind: str, package: bytes, share: float) -> None:
    """From the first byte that is checked to the last; before it stand the marks that say which format it is.

    In 7z a few bits fill up the last block and hold nothing: one of them may differ, the files may not.
    """
    first = 8 if kind == "7z" else package.index(b"\n---")
    place = round(first + share * (len(package) - 1 - first))
    damaged = bytearray(package)
    damaged[place] ^= 1 << place % 8
    try:
        opened = SEALS[kind][1](bytes(damaged), WORDS)
    except DomainError as refusal:
        opened = {"": refusal.message.encode()}
    assert (kind, opened) == ("7z", FILES) or "lässt sich nicht öffnen" in opened[""].decode()


@pytest.mark.parametrize("length", [0, 1, 31, 200])
def test_a_cut_file_is_refused(kind: str, package: bytes, length: int) -> None:
    with pytest.raises(DomainError):
        SEALS[kind][1](package[:length], WORDS)


@pytest.mark.requirement("R53")
def test_age_stretches_the_passphrase_whatever_the_machine_is_doing() -> None:
    found = re.search(rb"-> scrypt \S+ (\d+)\n", sealed_age({"a": b""}, WORDS)[:200])
    assert found
    assert int(found[1]) >= 17


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_age_of_any_length_is_opened_by_the_library(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_format, "WORK", 10)
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert bytes(pyrage.passphrase.decrypt(sealed_for_passphrase(content, WORDS), WORDS)) == content


def test_a_key_of_another_ki_opens_what_was_sealed_for_it() -> None:
    identity = pyrage.x25519.Identity.generate()
    sealed = sealed_age(FILES, "", str(identity.to_public()))
    inner = pyrage.decrypt(sealed, [identity])
    assert all(name.encode() in inner for name in FILES)
    with pytest.raises(DomainError, match="Schlüssel der Stelle"):
        sealed_age(FILES, "", "age1falsch")


def test_a_package_that_does_not_read_back_never_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_unbundled", lambda _inner: {})
    with pytest.raises(EnvironmentFault, match="Es hat nichts das Haus verlassen"):
        sealed_age(FILES, WORDS)
