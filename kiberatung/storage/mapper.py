"""Records to rows and back by equal names, and fields to JSON texts for the change log. Standard library only."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

Plain = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: how its value goes into a column, comes back, and is written as JSON."""

    name: str
    to_column: Plain
    from_column: Plain
    to_json: Plain
    from_json: Plain
    default: Any


def shape_of(record: type) -> tuple[FieldShape, ...]:
    """Worked out once for each kind."""
    if record not in _SHAPES:
        _SHAPES[record] = _worked_out(record)
    return _SHAPES[record]


_SHAPES: dict[type, tuple[FieldShape, ...]] = {}


def _worked_out(record: Any) -> tuple[FieldShape, ...]:
    hints = get_type_hints(record)
    return tuple(
        _field_shape(field.name, hints[field.name], None if field.default is MISSING else field.default)
        for field in fields(record)
    )


def to_row(record: Any) -> dict[str, Any]:
    return {shape.name: shape.to_column(getattr(record, shape.name)) for shape in shape_of(type(record))}


def from_row(kind: type, row: Mapping[Any, Any]) -> Any:
    return kind(**{shape.name: shape.from_column(row[shape.name]) for shape in shape_of(kind)})


def records_of(kind: type, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> list[Any]:
    """Where each field stands in the rows is looked up once for all of them."""
    places = {name: place for place, name in enumerate(columns)}
    parts = [(shape.name, places[shape.name], shape.from_column) for shape in shape_of(kind)]
    return [kind(**{name: read(row[place]) for name, place, read in parts}) for row in rows]


def image(record: Any) -> dict[str, str]:
    """Every field but the version as JSON text: what the change log compares and keeps."""
    return {
        shape.name: as_json(shape.to_json(getattr(record, shape.name)))
        for shape in shape_of(type(record))
        if shape.name != "version"
    }


def filled(record: Any) -> dict[str, str]:
    """The image without the fields that hold their default."""
    return {
        shape.name: as_json(shape.to_json(value))
        for shape in shape_of(type(record))
        if shape.name != "version" and (value := getattr(record, shape.name)) != shape.default
    }


def default_image(kind: type) -> dict[str, str]:
    """What a field reads that was never filled; fields without a default read as nothing."""
    return {shape.name: as_json(shape.to_json(shape.default)) for shape in shape_of(kind) if shape.name != "version"}


def field_values(kind: type, texts: Mapping[str, str]) -> dict[str, Any]:
    """Fields from their JSON texts, ready for `dataclasses.replace`."""
    shapes = {shape.name: shape for shape in shape_of(kind)}
    return {name: shapes[name].from_json(json.loads(text)) for name, text in texts.items()}


def column_value(kind: type, field: str, value: object) -> Any:
    """A value to compare a column with."""
    return next(shape for shape in shape_of(kind) if shape.name == field).to_column(value)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _field_shape(name: str, hint: Any, default: Any) -> FieldShape:
    kind = _without_none(hint)
    if get_origin(kind) is tuple:
        to_item, from_item = _codec(_without_none(get_args(kind)[0]))

        def to_list(values: Any) -> list[Any]:
            return [to_item(value) for value in values or ()]

        def from_list(values: Any) -> tuple[Any, ...]:
            return tuple(from_item(value) for value in values)

        return FieldShape(
            name,
            lambda values: as_json(to_list(values)),
            lambda text: from_list(json.loads(text)),
            to_list,
            from_list,
            default,
        )
    to_plain, from_plain = _optional(*_codec(kind))
    to_column, from_column = _optional(_enum_value, kind) if _is_enum(kind) else (_same, _same)
    return FieldShape(name, to_column, from_column, to_plain, from_plain, default)


def _codec(kind: Any) -> tuple[Plain, Plain]:
    """To and from what JSON can hold."""
    if _is_enum(kind):
        return _enum_value, kind
    if kind is UUID:
        return str, UUID
    if kind is datetime:
        return _moment_text, datetime.fromisoformat
    if kind is date:
        return date.isoformat, date.fromisoformat
    if is_dataclass(kind):
        return _parts_of, lambda parts: _from_parts(kind, parts)
    return _same, _same


def _parts_of(value: Any) -> dict[str, Any]:
    return {shape.name: shape.to_json(getattr(value, shape.name)) for shape in shape_of(type(value))}


def _from_parts(kind: Any, parts: dict[str, Any]) -> Any:
    return kind(**{shape.name: shape.from_json(parts[shape.name]) for shape in shape_of(kind)})


def _without_none(hint: Any) -> Any:
    """The type itself behind `| None` and behind a `NewType`."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def _optional(there: Plain, back: Plain) -> tuple[Plain, Plain]:
    return (lambda value: None if value is None else there(value)), (
        lambda value: None if value is None else back(value)
    )


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _enum_value(value: Any) -> Any:
    return value.value


def _moment_text(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


def _same(value: Any) -> Any:
    return value
