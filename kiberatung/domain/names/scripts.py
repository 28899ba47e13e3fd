"""Romanisation of Cyrillic, Greek and Arabic writing into A–Z, as families and offices commonly write the names."""

import re

# Common romanisation (passports before and after 2010, press): the table for MRZ alone would miss what offices type.
_CYRILLIC_SHARED = {
    "А": "A", "Б": "B", "В": "V", "Д": "D", "Е": "E", "Ж": "ZH", "З": "Z", "Й": "Y", "К": "K", "Л": "L", "М": "M",
    "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS", "Ч": "CH",
    "Ш": "SH", "Щ": "SHCH", "Ь": "", "Ъ": "", "Ы": "Y", "Э": "E", "Ё": "YO", "Ю": "YU", "Я": "YA", "І": "I", "Ї": "YI",
    "Є": "YE", "Ґ": "G", "Ў": "U", "Ѕ": "DZ", "Ѓ": "G", "Ќ": "K", "Ј": "J", "Љ": "LJ", "Њ": "NJ", "Ћ": "C", "Ђ": "DJ",
    "Џ": "DZ", "Ә": "A", "Ғ": "G", "Қ": "K", "Ң": "N", "Ө": "O", "Ү": "U", "Ұ": "U", "Һ": "H", "Ӣ": "I", "Ӯ": "U",
    "Ҳ": "H", "Ҷ": "J",
}  # fmt: skip
_UKRAINIAN = str.maketrans(_CYRILLIC_SHARED | {"Г": "H", "И": "Y", "Й": "Y"})
_RUSSIAN = str.maketrans(_CYRILLIC_SHARED | {"Г": "G", "И": "I"})
_SERBIAN = str.maketrans(_CYRILLIC_SHARED | {"Г": "G", "И": "I", "Х": "H", "Ж": "Z", "Ц": "C", "Ч": "C", "Ш": "S"})
_UKRAINIAN_SIGNS = re.compile("[ІЇЄҐ]")
_SERBIAN_SIGNS = re.compile("[ЈЉЊЋЂЏЃЌЅ]")
# Letters and endings Ukrainian does not have; without any such sign a name is read as Ukrainian.
_RUSSIAN_SIGNS = re.compile(r"[ЫЭЁЪӘҒҚҢӨҮҰҺӢӮҲҶ]|(?:ЕЙ|ИЯ|ЬЯ)(?!\w)")

_GREEK_PAIRS = (("ΟΥ", "OU"), ("ΜΠ", "B"), ("ΝΤ", "NT"), ("ΓΓ", "NG"), ("ΓΚ", "GK"), ("ΑΥ", "AV"), ("ΕΥ", "EV"))
_GREEK = str.maketrans(
    {
        "Α": "A", "Β": "V", "Γ": "G", "Δ": "D", "Ε": "E", "Ζ": "Z", "Η": "I", "Θ": "TH", "Ι": "I", "Κ": "K", "Λ": "L",
        "Μ": "M", "Ν": "N", "Ξ": "X", "Ο": "O", "Π": "P", "Ρ": "R", "Σ": "S", "Τ": "T", "Υ": "Y", "Φ": "F", "Χ": "CH",
        "Ψ": "PS", "Ω": "O",
    }
)  # fmt: skip

# Arabic, Persian, Urdu, Pashto, Kurdish letters: consonants and long vowels; short vowels are not written.
_ARABIC = {
    "ا": "A", "أ": "A", "إ": "I", "آ": "A", "ٱ": "A", "ء": "", "ؤ": "U", "ئ": "I", "ب": "B", "ة": "A", "ت": "T",
    "ث": "TH", "ج": "J", "ح": "H", "خ": "KH", "د": "D", "ذ": "DH", "ر": "R", "ز": "Z", "س": "S", "ش": "SH", "ص": "S",
    "ض": "D", "ط": "T", "ظ": "Z", "ع": "A", "غ": "GH", "ف": "F", "ق": "Q", "ك": "K", "ل": "L", "م": "M", "ن": "N",
    "ه": "H", "و": "W", "ى": "A", "ي": "Y", "ک": "K", "ی": "Y", "پ": "P", "چ": "CH", "ژ": "ZH", "گ": "G", "ٹ": "T",
    "ڈ": "D", "ڑ": "R", "ں": "N", "ھ": "H", "ہ": "H", "ے": "E", "ې": "E", "ۍ": "Y", "ټ": "T", "ډ": "D", "ړ": "R",
    "ږ": "G", "ښ": "SH", "ڼ": "N", "ځ": "DZ", "څ": "TS", "ګ": "G", "ڤ": "V", "ۆ": "O", "ێ": "E", "ڕ": "R", "ڵ": "L",
    "ە": "E", "ۀ": "H", "ۃ": "A",
}  # fmt: skip
ARABIC_LETTERS = frozenset(_ARABIC)
ARABIC_ROMANISED = str.maketrans(_ARABIC)
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]")

CYRILLIC = re.compile("[\u0400-\u04ff]")
GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")


def strip_arabic_marks(text: str) -> str:
    """Without vowel signs, stretching strokes and joining hints: two spellings of the same letters become equal."""
    return _ARABIC_MARKS.sub("", text)


def romanise_cyrillic(capitals: str) -> str:
    """Ukrainian unless the letters speak for Russian or a South Slavic language."""
    if _SERBIAN_SIGNS.search(capitals):
        return capitals.translate(_SERBIAN)
    if _RUSSIAN_SIGNS.search(capitals) and not _UKRAINIAN_SIGNS.search(capitals):
        return capitals.translate(_RUSSIAN)
    return capitals.translate(_UKRAINIAN)


def cyrillic_readings(capitals: str) -> tuple[str, ...]:
    """Ukrainian and Russian romanisation: which office wrote the passport is not known from the letters."""
    spelled = dict.fromkeys((capitals, capitals.replace("Ё", "Е")))  # most passports write ё without its dots
    readings = (read(text) for text in spelled for read in (romanise_cyrillic, _as_ukrainian, _as_russian))
    return tuple(dict.fromkeys(readings))


def _as_ukrainian(capitals: str) -> str:
    return capitals.translate(_UKRAINIAN)


def _as_russian(capitals: str) -> str:
    return capitals.translate(_RUSSIAN)


def romanise_greek(bare_capitals: str) -> str:
    """ELOT 743 in short; accents must be gone."""
    for pair, romanised in _GREEK_PAIRS:
        bare_capitals = bare_capitals.replace(pair, romanised)
    return bare_capitals.translate(_GREEK)


def romanise_arabic(text: str) -> str:
    """The written consonants and long vowels; the article stays in front („الخطيب“ → ALKHTYB)."""
    return strip_arabic_marks(text).translate(ARABIC_ROMANISED)
