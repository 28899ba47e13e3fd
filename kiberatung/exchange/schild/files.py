"""The text files SchILD-NRW reads: one record per line, parted by pipes, position counts (FORMATS 1)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.schild import SchildColumn
from kiberatung.domain.children import ChildId
from kiberatung.exchange.schild import rows
from kiberatung.exchange.schild.letters import SEPARATOR, Fitting
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.findings import Finding, FindingLevel, called
from kiberatung.services.handovers.forms import SchildChoice
from kiberatung.services.handovers.ports import WriterReport

BASIS = "SchuelerBasisdaten.dat"
EXTRA = "SchuelerZusatzdaten.dat"
GUARDIANS = "SchuelerErzieher.dat"
PHONES = "SchuelerTelefonnummern.dat"

Line = tuple[ChildId, rows.Cells]


@dataclass(frozen=True, slots=True)
class SchildOutcome:
    """The files by their fixed names, and what became of the values on the way."""

    files: dict[str, bytes]
    report: WriterReport


def schild_files(content: HandoverContent, choice: SchildChoice, catalogues: Catalogues) -> SchildOutcome:
    fitting = Fitting(choice.encoding)
    files = {
        name: fitting.encoded(_lines(columns, lines, fitting))
        for name, columns, lines in _tables(content, choice, catalogues)
    }
    return SchildOutcome(files, WriterReport(fitting.replaced, fitting.cuts, tuple(_findings(content, choice))))


def _tables(
    content: HandoverContent, choice: SchildChoice, catalogues: Catalogues
) -> Iterator[tuple[str, tuple[SchildColumn, ...], list[Line]]]:
    def columns(name: str, count: int | None = None) -> tuple[SchildColumn, ...]:
        return catalogues.schild_columns_of(name)[:count]

    def basis(file: ChildFile) -> list[rows.Cells]:
        return [rows.basis_cells(file, choice, catalogues, content.created_on)]

    extra = [
        (file.child.id, rows.extra_cells(file, f"{content.number}/{place}"))
        for place, file in enumerate(content.files, start=1)
    ]
    yield BASIS, columns(BASIS, choice.basis_columns), _per_child(content, basis)
    yield EXTRA, columns(EXTRA), extra
    yield GUARDIANS, columns(GUARDIANS, choice.guardian_columns), _per_child(content, rows.guardian_cells)
    yield PHONES, columns(PHONES), _per_child(content, rows.phone_cells)


def _per_child(content: HandoverContent, cells_of: Callable[[ChildFile], Iterable[rows.Cells]]) -> list[Line]:
    return [(file.child.id, cells) for file in content.files for cells in cells_of(file)]


def _lines(columns: tuple[SchildColumn, ...], lines: Iterable[Line], fitting: Fitting) -> Iterator[str]:
    yield SEPARATOR.join(column.heading for column in columns)
    for child_id, cells in lines:
        yield SEPARATOR.join(fitting.fit(cells.get(column.heading, ""), column, child_id) for column in columns)


def _findings(content: HandoverContent, choice: SchildChoice) -> Iterator[Finding]:
    for file in content.files:
        if not rows.schild_sex(file, choice):
            text = _("{name}: SchILD-NRW nennt beim Geschlecht nur m und w. Vor dem Einlesen klären; es bleibt leer.")
            yield Finding(FindingLevel.WARN, text.format(name=called(file.child)), file.child.id, "sex")
        if rows.has_one_part_name(file):
            text = _("{name}: Der Name hat nur einen Teil. Beim Vornamen steht ein Strich.")
            yield Finding(FindingLevel.WARN, text.format(name=called(file.child)), file.child.id, "family_name")
    persons = Counter(tuple(rows.person_cells(file).values()) for file in content.files)
    if any(count > 1 for count in persons.values()):
        text = _("Zwei Kinder haben denselben Namen und Geburtstag. SchILD-NRW hält sie für ein Kind.")
        yield Finding(FindingLevel.WARN, text)
    text = _(
        "SchILD-NRW verlangt ein J oder N zu Schwerstbehinderung, Autismus und Sprachförderkurs. "
        "Die Dateien sagen N. Das heißt hier: nicht mitgeteilt."
    )
    yield Finding(FindingLevel.OK, text)
