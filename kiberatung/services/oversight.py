"""What head and data protection officer look through: what was read, printed, taken out, refused, and by whom (T15)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiberatung.basics.german_time import german_time
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import SUPERVISION, use_case
from kiberatung.services.read_models import NotedDeed

MOST_SHOWN = 2000
TAKEN_OUT = (Deed.EXPORT, Deed.PRINT)
MANY_A_DAY: Mapping[Deed, int] = {Deed.READ: 60, Deed.PRINT: 40, Deed.EXPORT: 10, Deed.DENIED: 5}
"""Above this a day of one account is worth a look; a big office has about ten talks a day. Own measure."""
LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Anomaly:
    day: date
    who: str
    deed: Deed
    count: int
    usual: int


@use_case(allowed=SUPERVISION)
def deeds_noted(desk: Desk, since: datetime, deeds: Sequence[Deed]) -> list[NotedDeed]:
    """Newest first; the register of exports is `TAKEN_OUT`, that of openings `Deed.READ`."""
    return desk.lists.noted_since(since, deeds, MOST_SHOWN)


@use_case(allowed=SUPERVISION)
def anomalies(desk: Desk) -> list[Anomaly]:
    """Days of the last month on which an account did unusually much, newest first."""
    since = desk.clock.now() - LOOKED_BACK
    counted = Counter(
        (german_time(one.noted_at).date(), one.who, one.deed)
        for one in desk.lists.noted_since(since, list(MANY_A_DAY), 10 * MOST_SHOWN)
    )
    found = [
        Anomaly(day, who, deed, count, MANY_A_DAY[deed])
        for (day, who, deed), count in counted.items()
        if count > MANY_A_DAY[deed]
    ]
    return sorted(found, key=lambda one: (one.day, one.count), reverse=True)
