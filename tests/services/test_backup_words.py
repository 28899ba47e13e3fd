"""The age of the last backup in words, its colour, and when the next one is due."""

from datetime import UTC, datetime, timedelta

import pytest

from kiberatung.services.backup_schedule import BackupSchedule
from kiberatung.services.backup_words import SecondPlace, backup_words

NOW = datetime(2026, 11, 22, 9, 18, tzinfo=UTC)


@pytest.mark.requirement("R22", figure="red after 7 days, here and in the second place")
@pytest.mark.parametrize(
    ("age", "said", "tone"),
    [
        (timedelta(seconds=20), "gerade eben", "muted"),
        (timedelta(minutes=1), "vor 1 Minute", "muted"),
        (timedelta(minutes=59), "vor 59 Minuten", "muted"),
        (timedelta(minutes=78), "heute, 09:00", "muted"),
        (timedelta(days=1, hours=2), "gestern, 08:18", "muted"),
        (timedelta(days=6, hours=23), "vor 7 Tagen", "muted"),
        (timedelta(days=7), "vor 7 Tagen", "danger"),
        (-timedelta(days=1), "gerade eben", "muted"),
    ],
)
def test_age_of_the_last_backup(age: timedelta, said: str, tone: str) -> None:
    told = backup_words(NOW, NOW - age, None)
    assert (told.words, told.tone) == (f"Letzte geprüfte Sicherung: {said}", tone)


def test_no_backup_yet() -> None:
    told = backup_words(NOW, None, None)
    assert (told.words, told.tone) == ("Noch keine geprüfte Sicherung", "warn")


@pytest.mark.parametrize(
    ("second", "said", "tone"),
    [
        (SecondPlace(NOW - timedelta(hours=2)), "", "muted"),
        (SecondPlace(NOW - timedelta(days=7)), "Zweiter Ort: zuletzt vor 7 Tagen", "danger"),
        (SecondPlace(None), "Zweiter Ort: noch nie gesichert", "danger"),
        (SecondPlace(NOW - timedelta(days=3), "ist nicht da"), "Zweiter Ort ist nicht da, zuletzt vor 3 Tagen", "warn"),
        (SecondPlace(NOW - timedelta(days=8), "ist voll"), "Zweiter Ort ist voll, zuletzt vor 8 Tagen", "danger"),
    ],
)
def test_second_place_is_told_when_something_is_missing_there(second: SecondPlace, said: str, tone: str) -> None:
    told = backup_words(NOW, NOW, second)
    assert told.words == "Letzte geprüfte Sicherung: gerade eben" + (f" · {said}" if said else "")
    assert told.tone == tone


@pytest.mark.requirement("R13", figure="30 minutes after the first change that no backup holds")
def test_half_an_hour_of_changes_is_backed_up() -> None:
    schedule = BackupSchedule(entries=5)
    assert not schedule.is_due(NOW + timedelta(hours=9), 5)
    assert not schedule.is_due(NOW, 6)
    assert not schedule.is_due(NOW + timedelta(minutes=29), 90)
    assert schedule.is_due(NOW + timedelta(minutes=30), 90)
    schedule.backed_up(90)
    assert not schedule.is_due(NOW + timedelta(hours=9), 90)
    assert not schedule.is_due(NOW + timedelta(hours=9), 91)
    assert schedule.is_due(NOW + timedelta(hours=9, minutes=30), 91)


def test_undone_by_a_restore_or_a_clock_put_back_it_begins_anew() -> None:
    schedule = BackupSchedule(entries=5)
    assert not schedule.is_due(NOW, 6)
    assert not schedule.is_due(NOW - timedelta(days=1), 6)
    assert schedule.is_due(NOW - timedelta(days=1) + timedelta(minutes=30), 6)
