"""What the fields of lists, appointments, schools and handovers are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("", N_("Suche und Befehle")): FieldHelp(
        N_("Suche und Befehle"),
        N_("Findet Personen, Fallnummern und Befehle; ↓ und ↑ wählen, Enter öffnet."),
        unknown=N_("Ein Teil des Namens, eine andere Schreibweise oder das Geburtsdatum genügt."),
    ),
    ("", N_("Familien suchen")): FieldHelp(
        N_("Familien suchen"),
        N_("Findet in dieser Liste nach Namen in jeder Schreibweise, Ort und Fallnummer."),
        unknown=N_("Ein Teil des Namens genügt."),
    ),
    ("", N_("In der Liste suchen")): FieldHelp(
        N_("In der Liste suchen"),
        N_("Findet in dieser Liste nach Namen in jeder Schreibweise, Ort und Fallnummer."),
        unknown=N_("Ein Teil des Namens genügt."),
    ),
    ("", N_("Familie suchen")): FieldHelp(
        N_("Familie suchen"),
        N_("Die Familie, für die der Termin vereinbart wird."),
        unknown=N_("Ein Teil des Namens oder die Fallnummer genügt."),
    ),
    ("", N_("Lerngruppen suchen")): FieldHelp(
        N_("Lerngruppen suchen"),
        N_("Findet Lerngruppen nach Schule, Ort oder Förderung."),
        unknown=N_("Ein Teil des Wortes genügt."),
    ),
    ("", N_("Schreiben suchen")): FieldHelp(
        N_("Schreiben suchen"),
        N_("Findet ausgegebene Schreiben nach Fallnummer, Familie, Art oder Person."),
        unknown=N_("Ein Teil des Wortes genügt."),
    ),
    ("", N_("Gruppen")): FieldHelp(N_("Gruppen"), N_("Ordnet die Liste in Gruppen; die Reihenfolge darin bleibt.")),
    ("", N_("Familienname")): FieldHelp(
        N_("Familienname"),
        N_("So wird die Familie in Listen geführt, bis die Aufnahme Genaueres ergibt."),
        basis=words.TASK,
        unknown=N_("Ein Vorname genügt, um die Familie anzulegen."),
        recipients=words.HERE,
    ),
    ("", N_("Vornamen der Kinder")): FieldHelp(
        N_("Vornamen der Kinder"),
        N_("Für jedes Kind entsteht ein Fall; mehrere Namen trennt ein Komma."),
        basis=words.TASK,
        unknown=N_("Die Kinder lassen sich später hinzufügen."),
        recipients=words.HERE,
    ),
    ("", N_("Wer meldet?")): FieldHelp(
        N_("Wer meldet?"),
        N_("Damit Rückfragen an die richtige Stelle gehen und der Bericht zeigt, woher Meldungen kommen."),
        basis=words.TASK,
        unknown=N_("„Andere Stelle“ genügt."),
        recipients=words.HERE,
    ),
    ("", N_("Genauer, wenn bekannt")): FieldHelp(
        N_("Genauer, wenn bekannt"),
        N_("Name des Amts oder der Person, die gemeldet hat."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Gemeldet am")): FieldHelp(
        N_("Gemeldet am"),
        N_("Von diesem Tag an zählt die Wartezeit."),
        basis=words.TASK,
        unknown=N_("Es gilt der Tag, an dem Sie die Meldung eintragen."),
        recipients=words.HERE,
    ),
    ("", N_("Tag")): FieldHelp(
        N_("Tag"),
        N_("An diesem Tag findet der Termin statt oder ist die Wiedervorlage fällig. Auch „morgen“ und „9.3.“ gehen."),
        unknown=N_("Ohne Tag wird nichts eingetragen."),
    ),
    ("", N_("Uhrzeit")): FieldHelp(
        N_("Uhrzeit"),
        N_("Beginn des Gesprächs; sie steht in der Einladung."),
        unknown=N_("Ohne Uhrzeit wird kein Termin vereinbart."),
        recipients=words.PAPER,
    ),
    ("", N_("Dauer in Minuten")): FieldHelp(
        N_("Dauer in Minuten"),
        N_("So lange sind Raum und Sprachmittlung belegt."),
        unknown=N_("60 Minuten sind üblich."),
    ),
    ("", N_("Raum")): FieldHelp(
        N_("Raum"),
        N_("Steht in der Einladung und auf dem Tagesblatt."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer; die Familie meldet sich am Empfang."),
        recipients=words.PAPER,
    ),
    ("appointments", N_("Name")): FieldHelp(
        N_("Name"),
        N_("Wer dolmetscht. Der Name steht bei Terminen und im Vermerk über das Gespräch."),
        basis=words.TASK,
        unknown=N_("Ohne Namen wird niemand aufgenommen."),
        recipients=words.HERE,
    ),
    ("appointments", N_("Art")): FieldHelp(
        N_("Art"),
        N_("Beruflich, ehrenamtlich, am Telefon oder als Begleitung: Davon hängt ab, wofür gefragt wird."),
        unknown=N_("„Laien-Sprachmittlung“ genügt."),
        recipients=words.HERE,
    ),
    ("", N_("Sprache hinzufügen")): FieldHelp(
        N_("Sprache hinzufügen"),
        N_("Eine Sprache, die das Kind spricht oder in der gedolmetscht wird; mehrere nacheinander."),
        unknown=N_("Kürzel und Namen in der eigenen Sprache werden erkannt."),
    ),
    ("", N_("Dialekte")): FieldHelp(
        N_("Dialekte"),
        N_("Manche Familien verstehen nur eine Mundart; dann hilft diese Angabe bei der Wahl."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("appointments", N_("Telefon")): FieldHelp(
        N_("Telefon"),
        N_("Für Anfragen an die Sprachmittlung."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("appointments", N_("E-Mail")): FieldHelp(
        N_("E-Mail"),
        N_("Für Anfragen an die Sprachmittlung."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Wird zurzeit eingesetzt")): FieldHelp(
        N_("Wird zurzeit eingesetzt"),
        N_("Wer gerade nicht eingesetzt wird, steht nicht mehr zur Wahl; frühere Einsätze bleiben."),
        unknown=N_("Im Zweifel ja."),
    ),
    ("", N_("Schulform")): FieldHelp(N_("Schulform"), N_("Zeigt nur Lerngruppen dieser Schulform.")),
    ("", N_("Jahrgang")): FieldHelp(
        N_("Jahrgang"),
        N_("Der Jahrgang, in den das Kind kommt, oder nach dem die Liste gefiltert wird."),
        basis=words.GRADE,
        unknown=N_("Er folgt aus Alter und Schuljahren; die Schule entscheidet."),
    ),
    ("", N_("nur freie")): FieldHelp(N_("nur freie"), N_("Zeigt nur Lerngruppen mit freien Plätzen.")),
    ("", N_("Freie Plätze")): FieldHelp(
        N_("Freie Plätze"),
        N_("So viele Kinder kann die Lerngruppe noch aufnehmen, nach Auskunft der Schule."),
        unknown=N_("Lassen Sie die alte Zahl stehen, bis die Schule geantwortet hat."),
        recipients=words.HERE,
    ),
    ("", N_("Stand")): FieldHelp(
        N_("Stand"),
        N_("Von wann die Auskunft der Schule ist; ältere Zahlen werden als alt gezeigt."),
        unknown=N_("Der Tag des Anrufs."),
        recipients=words.HERE,
    ),
    ("schools", N_("Schule")): FieldHelp(
        N_("Schule"),
        N_("Die Schule, an der die Lerngruppe besteht; Name, Ort oder Schulnummer."),
        unknown=N_("Nur Schulen aus dem amtlichen Verzeichnis."),
    ),
    ("", N_("Name der Lerngruppe")): FieldHelp(
        N_("Name der Lerngruppe"),
        N_("So nennt die Schule die Gruppe."),
        unknown=N_("Ohne Namen wird sie nicht angelegt."),
    ),
    ("", N_("Förderung")): FieldHelp(
        N_("Förderung"),
        N_("In welcher Form die Gruppe Deutsch lernt."),
        basis=words.GERMAN,
        unknown=N_("Fragen Sie die Schule."),
    ),
    ("", N_("mit Alphabetisierung")): FieldHelp(
        N_("mit Alphabetisierung"),
        N_("Ob Kinder aufgenommen werden, die noch keine Schrift oder eine andere Schrift lesen."),
        basis=words.GERMAN,
        unknown=N_("Lassen Sie das Feld frei."),
    ),
    ("", N_("Jahrgang von")): FieldHelp(N_("Jahrgang von"), N_("Kleinster Jahrgang der Gruppe.")),
    ("", N_("bis")): FieldHelp(N_("bis"), N_("Größter Jahrgang der Gruppe.")),
    ("", N_("Plätze")): FieldHelp(
        N_("Plätze"),
        N_("Wie viele Kinder die Gruppe höchstens aufnimmt."),
        basis=N_("§ 46 Abs. 2 SchulG: Kapazität der Schule"),
        unknown=N_("Fragen Sie die Schule."),
    ),
    ("", N_("belegt")): FieldHelp(
        N_("belegt"), N_("Wie viele Plätze vergeben sind."), unknown=N_("Fragen Sie die Schule.")
    ),
    ("", N_("An wen?")): FieldHelp(
        N_("An wen?"),
        N_("Nur was diese Stelle für ihre Aufgabe braucht, wird mitgegeben."),
        basis=N_("Datenminimierung: Art. 5 Abs. 1 Buchst. c DSGVO"),
        unknown=N_("Ohne Empfänger gibt es keine Übergabe."),
    ),
    ("", N_("Mappe: PDF, XLSX und SchILD")): FieldHelp(
        N_("Mappe: PDF, XLSX und SchILD"),
        N_("Alles in einer verschlüsselten Mappe; die Stelle nimmt, was sie lesen kann."),
    ),
    ("", N_("nur PDF")): FieldHelp(N_("nur PDF"), N_("Zum Lesen und Drucken.")),
    ("", N_("nur XLSX-Tabelle")): FieldHelp(N_("nur XLSX-Tabelle"), N_("Zum Sortieren und Weiterbearbeiten.")),
    ("", N_("SchILD-NRW, Schüler-Dateien")): FieldHelp(
        N_("SchILD-NRW, Schüler-Dateien"), N_("Zum Einlesen in SchILD-NRW an der Schule.")
    ),
    ("", N_("Zeichensatz")): FieldHelp(
        N_("Zeichensatz"),
        N_("Ältere SchILD-Programme lesen nur den westeuropäischen Zeichensatz."),
        unknown=N_("UTF-8 ist richtig, wenn die Schule nichts anderes sagt."),
    ),
    ("", N_("Spalten der Basisdaten")): FieldHelp(
        N_("Spalten der Basisdaten"),
        N_("Wie viele Spalten das SchILD-Programm der Schule erwartet."),
        unknown=N_("Fragen Sie die Schulsekretärin nach der Fassung."),
    ),
    ("", N_("Spalten der Erzieher")): FieldHelp(
        N_("Spalten der Erzieher"),
        N_("Wie viele Spalten das SchILD-Programm der Schule erwartet."),
        unknown=N_("Fragen Sie die Schulsekretärin nach der Fassung."),
    ),
    ("", N_("Warum ohne Verschlüsselung?")): FieldHelp(
        N_("Warum ohne Verschlüsselung?"),
        N_("Wer eine Mappe unverschlüsselt weitergibt, sagt warum; der Grund steht im Register."),
        basis=N_("Sicherheit der Verarbeitung: Art. 32 DSGVO"),
        unknown=N_("Ohne Grund bleibt sie verschlüsselt."),
    ),
    ("", N_("Begründung der Stelle, bei einer Ablehnung")): FieldHelp(
        N_("Begründung der Stelle, bei einer Ablehnung"),
        N_("Was die Stelle geantwortet hat; die Familie kann danach fragen."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
}
