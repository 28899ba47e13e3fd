"""Why each question of the interview is asked, on which basis, what happens without an answer, and who gets it.

The basis is the law text the answer is needed for; „freiwillig“ where none asks for it. The centre itself works on
Art. 6 Abs. 1 Buchst. e DSGVO with § 3 DSG NRW; that the school and the Schulaufsicht may have a fact says § 120 SchulG
with the VO-DV I. Who gets it is read from the items of the handovers, so that help and handover cannot differ.
"""

from dataclasses import dataclass

from kiberatung.basics.texts import N_, _
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.handovers.values import handover_items
from kiberatung.services.labels import choices_of
from kiberatung.services.questions import BY_FIELD


@dataclass(frozen=True, slots=True)
class Reason:
    """Marked texts; `unknown` says what happens when nobody knows it."""

    why: str
    basis: str
    unknown: str


_TASK = N_("Aufgabe der Beratung: Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW")
_SCHOOL_DATA = N_("Schuldaten: § 120 SchulG, VO-DV I; hier Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW")
_STATISTICS = N_("Angabe der Schulstatistik: § 120 SchulG, VO-DV I")
_DUTY = N_("Dauer der Schulpflicht: § 37, § 38 SchulG")
_FREE = N_("freiwillig")
_LATER = N_("Die Aufnahme geht ohne sie weiter; sie bleibt als offene Angabe stehen.")
_ADDRESS_OPEN = N_("Ohne Anschrift gibt es keine Einladung mit der Post. Die Unterkunft unter „Bei“ hilft weiter.")

REASONS: dict[str, Reason] = {
    "street": Reason(
        N_("Schreiben brauchen eine Anschrift, und der Weg zur Schule wird von ihr aus gemessen."), _TASK, _ADDRESS_OPEN
    ),
    "house_number": Reason(N_("Ohne sie kommt kein Brief an."), _TASK, _ADDRESS_OPEN),
    "postcode": Reason(N_("Aus ihr folgen Ort und Entfernung zu den Schulen."), _TASK, _ADDRESS_OPEN),
    "town": Reason(
        N_("Die Gemeinde entscheidet, welches Schulamt und welcher Schulträger zuständig sind."),
        N_("Wohnsitz in NRW: § 34 Abs. 1 SchulG"),
        N_("Solange der Ort offen ist, nennt die Empfehlung keine Entfernungen."),
    ),
    "care_of": Reason(
        N_("Wohnt die Familie in einer Unterkunft oder bei anderen, steht nur deren Name am Briefkasten."),
        _FREE,
        N_("Das Feld bleibt leer."),
    ),
    "address_protected": Reason(
        N_("Bei Gefahr darf niemand aus Schreiben oder Übergaben erfahren, wo die Familie wohnt."),
        N_("Auskunftssperre: § 51 BMG"),
        N_("Im Zweifel „ja“: Die Anschrift bleibt dann im Haus."),
    ),
    "phone": Reason(
        N_("Für kurze Absprachen, wenn ein Termin sich ändert."), _FREE, N_("Eingeladen wird dann per Post.")
    ),
    "email": Reason(N_("Für kurze Absprachen; Akten gehen nie per E-Mail."), _FREE, N_("Das Feld bleibt leer.")),
    "letter_language": Reason(
        N_("Einladung und Empfehlung stehen auf Deutsch und in dieser Sprache."),
        _FREE,
        N_("Dann entsteht das Schreiben nur auf Deutsch."),
    ),
    "interpreter_language": Reason(
        N_("Nach ihr wird die Sprachmittlung für das Gespräch gesucht."),
        _FREE,
        N_("Zeigen Sie der Familie die Sprachen zum Antippen, oder fragen Sie die meldende Stelle."),
    ),
    "family_name": Reason(
        N_("Mit dem Namen beginnt die Akte; so wird auch erkannt, ob das Kind schon da ist."),
        _SCHOOL_DATA,
        N_("Tragen Sie den Namen so ein, wie Sie ihn hören. Er lässt sich später berichtigen."),
    ),
    "given_names": Reason(
        N_("Alle Vornamen wie im Ausweis; die Schule braucht sie für das Stammblatt."),
        _SCHOOL_DATA,
        N_("Ein Rufname genügt für den Anfang."),
    ),
    "name_in_script": Reason(
        N_("So steht der Name in Zeugnis und Pass. Er hilft, dieselbe Person trotz anderer Schreibweise zu erkennen."),
        _FREE,
        N_("Das Feld bleibt leer."),
    ),
    "birth_name": Reason(
        N_("Zeugnisse können auf den früheren Namen lauten."), _SCHOOL_DATA, N_("Das Feld bleibt leer.")
    ),
    "date_of_birth": Reason(
        N_("Das Alter entscheidet über Beginn, Teil und Ende der Schulpflicht und über den Jahrgang."),
        N_("Beginn: § 35 Abs. 1 SchulG; Dauer: § 37, § 38 SchulG"),
        N_("Ein Jahr oder ein geschätztes Datum genügt. Die Schulpflicht wird dann als „zu prüfen“ gezeigt."),
    ),
    "sex": Reason(
        N_("Schule und Statistik fragen danach; für die Anrede in Schreiben wird es gebraucht."), _STATISTICS, _LATER
    ),
    "place_of_birth": Reason(N_("Die Schule trägt ihn in das Stammblatt ein."), _SCHOOL_DATA, _LATER),
    "country_of_birth": Reason(N_("Die Schulstatistik zählt danach."), _STATISTICS, _LATER),
    "nationalities": Reason(
        N_("Die Schulstatistik zählt danach. Auf das Recht auf Schule hat sie keinen Einfluss."), _STATISTICS, _LATER
    ),
    "unaccompanied": Reason(
        N_("Ohne Eltern unterschreibt ein Vormund oder das Jugendamt. Gibt es einen Asylantrag, zählt die Zuweisung."),
        N_("Sorge der Eltern für die Anmeldung: § 41 Abs. 1 SchulG; Zuweisung: § 34 Abs. 6 SchulG"),
        N_("Fragen Sie, wer unterschreiben darf. Bis dahin gibt es keine Übergabe."),
    ),
    "arrived_in_germany_on": Reason(
        N_("Die Schulstatistik fragt nach dem Jahr des Zuzugs; die Förderung in Deutsch zählt von hier an."),
        _STATISTICS,
        N_("Monat oder Jahr genügen."),
    ),
    "resident_since": Reason(
        N_("Mit der Wohnung in Nordrhein-Westfalen beginnt meist die Schulpflicht."),
        N_("§ 34 Abs. 1 SchulG: Wohnsitz oder gewöhnlicher Aufenthalt; die Meldeadresse lässt ihn vermuten"),
        N_("Die Schulpflicht bleibt offen. Die Meldebescheinigung nennt den Tag."),
    ),
    "assigned_on": Reason(
        N_("Im Asylverfahren beginnt die Schulpflicht erst mit der Zuweisung an eine Gemeinde."),
        N_("§ 34 Abs. 6 Satz 1 SchulG"),
        N_("Ohne den Bescheid bleibt die Schulpflicht offen. Das Sozialamt hat ihn auch."),
    ),
    "residence_status": Reason(
        N_("Der Beginn der Schulpflicht hängt davon ab, ob ein Asylverfahren läuft."),
        N_("§ 34 Abs. 6 SchulG"),
        N_("„Noch ungeklärt“ genügt. Fragen Sie nicht nach Gründen der Flucht."),
    ),
    "in_state_reception": Reason(
        N_("In einer Einrichtung des Landes ist das Kind noch keiner Gemeinde zugewiesen."),
        N_("§ 34 Abs. 6 Satz 1 SchulG"),
        N_("Die Schulpflicht bleibt offen, bis die Unterkunft bekannt ist."),
    ),
    "asylum_application": Reason(
        N_("Mit Antrag zählt die Zuweisung, ohne Antrag der Wohnsitz."),
        N_("§ 34 Abs. 6 SchulG"),
        N_("Die Schulpflicht wird als „zu prüfen“ gezeigt."),
    ),
    "home_languages": Reason(
        N_("Die Schulstatistik fragt nach der Verkehrssprache; für Deutsch und Herkunftssprache wird danach geplant."),
        _STATISTICS,
        _LATER,
    ),
    "german_level": Reason(
        N_("Davon hängt ab, ob das Kind Erstförderung braucht oder in den Regelunterricht kann."),
        N_("Deutschförderung: BASS 13-63 Nr. 3"),
        N_("Die Schule stellt den Stand dann selbst fest."),
    ),
    "years_of_schooling": Reason(
        N_("Die Vollzeitschulpflicht dauert zehn Schuljahre; wie viele schon zählen, steht hier."),
        _DUTY,
        N_("Eine Schätzung genügt. Ohne sie rechnet die Schulpflicht nach dem Alter."),
    ),
    "kindergarten_months": Reason(
        N_("Die Schulstatistik fragt nach der Dauer."), _STATISTICS, N_("Das Feld bleibt leer.")
    ),
    "certificate_present": Reason(
        N_("Mit einem Zeugnis findet die Schule leichter den passenden Jahrgang."),
        _FREE,
        N_("Es geht auch ohne Zeugnis."),
    ),
    "early_admission_on": Reason(
        N_("Wer vorzeitig eingeschult wurde, ist von diesem Tag an schulpflichtig."),
        N_("§ 35 Abs. 2 SchulG"),
        N_("Dann gilt der Stichtag nach dem Alter."),
    ),
    "deferred": Reason(
        N_("Ein Jahr Zurückstellung zählt in der Regel nicht auf die Schulpflicht. Fehlendes Deutsch ist kein Grund."),
        N_("§ 35 Abs. 3 SchulG"),
        N_("Dann wird ohne Zurückstellung gerechnet."),
    ),
    "third_entry_year": Reason(
        N_("Ein drittes Jahr in der Schuleingangsphase wird auf die Schulpflicht nicht angerechnet."),
        N_("Schuleingangsphase: § 11 SchulG; Dauer: § 37 SchulG"),
        N_("Dann zählt jedes Schuljahr."),
    ),
    "apprenticeship_from": Reason(
        N_("Wer eine Ausbildung macht, ist bis zu ihrem Ende berufsschulpflichtig."),
        N_("§ 38 Abs. 2 SchulG"),
        N_("Dann endet die Pflicht mit dem Schuljahr, in dem das 18. Lebensjahr vollendet wird."),
    ),
    "apprenticeship_until": Reason(
        N_("So lange dauert die Berufsschulpflicht."), N_("§ 38 Abs. 2 SchulG"), N_("Das Ende bleibt offen.")
    ),
    "sek2_completed_on": Reason(
        N_("Ein vollzeitschulischer Abschluss der Sekundarstufe II beendet die Schulpflicht vorzeitig."),
        N_("§ 38 Abs. 4 SchulG"),
        N_("Dann läuft sie bis zum Ende des Schuljahres, in dem das 18. Lebensjahr vollendet wird."),
    ),
    "suspension": Reason(
        N_("In einigen Fällen ruht die Schulpflicht, zum Beispiel während eines anerkannten Sprachkurses."),
        N_("§ 40 Abs. 1 SchulG"),
        N_("Dann ruht sie nicht."),
    ),
    "religion": Reason(
        N_("Nur für den Religionsunterricht, und nur wenn die Familie es sagen möchte."),
        N_("freiwillig, nur mit Einwilligung: Art. 9 Abs. 2 Buchst. a DSGVO"),
        N_("Das Feld bleibt leer. Fragen Sie nicht nach."),
    ),
    "measles_proof": Reason(
        N_("Die Schule muss sich den Nachweis zeigen lassen. Der Schulplatz hängt für Schulpflichtige nicht davon ab."),
        N_("§ 20 Abs. 12 IfSG"),
        N_("Die Schule benachrichtigt das Gesundheitsamt; das Kind darf kommen."),
    ),
    "health_check_on": Reason(
        N_("Ob das Gesundheitsamt das Kind schon untersucht hat. Befunde werden nicht eingetragen."),
        N_("§ 54 SchulG"),
        N_("Das Gesundheitsamt lädt ein."),
    ),
    "support_need_known": Reason(
        N_("Damit die Schule weiß, dass sie nachfragen soll. Bitte keine Diagnose."),
        N_("freiwillig, nur mit Einwilligung: Art. 9 Abs. 2 Buchst. a DSGVO"),
        N_("Das Feld bleibt leer; die Schule sieht selbst hin."),
    ),
    "wished_schools": Reason(
        N_("Der Wunsch der Familie geht in die Empfehlung ein."),
        N_("freiwillig; Anspruch auf die nächste Grundschule: § 46 Abs. 3 SchulG"),
        N_("Dann zählen Weg, Förderung und freie Plätze."),
    ),
    "wished_schulform": Reason(
        N_("Der Wunsch der Familie geht in die Empfehlung ein."), _FREE, N_("Alle kommen in Frage.")
    ),
    "with_sibling": Reason(
        N_("Geschwister an einer Schule erleichtern den Weg und den Anfang."),
        _FREE,
        N_("Jedes Kind wird für sich gesucht."),
    ),
}


def recipients_words(field: str) -> str:
    """Which offices may get this answer with a handover, by its items; the family's own letters besides."""
    reads = {f"child.{field}", f"family.{field}"}
    kinds = {kind for item in handover_items() if reads & set(item.reads) for kind in item.recipients}
    if not kinds or BY_FIELD[field].protected:
        return _("Niemand: Diese Angabe bleibt im Haus.")
    names = [word for kind, word in choices_of(RecipientKind) if kind in kinds]
    return _("Nur mit Einwilligung und je Übergabe gewählt: {offices}.").format(offices=", ".join(names))
