"""Fields and conditions of the wording in words, as whoever edits a text reads and types them."""

import re
from collections.abc import Mapping

from kiberatung.basics.texts import N_, _

FIELD_WORDS: Mapping[str, str] = {
    "addressee": N_("Name in der Anrede"),
    "answered_on": N_("Tag der Zusage"),
    "appointment_day": N_("Tag des Termins"),
    "appointment_time": N_("Uhrzeit des Termins"),
    "authority": N_("zuständige Behörde"),
    "backup_days": N_("Tage bis zur letzten Sicherung"),
    "backups_until": N_("Tag der letzten Sicherung"),
    "bezirksregierung": N_("Bezirksregierung"),
    "born_on": N_("Geburtsdatum"),
    "case_number": N_("Fallnummer"),
    "child": N_("Name des Kindes"),
    "children": N_("Vornamen der Kinder"),
    "contact": N_("Telefon und E-Mail"),
    "data_protection_contact": N_("Datenschutzbeauftragte Person"),
    "direction": N_("Richtung zur Schule"),
    "distance": N_("Entfernung zur Schule"),
    "full_time_until": N_("Ende der Vollzeitschulpflicht"),
    "german_since": N_("Beginn der Schule in Deutschland"),
    "german_years": N_("Schuljahre in Deutschland"),
    "gesundheitsamt": N_("Gesundheitsamt"),
    "grade": N_("Jahrgang"),
    "minutes": N_("Dauer in Minuten"),
    "office": N_("Name des Zentrums"),
    "office_address": N_("Anschrift des Zentrums"),
    "place": N_("Ort des Termins"),
    "school": N_("Name der Schule"),
    "school_address": N_("Anschrift der Schule"),
    "school_class": N_("Klasse"),
    "school_phone": N_("Telefon der Schule"),
    "schulamt": N_("Schulamt"),
    "schulform": N_("Schulform"),
    "schulformen": N_("Schulformen im Ort"),
    "since": N_("Beginn der Schulpflicht"),
    "spoken_language": N_("Sprache des Gesprächs"),
    "starts_on": N_("erster Schultag"),
    "support_until": N_("Ende der Förderung"),
    "today": N_("heutiger Tag"),
    "town": N_("Wohnort"),
    "until": N_("Ende der Schulpflicht"),
}
CONDITION_WORDS: Mapping[str, str] = {
    "Alphabetisierung": N_("wenn Alphabetisierung empfohlen ist"),
    "Ausbildung": N_("wenn der nächste Schritt eine Ausbildung ist"),
    "Beginn": N_("wenn der erste Schultag bekannt ist"),
    "Beginn offen": N_("wenn das Kind schulpflichtig ist, aber nicht feststeht, seit wann"),
    "Beginn und Klasse": N_("wenn erster Schultag und Klasse bekannt sind"),
    "Deutschfördergruppe": N_("wenn eine Deutschfördergruppe empfohlen ist"),
    "Deutschförderklasse": N_("wenn eine Deutschförderklasse empfohlen ist"),
    "Empfehlung gegeben": N_("wenn die Empfehlung gegeben ist"),
    "Fit für mehr": N_("wenn „Fit für mehr“ empfohlen ist"),
    "Förderung bis": N_("wenn ein Ende der Deutschförderung eingetragen ist"),
    "Geburtsdatum unbekannt": N_("wenn das Geburtsdatum fehlt"),
    "Gespräch geführt": N_("wenn das Gespräch stattgefunden hat"),
    "Grundschulalter": N_("wenn das Kind im Grundschulalter ist"),
    "HSU": N_("wenn Unterricht in der Herkunftssprache empfohlen ist"),
    "Internationale Förderklasse": N_("wenn eine Internationale Förderklasse empfohlen ist"),
    "Jahrgang": N_("wenn ein Jahrgang empfohlen ist"),
    "Kita": N_("wenn der nächste Schritt die Kita ist"),
    "Kita-Alter": N_("wenn das Kind noch nicht im Schulalter ist"),
    "Masernschutz offen": N_("wenn der Nachweis über den Masernschutz fehlt"),
    "Oberstufe": N_("wenn die Sekundarstufe II empfohlen ist"),
    "Ort geschützt": N_("wenn die Anschrift geschützt ist und der Termin einen Ort hat"),
    "Platz erwartet": N_("wenn noch auf einen Schulplatz gewartet wird"),
    "Platz gefunden": N_("wenn es einen Schulplatz gibt"),
    "Platz vom Schulamt": N_("wenn das Schulamt den Schulplatz nennt"),
    "Platz von beiden": N_("wenn Schulamt und Bezirksregierung gemeinsam entscheiden"),
    "Platz von der Bezirksregierung": N_("wenn die Bezirksregierung den Schulplatz nennt"),
    "Schulalter": N_("wenn das Kind im Schulalter ist"),
    "Schulanmeldung": N_("wenn der nächste Schritt die Anmeldung an der Grundschule ist"),
    "Schule": N_("wenn eine Schule bekannt ist"),
    "Schule nah": N_("wenn die Schule keine drei Kilometer entfernt ist"),
    "Schule weit": N_("wenn die Schule weiter entfernt ist"),
    "Schulen im Ort": N_("wenn es im Wohnort passende Schulen gibt"),
    "Schulform": N_("wenn eine Schulform, aber keine Schule empfohlen ist"),
    "Schulplatz": N_("wenn ein Schulplatz gesucht wird"),
    "Sekundarstufe": N_("wenn das Kind im Alter einer weiterführenden Schule ist"),
    "Sekundarstufe II": N_("wenn die Schulpflicht in der Sekundarstufe II gilt"),
    "Sekundarstufe-I-Alter": N_("wenn das Kind im Alter der Sekundarstufe I ist"),
    "Sekundarstufe-II-Alter": N_("wenn das Kind im Alter der Sekundarstufe II ist"),
    "Sprachkurs": N_("wenn der nächste Schritt ein Sprachkurs ist"),
    "Sprachmittlung": N_("wenn die Familie Sprachmittlung braucht"),
    "Sprachprüfung": N_("wenn eine Sprachprüfung empfohlen ist"),
    "Sprachstand": N_("wenn der nächste Schritt die Feststellung des Sprachstands ist"),
    "Teil offen": N_("wenn offen ist, welcher Teil der Schulpflicht gilt"),
    "Telefon der Schule": N_("wenn das Telefon der Schule bekannt ist"),
    "Termin": N_("wenn ein Termin vereinbart ist"),
    "Untersuchung offen": N_("wenn die Untersuchung beim Gesundheitsamt noch fehlt"),
    "Vollzeit": N_("wenn die Vollzeitschulpflicht gilt"),
    "Vorzeitig": N_("wenn der nächste Schritt die vorzeitige Aufnahme ist"),
    "Weiterbildungskolleg": N_("wenn der nächste Schritt das Weiterbildungskolleg ist"),
    "Weiterführende Bildung": N_("wenn der nächste Schritt eine Oberstufe oder ein voller Bildungsgang ist"),
    "Wohnsitz unbekannt": N_("wenn der Tag des Wohnsitzes fehlt"),
    "Zuweisung unbekannt": N_("wenn der Tag der Zuweisung fehlt"),
    "eigene Worte": N_("wenn die Empfehlung einen eigenen Text hat"),
    "ein Mann": N_("wenn ein Vater angeschrieben wird"),
    "eine Frau": N_("wenn eine Mutter angeschrieben wird"),
    "eine Stelle": N_("wenn eine Behörde oder Schule angeschrieben wird"),
    "geschützte Anschrift": N_("wenn die Anschrift geschützt ist"),
    "in Prüfung": N_("wenn die Schulpflicht noch geprüft wird"),
    "innere Differenzierung": N_("wenn Förderung in der Klasse empfohlen ist"),
    "keine Förderung": N_("wenn keine Deutschförderung nötig ist"),
    "nicht mehr": N_("wenn die Schulpflicht beendet ist"),
    "nicht schulpflichtig": N_("wenn das Kind nicht schulpflichtig ist"),
    "noch nicht": N_("wenn die Schulpflicht noch nicht begonnen hat"),
    "noch nicht, Tag bekannt": N_("wenn die Schulpflicht an einem bekannten Tag beginnt"),
    "ohne Zuweisung": N_("wenn das Kind keiner Gemeinde zugewiesen ist"),
    "ruht": N_("wenn die Schulpflicht ruht"),
    "schulpflichtig": N_("wenn das Kind schulpflichtig ist"),
    "zugewiesen": N_("wenn die zuständige Behörde den Platz zugewiesen hat"),
}

_FIELD = re.compile(r"\{([^{}]*)\}")


def condition_words(condition: str, *, has_others: bool) -> str:
    """When a variant is printed; a text without a condition stands otherwise, or always when it is the only one."""
    if condition:
        return _(CONDITION_WORDS[condition]) if condition in CONDITION_WORDS else condition
    return _("sonst") if has_others else _("immer")


def as_typed(text: str) -> str:
    """With the fields as words: {Name des Kindes} for {child}."""
    return _FIELD.sub(lambda found: "{" + _(FIELD_WORDS[found[1]]) + "}" if found[1] in FIELD_WORDS else found[0], text)


def as_stored(typed: str) -> str:
    """Words and names of fields are both understood; what is neither stays, to be named by whoever checks the text."""
    names = {word: name for name, german in FIELD_WORDS.items() for word in (german.casefold(), _(german).casefold())}
    return _FIELD.sub(lambda found: "{" + names.get(found[1].strip().casefold(), found[1]) + "}", typed)


def place_as_typed(typed: str, place: int) -> int:
    """Where a place of the stored text lies in the typed one, whose fields are longer or shorter."""
    shift = 0
    for found in _FIELD.finditer(typed):
        stored = len(as_stored(found[0]))
        begin = found.start() - shift
        if place <= begin:
            break
        if place < begin + stored:
            return found.end()
        shift += len(found[0]) - stored
    return place + shift
