"""The German word for a travel document, from its code and issuer."""

from kiberatung.basics.texts import _


def document_kind(code: str, issuer: str) -> str:
    """After ICAO Doc 9303 parts 4, 5 and 7; AR and AS of Germany are residence titles (section 78 AufenthG)."""
    letters = code.rstrip("<")
    return _german_kind(letters, issuer) or _passport_kind(letters) or _kind_by_first_letter(letters)


def _german_kind(code: str, issuer: str) -> str:
    if issuer != "D":
        return ""
    return {
        "ID": _("Personalausweis"),
        "AR": _("Aufenthaltstitel"),
        "AS": _("Aufenthaltstitel"),
    }.get(code, "")


def _passport_kind(code: str) -> str:
    return {
        "P": _("Reisepass"),
        "PP": _("Reisepass"),
        "PN": _("Reisepass"),
        "PD": _("Diplomatenpass"),
        "PO": _("Dienstpass"),
        "PS": _("Dienstpass"),
        "PE": _("Passersatz"),
        "PR": _("Reiseausweis für Flüchtlinge"),
        "PT": _("Reiseausweis für Ausländer"),
        "PU": _("Reiseausweis für Staatenlose"),
        "AC": _("Besatzungsausweis"),
        "IP": _("Passkarte"),
    }.get(code, "")


def _kind_by_first_letter(code: str) -> str:
    return {
        "P": _("Reisepass"),
        "V": _("Visum"),
        "I": _("Ausweis"),
        "A": _("Ausweis"),
        "C": _("Ausweis"),
    }.get(code[:1], _("Unbekanntes Dokument"))
