"""The schools of NRW as the official directories know them, and the bodies that run them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueSchool:
    """One school by its six-digit number.

    `schulform` is the Kürzel ("GY"), empty for two Schulische Lernorte. `latitude` and `longitude` are degrees
    (WGS 84), None for five schools. `sozialindex` runs from 1 (fewest burdens) to 9. A school that is not
    `in_directory_since_2024` has probably closed. `rechtsform`: 1 public, 2 private.
    """

    number: str
    schulform: str
    schulform_key: str
    names: tuple[str, ...]
    short_name: str
    street: str
    postcode: str
    town: str
    ags: str
    kreis: str
    phone: str
    email: str
    homepage: str
    rechtsform: str
    traeger_number: str
    foerderschwerpunkt: str
    latitude: float | None
    longitude: float | None
    sozialindex: int | None
    in_directory_since_2024: bool
    source: str

    @property
    def name(self) -> str:
        """The official name on one line; the directory cuts it into up to three of 40 characters."""
        return " ".join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schultraeger:
    """The body that runs a school; as of 2022, four numbers in use are not in the list."""

    number: str
    names: tuple[str, ...]
    short_name: str
    street: str
    postcode: str
    town: str
    ags: str
    rechtsform: str
    kind: str

    @property
    def name(self) -> str:
        return " ".join(self.names)
