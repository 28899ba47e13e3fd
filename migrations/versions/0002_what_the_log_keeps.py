"""What the change log keeps beside changes: the kind of deed, contents that can go for good, families erased.

Every link gets the hash of its contents and is hashed anew; a log that does not hold as it is stays as it is.
"""

import json
import secrets
from datetime import UTC
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from kiberatung.storage.upgrades import not_upgraded

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_LINKS_AT_ONCE = 500

_CHANGES = sa.table(
    "changes",
    *(sa.column(name, sa.Uuid) for name in ("id", "account_id", "family_id", "undoes")),
    *(sa.column(name, sa.Text) for name in ("what", "why", "previous_hash", "hash", "deed", "salt", "rows_hash")),
    sa.column("sequence", sa.Integer),
    sa.column("changed_at", _MOMENT),
    sa.column("undoable", sa.Boolean),
)
_ROWS = sa.table(
    "change_rows",
    *(sa.column(name, sa.Uuid) for name in ("change_id", "record_id")),
    *(sa.column(name, sa.Text) for name in ("kind", "field", "old", "new")),
    sa.column("position", sa.Integer),
)
_STATE = sa.table("store_state", sa.column("changes", sa.Integer), sa.column("head", sa.Text))

_OLD_LINK = [
    "account_id",
    "changed_at",
    "family_id",
    "id",
    "previous_hash",
    "sequence",
    "undoable",
    "undoes",
    "what",
    "why",
]


def upgrade() -> None:
    op.add_column("changes", sa.Column("deed", sa.Text, nullable=False, server_default="change"))
    op.add_column("changes", sa.Column("salt", sa.String(32)))
    op.add_column("changes", sa.Column("rows_hash", sa.String(64), nullable=False, server_default=""))
    op.create_table(
        "erasures",
        sa.Column("family_id", sa.Uuid, primary_key=True),
        sa.Column("erased_at", _MOMENT, nullable=False),
        sa.Column("account_id", sa.Uuid),
        sa.Column("second_account_id", sa.Uuid),
        sa.Column("reason", sa.Text, nullable=False),
    )
    _hash_anew(op.get_bind())


def _hash_anew(connection) -> None:
    old_head = new_head = "0" * 64
    done = 0
    while links := _links_after(connection, done):
        rows = _rows_of(connection, [link["id"] for link in links])
        values = []
        for link in links:
            done += 1
            contents = rows.get(link["id"], [])
            in_place = (link["sequence"], link["previous_hash"]) == (done, old_head)
            if not in_place or _old_hash(link, contents) != link["hash"]:
                raise not_upgraded()
            old_head = link["hash"]
            values.append(_new_values(link, contents, new_head))
            new_head = values[-1]["new_hash"]
        _write(connection, values)
    state = connection.execute(sa.select(_STATE)).one_or_none()
    if state is None and not done:
        return
    if state is None or (state.changes, state.head) != (done, old_head):
        raise not_upgraded()
    connection.execute(sa.update(_STATE).values(head=new_head))


def _links_after(connection, number):
    columns = [column for column in _CHANGES.c if column.name not in {"deed", "salt", "rows_hash"}]
    query = sa.select(*columns).where(_CHANGES.c.sequence > number).order_by(_CHANGES.c.sequence).limit(_LINKS_AT_ONCE)
    return connection.execute(query).mappings().all()


def _rows_of(connection, change_ids):
    query = sa.select(_ROWS).where(_ROWS.c.change_id.in_(change_ids)).order_by(_ROWS.c.change_id, _ROWS.c.position)
    found = {}
    for row in connection.execute(query):
        found.setdefault(row.change_id, []).append([row.kind, row.record_id.hex, row.field, row.old, row.new])
    return found


def _old_hash(link, rows) -> str:
    deed = {name: _old_text(link[name]) for name in _OLD_LINK}
    return sha256(json.dumps([deed, rows], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _old_text(value):
    if hasattr(value, "astimezone"):
        return str(_in_utc(value))
    return str(value) if value is not None and not isinstance(value, (int, str)) else value


def _new_values(link, rows, previous_hash):
    salt = secrets.token_hex(16)
    rows_hash = _hash([salt, link["why"], rows])
    moment = _in_utc(link["changed_at"]).replace(tzinfo=None).isoformat(" ", "microseconds")
    hashed = [
        link["sequence"],
        link["id"].hex,
        "change",
        link["what"],
        _hex(link["account_id"]),
        moment,
        _hex(link["family_id"]),
        _hex(link["undoes"]),
        int(link["undoable"]),
        previous_hash,
        rows_hash,
    ]
    return {
        "number": link["sequence"],
        "new_salt": salt,
        "new_rows_hash": rows_hash,
        "new_previous": previous_hash,
        "new_hash": _hash(hashed),
    }


def _write(connection, values) -> None:
    fresh = {
        "salt": sa.bindparam("new_salt"),
        "rows_hash": sa.bindparam("new_rows_hash"),
        "previous_hash": sa.bindparam("new_previous"),
        "hash": sa.bindparam("new_hash"),
    }
    connection.execute(sa.update(_CHANGES).where(_CHANGES.c.sequence == sa.bindparam("number")).values(fresh), values)


def _hash(value) -> str:
    return sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()


def _hex(identifier):
    return None if identifier is None else identifier.hex


def _in_utc(moment):
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
