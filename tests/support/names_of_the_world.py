"""Eighty invented names in fifteen scripts: one to five parts, one word alone, and one of 120 characters."""

_BY_SCRIPT: dict[str, str] = {
    "Latin": "Ngô|Al-Khatib|de la Cruz|O’Connor|Ștefănescu|Øyvind|Łukasz Żółć|Nguyễn Thị Thanh Hương|Þórdís"
    "|Çağlar Gümüş",
    "Cyrillic": "Мельник|Андрій Олександрович|Ђорђевић|Өмүрбек|Щербина-Ґудзь|Ќосев",
    "Arabic": "عمر|ياسمين الخطيب|عبد الرحمن بن محمد|گلناز|ژاله پورحسین|پښتانه",
    "Greek": "Ελένη|Παπαδόπουλος|Ιωάννης Ραφαήλ",
    "Hebrew": "שרה|בן־דוד|רחל לאה",
    "Ethiopic": "ሰላም|ትርሃስ ገብረ|ኃይለ ማርያም",
    "Georgian": "გიორგი|ნინო ბერიძე|თამარ",
    "Armenian": "Արամ|Հակոբյան|Սարգիս Պետրոս",
    "Devanagari": "राम|सीता देवी|कृष्ण कुमार शर्मा",
    "Bengali": "রহিম|ফাতেমা বেগম|আব্দুল করিম",
    "Tamil": "கவிதா|முருகன்|அருள் மொழி",
    "Thai": "สมชาย|ณัฐพงษ์|อารีรัตน์ ใจดี",
    "Chinese": "王|李小龙|欧阳娜娜|陳美玲|司马光",
    "Hangul": "김|박지민|남궁민수",
    "Syriac": "ܝܘܚܢܢ|ܡܪܝܡ|ܐܫܘܪ",
}
_MORE = (
    "Maria da Conceição dos Santos|Suharto|Jean-Baptiste|Van den Berg|MacDonald|D’Angelo|Kwame Nkrumah Osei"
    "|Ana María José Luisa Carmen|X Æ|Mary-Ann|Nuñez y Ortega|Ó Súilleabháin|al-Ḥasan|ʻAlī|Ñusta|Ğülşen"
    "|Eyþór Ásgeirsson|Hồ|Sørensen"
)
NAMES: tuple[str, ...] = (
    *(name for names in _BY_SCRIPT.values() for name in names.split("|")),
    *_MORE.split("|"),
    "Wolfeschlegelstein " * 6 + "Hausen",
)
