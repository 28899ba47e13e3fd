"""A save that is repeated counts once: its change is in the log already. After a broken commit the store is asked."""

from dataclasses import replace

import pytest
from sqlalchemy import event, text

from kiberatung.domain.children import Child
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.services.ports import Store
from kiberatung.storage.stores import ServerStore, open_on_server
from tests.storage.clusters import new_database
from tests.storage.conftest import MIGRATIONS
from tests.support.builders import a_change, a_family

pytestmark = pytest.mark.requirement("R03")


def test_the_same_change_twice_is_one_change(store: Store) -> None:
    change, family = a_change("Familie aufgenommen"), a_family("Öztürk").family
    for _time in range(2):
        with store.changing(change) as work:
            stored = work.put(family)
            work.commit()
        assert stored.version == 1
    assert len(store.lists.history(family.id, 10)) <= 1
    with store.reading() as records:
        assert records.find(Family) == [stored]


def test_a_removal_and_an_undo_repeated_do_nothing_more(store: Store) -> None:
    built = a_family("Öztürk").with_child("Can").stored_in(store)
    removal, undo = a_change("Kind gelöscht"), a_change("Rückgängig")
    for _time in range(2):
        with store.changing(removal) as work:
            work.remove(work.get(Child, built.children[0].id))
            work.commit()
    for _time in range(2):
        with store.changing(undo) as work:
            assert work.revert(removal.id).id == removal.id
            work.commit()
    with store.reading() as records:
        assert [child.version for child in records.find(Child)] == [3]


def test_a_repeated_change_that_differs_is_not_written(store: Store) -> None:
    """One identifier is one deed: what was acknowledged stands."""
    built = a_family("Öztürk").stored_in(store)
    change = a_change("Telefon geändert")
    for number in ("05221 1", "05221 2"):
        with store.changing(change) as work:
            work.put(replace(built.family, phone=number))
            work.commit()
    with store.reading() as records:
        assert records.get(Family, built.family.id).phone == "05221 1"


def test_a_server_that_breaks_off_before_the_commit_saves_nothing_and_the_retry_does(
    cluster: str, empty_server_store: str
) -> None:
    store = open_on_server(new_database(cluster, empty_server_store), MIGRATIONS)
    change, family = a_change("Familie aufgenommen"), a_family("Öztürk").family
    event.listen(store._engine, "commit", lambda _connection: _break_off(store, cluster), once=True)
    with pytest.raises(EnvironmentFault, match="antwortet nicht"), store.changing(change) as work:  # noqa: PT012
        work.put(family)
        work.commit()
    assert not store._is_lost
    with store.changing(change) as work:
        work.put(family)
        work.commit()
    with store.reading() as records:
        assert [found.family_name for found in records.find(Family)] == ["Öztürk"]
    store.close()


def _break_off(store: ServerStore, cluster: str) -> None:
    other = ServerStore(cluster)
    backend = store._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with other.transaction() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:backend, 5000)"), {"backend": backend})
    other.close()
