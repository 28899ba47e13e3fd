"""Where people live and which offices answer for the place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAddress:
    """How an office is reached; as of June 2022, to be checked before a letter leaves."""

    number: str
    name: str
    street: str
    postcode: str
    town: str
    phone: str
    email: str
    homepage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezirksregierung(OfficeAddress):
    """Upper school authority; `regierungsbezirk` is the first three digits of all its Gemeinden."""

    regierungsbezirk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schulamt(OfficeAddress):
    """Lower school authority of one Kreis or kreisfreie Stadt."""

    kreis: str
    regierungsbezirk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kreis:
    """Kreis, kreisfreie Stadt or Städteregion (`kind`); `key` has five digits, `schulamt` is that office's number."""

    key: str
    name: str
    kind: str
    regierungsbezirk: str
    schulamt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeinde:
    """A municipality by its eight-digit AGS.

    `postcodes` are those of delivery; for 17 Gemeinden the source knows only all of them, PO boxes included
    (`has_only_delivery_postcodes` is then false).
    """

    ags: str
    name: str
    kind: str
    kreis: str
    regierungsbezirk: str
    postcodes: tuple[str, ...]
    has_only_delivery_postcodes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalPlace:
    """A postcode with its town; `delivers` is false for PO boxes and large customers."""

    postcode: str
    ags: str
    town: str
    delivers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalDistrict:
    """A district (Ortsteil) of a town with the postcode it lies in."""

    postcode: str
    ags: str
    town: str
    district: str
