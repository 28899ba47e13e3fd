"""Which Latin letters a letter of another script is written with, in passports and by offices of several countries.

Each entry: the letter, then its Latin spellings, the commonest first; `~` stands for „nothing“. Sources: Greek
ELOT 743 and ISO 843; Armenian ISO 9985 and BGN/PCGN 1981; Georgian national system of 2002 and ISO 9984; Hebrew rules
of the Academy of 2006 and ISO 259; Ethiopic BGN/PCGN 1967 and 2007; the scripts of India ISO 15919 and common usage;
Hangul Revised Romanisation of 2000 and McCune–Reischauer. Besides stand German, French and Turkish habits.
"""

Spellings = dict[str, str]


def _table(text: str) -> Spellings:
    entries = (entry.split(maxsplit=1) for entry in text.split(","))
    return {letter: spellings.strip() for letter, spellings in entries}


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


GREEK = _table(
    "ου OU|U, αυ AV|AF|AU|AW, ευ EV|EF|EU|EW|EY, ηυ IV|IF, μπ B|MP|MB, ντ NT|D|ND, γγ NG|GG, γκ GK|G|NG|NK,"
    "γξ NX, γχ NCH|NKH|NH, τσ TS|C|TZ|Z, τζ TZ|TS|DZ|J|Z, γι GI|Y|J|YI|GY, αι AI|E|AE, ει EI|I|Y|E, οι OI|I|OE|E,"
    "α A, β V|B|W, γ G|Y|J|GH, δ D|DH, ε E, ζ Z|S, η I|E|H|Y, θ TH|T, ι I|Y|J, κ K|C, λ L, μ M, ν N,"
    "ξ X|KS, ο O, π P, ρ R|RH, σ S|SS, ς S|SS, τ T, υ Y|I|U, φ F|PH, χ CH|H|KH|X, ψ PS, ω O|W"
)
ARMENIAN = _table(
    "ու U|OU|OO|W, և EV|YEV|EW|JEW, ա A, բ B|P, գ G|K, դ D|T, ե E|YE|JE, զ Z|S, է E, ը E|Y|U|I|~, թ T|TH,"
    "ժ ZH|J|SCH|Z|SH, ի I|Y|EE, լ L, խ KH|CH|H|X|K, ծ TS|DZ|TZ|Z|C, կ K|G|C, հ H, ձ DZ|TS|Z|J, ղ GH|G|KH|R|H,"
    "ճ CH|TCH|J|TSCH|DJ|DSCH, մ M, յ Y|J|I|H|~, ն N, շ SH|SCH|CH|S, ո O|VO|WO, չ CH|TSCH|TCH|C, պ P|B,"
    "ջ J|DJ|DSCH|DZH|CH|G, ռ R, ս S|SS, վ V|W, տ T|D, ր R, ց TS|TZ|Z|C|S, ւ V|W|U, փ P|PH, ք K|Q|KH|C,"
    "օ O, ֆ F"
)
GEORGIAN = _table(
    "ა A, ბ B, გ G, დ D, ე E, ვ V|W, ზ Z|S, თ T|TH, ი I|Y|EE, კ K|C, ლ L, მ M, ნ N, ო O, პ P, ჟ ZH|J|SCH|SH,"
    "რ R, ს S|SS, ტ T, უ U|OU|OO, ფ P|PH|F, ქ K|Q|KH|C, ღ GH|G|R, ყ Q|K|GH, შ SH|SCH|CH, ჩ CH|TSCH|TCH,"
    "ც TS|C|TZ|Z, ძ DZ|DS|Z|TS, წ TS|TZ|C|Z, ჭ CH|TCH|TSCH, ხ KH|CH|H|X, ჯ J|DJ|DSCH|DZH|G, ჰ H"
)
HEBREW = _table(
    "ב B|V|W, ג G|J, ד D, ו V|W|O|U|OU|OO|VO|VU, ז Z|S, ח CH|H|KH|C|X, ט T, כ K|CH|KH|C|H, ל L, מ M, נ N, ס S|SS,"
    "פ P|F|PH, צ TZ|TS|Z|S|C, ק K|C|Q|CK, ר R, ש SH|S|SCH|CH, ת T|TH, ה H,"
    "א A|E|I|O|U|~, ע A|E|AA|AO|I|~, י I|Y|J|E|AI|EI|AY|EY|YI|YA|YE|YO|YU|JA|JE|JO|JU|IA|IE|IYA|IYE|IYO"
)
HEBREW_FIRST = _table("א A|E|I|O|U|Y|~, ע A|E|I|O|U, י Y|J|I|YE|YI|YO|YA|YU|JE|JO|JA|JU, ו V|W")
HEBREW_LAST = _table("ה A|AH|E|EH|O|OH, א A|AH|E|O, י I|Y|AI|AY|EI|EY|EE|IE, ע A|AH|E|EA")
# Consonant of each row of eight syllables, from U+1200 on.
ETHIOPIC_ROWS = _row(
    "H,L,H,M,S,R,S,SH|SCH|CH,Q|K|GH,QW|KW|KU,Q|K|KH,QW|KW,B|V,V|B,T,CH|TSCH|TCH,H|KH|CH,HW,N,NY|GN|N,~,K|C|CH,"
    "KW|KU|QU,KH|H|CH|K,KW|KHW,W|V,~,Z|S,ZH|J|SCH,Y|I|J,D,D,J|G|DJ|DSCH,G|GH,GW|GU,G|NG,T|TH,CH|TSCH|TCH,P,TS|TZ|S|Z,"
    "TS|TZ|S|Z,F|PH,P"
)
ETHIOPIC_VOWELS = ("E|A|O|IE", "U|OU|OO|O", "I|EE|Y|IE", "A|AA", "E|IE|I|AY|EE", "~|E|I|U", "O|U", "WA|UA|OA|UE")
ETHIOPIC_ALONE = ("E|A", "U|OU|O", "I|E|Y", "A|AA", "E|IE|AE", "I|E|Y|~", "O|U", "WA")
# Offsets are those of every block from Devanagari (U+0900) to Malayalam (U+0D00); the blocks are laid out alike.
INDIC_CONSONANTS = dict(
    zip(
        range(0x15, 0x3A),
        _row(
            "K|C|Q,KH|K,G|GH,GH|G,NG|N,CH|C|TSCH,CH|CHH|C,J|DSCH|DJ|Z,JH|J|Z,NY|N|GN,T|TT|TH|D,TH|T,D|R|DH,DH|D,N,"
            "T|TH,TH|T,D|DH,DH|D,N,N,P,PH|F|P,B|V,BH|B|V,M,Y|J|I|~,R,R,L,L,ZH|L|SH,V|W|B,SH|S|SCH,SH|S|SCH|X,S|SS|SH,H|~"
        ),
        strict=True,
    )
) | {0x5C: "R|D", 0x5D: "RH|R", 0x5F: "Y|I|J|~"}
INDIC_VOWELS = {
    0x05: "A|O|U|E", 0x06: "A|AA|AH", 0x07: "I|E|Y", 0x08: "I|EE|Y|IE", 0x09: "U|OO|O", 0x0A: "U|OO|OU", 0x0B: "RI|RU",
    0x0E: "E|A|YE", 0x0F: "E|A|AY|YE", 0x10: "AI|AY|EI|OI", 0x12: "O", 0x13: "O", 0x14: "AU|OU|OW",
}  # fmt: skip
INDIC_SIGNS = {
    0x3E: "A|AA|AH", 0x3F: "I|E|Y", 0x40: "I|EE|Y|IE", 0x41: "U|OO|O", 0x42: "U|OO|OU", 0x43: "RI|RU",
    0x46: "E|A", 0x47: "E|A|AY", 0x48: "AI|AY|EI|OI", 0x4A: "O", 0x4B: "O", 0x4C: "AU|OU|OW",
}  # fmt: skip
INDIC_ENDINGS = {0x01: "N|M|~", 0x02: "N|NG|M", 0x03: "H|~"}
INDIC_SILENT = 0x4D
TAMIL_CONSONANTS = {0x15: "K|G|H", 0x1A: "S|CH|C|J", 0x1F: "T|D|TT", 0x24: "TH|T|D|DH", 0x2A: "P|B", 0x31: "R|RR|TR"}
HANGUL_FIRST = _row("K|G,KK|GG|K,N,D|T,DD|TT|T,R|L,M,B|P,BB|PP|B,S|SH,SS|S,~,J|CH|ZH,JJ|J,CH,K,T,P,H")
HANGUL_VOWELS = _row(
    "A|AH|AR,AE|AI|E,YA,YAE|YE,EO|U|O|UH,E,YEO|YU|YO|YOU,YE|YEA,O|OH,WA,WAE|WE,OE|OI|WE,YO,U|OO|WOO,WO|WEO,WE,WI|WEE,"
    "YU|YOO|YOU,EU|U,UI|EUI|I,I|EE|YI"
)
HANGUL_LAST = _row("~,K|G|CK,K,K,N,N,N,T|D,L|R,L,L,L,L,L,L,L,M,P|B,P,T|S,T,NG,T,T,K,T,P,~")
HANGUL_FAMILY_NAMES = {
    "이": "LEE|YI|I|RHEE|RI|YEE",
    "최": "CHOI|CHOE",
    "유": "YU|YOO|RYU",
    "임": "IM|LIM|RIM",
    "노": "NOH|NO|ROH",
}
