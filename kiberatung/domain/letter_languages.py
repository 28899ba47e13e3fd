"""The languages in which texts for families can be: their names, and which spoken languages are read in each."""

from dataclasses import dataclass

from kiberatung.basics.texts import N_


@dataclass(frozen=True, slots=True)
class LetterLanguage:
    """`tag` (BCP 47) names its catalogue; `codes` (ISO 639) are the languages whose speakers read it.

    `own_name` is what the language calls itself, in its own script.
    """

    tag: str
    name: str
    own_name: str
    codes: tuple[str, ...]


_ALL = (
    LetterLanguage("de", N_("nur Deutsch"), "Deutsch", ("deu",)),
    LetterLanguage("de-simple", N_("Leichte Sprache"), "Leichte Sprache", ()),
    LetterLanguage("sq", N_("Albanisch"), "shqip", ("sqi", "als", "aln")),
    LetterLanguage("ar", N_("Arabisch"), "العربية", ("ara", "arb", "apc", "ajp", "acm", "arz", "ary", "arq", "aeb")),
    LetterLanguage("bn", N_("Bengalisch"), "বাংলা", ("ben",)),
    LetterLanguage("bs", N_("Bosnisch"), "bosanski", ("bos", "hrv", "hr", "cnr", "hbs")),
    LetterLanguage("bg", N_("Bulgarisch"), "български", ("bul",)),
    LetterLanguage("zh", N_("Chinesisch"), "中文", ("zho", "cmn", "yue")),
    LetterLanguage("prs", N_("Dari"), "دری", ("prs",)),
    LetterLanguage("en", N_("Englisch"), "English", ("eng",)),
    LetterLanguage("fa", N_("Farsi"), "فارسی", ("pes", "fas")),
    LetterLanguage("fr", N_("Französisch"), "français", ("fra",)),
    LetterLanguage("el", N_("Griechisch"), "Ελληνικά", ("ell",)),
    LetterLanguage("hi", N_("Hindi"), "हिन्दी", ("hin",)),
    LetterLanguage("it", N_("Italienisch"), "italiano", ("ita",)),
    LetterLanguage("kmr", N_("Kurmandschi"), "Kurmancî", ("kmr", "kur", "ku")),
    LetterLanguage("mk", N_("Mazedonisch"), "македонски", ("mkd",)),
    LetterLanguage("ps", N_("Paschto"), "پښتو", ("pus", "pbt", "pbu", "pst")),
    LetterLanguage("pl", N_("Polnisch"), "polski", ("pol",)),
    LetterLanguage("pt", N_("Portugiesisch"), "português", ("por",)),
    LetterLanguage("ro", N_("Rumänisch"), "română", ("ron",)),
    LetterLanguage("ru", N_("Russisch"), "русский", ("rus",)),
    LetterLanguage("sr", N_("Serbisch"), "српски", ("srp",)),
    LetterLanguage("so", N_("Somali"), "Soomaali", ("som",)),
    LetterLanguage("ckb", N_("Sorani"), "کوردیی ناوەندی (سۆرانی)", ("ckb",)),
    LetterLanguage("es", N_("Spanisch"), "español", ("spa",)),
    LetterLanguage("ti", N_("Tigrinya"), "ትግርኛ", ("tir",)),
    LetterLanguage("tr", N_("Türkisch"), "Türkçe", ("tur",)),
    LetterLanguage("uk", N_("Ukrainisch"), "українська", ("ukr",)),
    LetterLanguage("ur", N_("Urdu"), "اردو", ("urd",)),
    LetterLanguage("vi", N_("Vietnamesisch"), "Tiếng Việt", ("vie",)),
)
"""German first, then by German name. Spoken Arabic and Chinese are read in the one written language; speakers of
Croatian and Montenegrin read the Bosnian texts, which are in Latin letters too."""

LETTER_LANGUAGES: dict[str, LetterLanguage] = {one.tag: one for one in _ALL}
_TAGS = {code: one.tag for one in _ALL for code in one.codes}


def tag_for(code: str) -> str:
    """The tag for a language by its tag or its ISO 639 code, in any case and with _ or -; empty when there is none."""
    wished = code.strip().lower().replace("_", "-")
    return wished if wished in LETTER_LANGUAGES else _TAGS.get(wished, "")


def own_name_of(tag: str) -> str:
    """The tag itself where the language is not known."""
    return LETTER_LANGUAGES[tag].own_name if tag in LETTER_LANGUAGES else tag


def in_usual_order(tag: str) -> tuple[int, str]:
    """Sorts tags as the languages are listed; unknown ones come last, by tag."""
    order = list(LETTER_LANGUAGES)
    return (order.index(tag) if tag in LETTER_LANGUAGES else len(order), tag)
