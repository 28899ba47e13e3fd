"""A handover as it stands in the register, for tests that need one to have left."""

from datetime import UTC, datetime
from typing import Any

from kiberatung.domain.children import ChildId
from kiberatung.domain.handovers import Handover, HandoverId, RecipientKind
from tests.support.builders import IDENTIFIERS

LEFT_AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def a_handover(*child_ids: ChildId, created_at: datetime = LEFT_AT, **more: Any) -> Handover:
    """To the Schulamt, as a table."""
    known: dict[str, Any] = {
        "id": HandoverId(IDENTIFIERS.next()),
        "number": "Uebergabe-2026-001",
        "recipient_kind": RecipientKind.SCHULAMT,
        "recipient_name": "Schulamt",
        "purpose": "Schulplatz",
        "legal_basis": "Einwilligung",
        "format": "csv",
    }
    return Handover(**(known | {"child_ids": child_ids, "created_at": created_at} | more))
