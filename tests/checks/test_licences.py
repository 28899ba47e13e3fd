"""Everything the program ships may be given away under the EUPL."""

import re
from importlib import metadata

import pytest

from tests.checks.sources import ROOT

# Packages whose metadata name no licence, read from the licence file they carry; and those of other platforms.
READ_BY_HAND = {"pyrage": "MIT", "sqlcipher3": "Zlib", "tzdata": "Apache-2.0", "brotlicffi": "MIT"}
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def shipped_packages() -> list[str]:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)


def licence_of(package: str) -> str:
    if package in READ_BY_HAND:
        return READ_BY_HAND[package]
    told = metadata.metadata(package)
    stated = told.get("License-Expression") or told.get("License") or ""
    return stated or " OR ".join(line for line in told.get_all("Classifier", []) if line.startswith("License ::"))


def is_only_gpl(licence: str) -> bool:
    """Whether every choice the licence leaves is the GPL or AGPL; the LGPL is not meant."""
    return all(COPYLEFT.search(choice) for choice in re.split(r"\s+OR\s+", licence))


def test_no_shipped_package_is_gpl_only() -> None:
    assert [package for package in shipped_packages() if is_only_gpl(licence_of(package))] == []


def test_every_shipped_package_states_its_licence() -> None:
    assert len(shipped_packages()) > 20
    assert [package for package in shipped_packages() if not licence_of(package)] == []


def test_the_program_itself_is_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "licence",
    ["GPL-3.0-only", "GPLv2+", "AGPL-3.0", "License :: OSI Approved :: GNU General Public License v2 (GPLv2)"],
)
def test_check_sees_the_gpl(licence: str) -> None:
    assert is_only_gpl(licence)


@pytest.mark.parametrize("licence", ["LGPL-3.0-only OR GPL-2.0-only", "GNU Lesser General Public License v2", "MIT"])
def test_check_lets_a_choice_pass(licence: str) -> None:
    assert not is_only_gpl(licence)
