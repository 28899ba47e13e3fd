"""Names and keys of languages the school statistics do not know one by one."""

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.collection import Catalogues

OTHER_LANGUAGE = "xy"

# Single languages (ISO 639-3) under the wider one for which the statistics have a key (FORMATS 5).
_WIDER = {
    "ckb": "ku",
    "kmr": "ku",
    "sdh": "ku",
    "prs": "fa",
    "pes": "fa",
    "arb": "ar",
    "apc": "ar",
    "acm": "ar",
    "ary": "ar",
    "arz": "ar",
    "als": "sq",
    "aln": "sq",
    "cmn": "zh",
    "pbt": "ps",
    "pbu": "ps",
    "khk": "mn",
    "npi": "ne",
    "ekk": "et",
    "lvs": "lv",
    "uzn": "uz",
    "azj": "az",
}


def statistics_language_key(catalogues: Catalogues, code: str) -> str:
    """Two letters for the column Verkehrssprache; languages without a key of their own become „sonstige“."""
    if not code:
        return ""
    found = catalogues.language_by_iso(_WIDER.get(code, code))
    return found.key if found else OTHER_LANGUAGE


def language_name(catalogues: Catalogues, code: str) -> str:
    own = {
        "ckb": _("Kurdisch (Sorani)"),
        "kmr": _("Kurdisch (Kurmandschi)"),
        "prs": _("Dari"),
        "pes": _("Persisch"),
        "rom": _("Romanes"),
        "zza": _("Zazaki"),
        "diq": _("Zazaki"),
        "aii": _("Aramäisch"),
        "syr": _("Aramäisch"),
        "tru": _("Aramäisch"),
    }
    if code in own:
        return own[code]
    found = catalogues.language_by_iso(_WIDER.get(code, code))
    if found:
        return found.text
    return next((one.name for one in catalogues.named_languages if one.code == code), code)
