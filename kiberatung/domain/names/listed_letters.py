"""The characters of DIN 91379:2022-08 as ranges of code points; a test compares them with the catalogue row by row."""


def _expand(ranges: str) -> frozenset[str]:
    letters: set[str] = set()
    for part in ranges.split():
        first, _dash, last = part.partition("-")
        letters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(letters)


# Combining marks -> the letters that may carry them. Each pair is one letter to a reader, although Unicode has no
# single code point for it, e.g. „J̌“; „K͟h“ even joins two base letters.
_MARKED_LETTERS = {
    "\u030b": "Aa",
    "\u0300": "CFGKMPSTZcfgkmpstz",
    "\u0304": "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ",
    "\u0306": "CMNRZcmnrzÇç",
    "\u0308": "CTZczẠạỌọỤụ",
    "\u0315": "CKPTckptČč",
    "\u0323": "CPcpČč",
    "\u0326": "CHKLNchklnŽž",
    "\u0328\u0306": "Cc",
    "\u0302": "DKLMNdklmn",
    "\u0331": "HSs",
    "\u0301": "JjÿĪī",
    "\u030c": "J",
    "\u0307": "KUku",
    "\u031b": "KTkt",
    "\u035fH": "K",
    "\u035fh": "Kk",
    "\u0325": "LRlr",
    "\u0325\u0304": "LRlr",
    "\u0310": "Mm",
    "\u031b\u0304": "Ss",
    "\u0327": "ZzŽž",
    "\u030d": "ēō",
}

LATIN_SEQUENCES = frozenset(base + marks for marks, bases in _MARKED_LETTERS.items() for base in bases)
LATIN_LETTERS = _expand(
    "0041-005A 0061-007A 00C0-00D6 00D8-00F6 00F8-017E 0187-0188 018F 0197 01A0-01A1 01AF-01B0 01B7 01CD-01DC "
    "01DE-01DF 01E2-01F0 01F4-01F5 01F8-01FF 0212-0213 0218-021B 021E-021F 0227-0233 0259 0268 0292 1E02-1E03 "
    "1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37 1E3A-1E3B 1E40-1E49 1E52-1E5B 1E5E-1E63 1E6A-1E6F 1E80-1E87 "
    "1E8C-1E97 1E9E 1EA0-1EF9"
)
NON_LETTERS_N1 = _expand("0020 0027 002C-002E 0060 007E 00A8 00B4 00B7 02B9-02BA 02BE-02BF 02C8 02CC 2019 2021")
NON_LETTERS_N2 = _expand(
    "0021-0026 0028-002B 002F-0040 005B-005F 007B-007D 00A1-00A3 00A5 00A7 00A9-00AC 00AE-00B3 00B5-00B6 "
    "00B9-00BB 00BF 00D7 00F7 20AC"
)
NON_LETTERS_N3 = _expand("00A4 00A6 00B8 00BC-00BE")
NON_LETTERS_N4 = _expand("0009-000A 000D 00A0")
GREEK_LETTERS = _expand("0386 0388-038A 038C 038E-03A1 03A3-03CE")
CYRILLIC_LETTERS = _expand("040D 0410-042A 042C 042E-044A 044C 044E-044F 045D")
NON_LETTERS_E1 = _expand(
    "0192 02B0 02B3 02C6 02DC 02E2 1D48 1D57 2018 201A 201C-201E 2020 2026 2030 2032-2033 2039-203A 2070 "
    "2074-2079 207F-2089 2122 221E 2264-2265"
)

# Data types: A natural persons, B places and streets, C texts, D with Greek, E with Cyrillic.
_TYPE_A = LATIN_LETTERS | LATIN_SEQUENCES | NON_LETTERS_N1
_TYPE_B = _TYPE_A | NON_LETTERS_N2
_TYPE_D = _TYPE_B | NON_LETTERS_N3 | GREEK_LETTERS | NON_LETTERS_E1
ALLOWED = {
    "A": _TYPE_A,
    "B": _TYPE_B,
    "C": _TYPE_B | NON_LETTERS_N3 | NON_LETTERS_N4,
    "D": _TYPE_D,
    "E": _TYPE_D | NON_LETTERS_N4 | CYRILLIC_LETTERS,
}
