"""Once a week, when a store is closed, it is checked whole; a damaged one makes no backup and says so."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiberatung.app.session import Session
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.office import change_office, office_of
from tests.app.test_session import GOOD, OFFICE
from tests.support.builders import CLOCK
from tests.support.key_rings import cheap_keys


@pytest.fixture
def session(tmp_path: Path) -> Session:
    with cheap_keys():
        made = Session(tmp_path / "bestand.kib", CLOCK)
        made.make(GOOD, OFFICE)
        made.close()
    return made


def opened_after(session: Session, days: int) -> Session:
    session.clock = FixedClock(CLOCK.now() + timedelta(days=days))
    session.open(GOOD)
    return session


def checks_noted(session: Session) -> int:
    store = session._file()
    assert store is not None
    return int(store.raw.execute("SELECT count(*) FROM changes WHERE deed = 'checked'").fetchone()[0])


def test_it_is_checked_at_the_first_closing_after_a_week(session: Session) -> None:
    opened_after(session, 6).close()
    assert checks_noted(opened_after(session, 7)) == 0
    session.close()
    assert checks_noted(opened_after(session, 8)) == 1
    session.close()
    assert checks_noted(opened_after(session, 9)) == 1
    session.close()


@pytest.mark.requirement("R20")
def test_damage_is_told_and_no_backup_pushes_out_a_sound_one(session: Session) -> None:
    opened_after(session, 8)
    change_office(session.desk, office_of(session.desk))
    store = session._file()
    assert store is not None
    store.raw.execute("UPDATE offices SET town = 'Anderswo'")
    before = sorted(session.backup_folder.iterdir())
    with pytest.raises(EnvironmentFault, match="Prüfung hat Schäden gefunden") as told:
        session.close()
    assert "neu" in told.value.next_step or "Sicherung" in told.value.next_step
    assert sorted(session.backup_folder.iterdir()) == before
    assert not session.is_open
