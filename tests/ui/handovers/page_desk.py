"""A desk on a whole store in memory with the three invented families of the handovers."""

from dataclasses import replace

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.ports import HandoverWriter
from kiberatung.services.letters.values import SheetRenderer
from kiberatung.ui.handovers.presenter import HandoverTools
from tests.services.handovers import handover_desk
from tests.support.builders import a_change
from tests.support.desks import a_desk
from tests.support.fakes import FakeStore

WRITER: HandoverWriter = handover_desk.a_writer()


class CountedWords:
    """A new passphrase each time, always six words."""

    def __init__(self) -> None:
        self.rolled = 0

    def next(self) -> str:
        self.rolled += 1
        return f"ampel birke hafen krug linde wolke{self.rolled}"


def a_page_desk() -> Desk:
    desk = a_desk(FakeStore(), clock=FixedClock.on(handover_desk.TODAY))
    _plain, memory = handover_desk.a_desk()
    with desk.store.changing(a_change("Bestand angelegt")) as work:
        for record in memory.records.values():
            if not isinstance(record, Office):
                work.put(replace(record, version=0))
        work.commit()
    return desk


def tools(sheets: SheetRenderer | None = None) -> HandoverTools:
    words = CountedWords()
    renderer = sheets or handover_desk.SheetAsText()
    return HandoverTools(lambda: WRITER, lambda: words, lambda: renderer, overview)


def overview(content: HandoverContent) -> bytes:
    return f"Mappe {content.number}".encode()
