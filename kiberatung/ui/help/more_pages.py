"""The pages of the help about the lists, what leaves the house, and what keeps it safe."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help.page import HelpPage

LETTERS = HelpPage(
    "letters",
    N_("Schreiben"),
    N_("Einladung, Information, Empfehlung und Mitteilung: auf Deutsch und in der Sprache der Familie."),
    (
        N_("In der Familie: Reiter „Schreiben“, Art und Sprache wählen, ansehen, drucken."),
        N_("Im Menü „Schreiben“: alle, die ausgegeben wurden."),
    ),
    (N_("Gedruckt ist gedruckt: Ein ausgegebenes Schreiben lässt sich nicht zurücknehmen, nur berichtigen."),),
    ((N_("Strg+F"), N_("in den Schreiben suchen")), (N_("Strg+P"), N_("drucken"))),
    "schreiben.png",
    N_("Brief Einladung drucken Sprache Arabisch Ukrainisch Türkisch Übersetzung"),
)

APPOINTMENTS = HelpPage(
    "appointments",
    N_("Termine"),
    N_("Die Woche mit Gesprächen, Räumen und Sprachmittlung."),
    (
        N_("Strg+N: Familie suchen, Tag und Uhrzeit tippen; freie Zeiten werden vorgeschlagen."),
        N_("Sprachmittlung anfragen: Es stehen nur die zur Wahl, die die Sprache sprechen und frei sind."),
        N_("Nach dem Gespräch: durchgeführt oder nicht erschienen eintragen."),
    ),
    (),
    ((N_("Strg+N"), N_("Termin vereinbaren")), (N_("F6"), N_("nächster Bereich"))),
    "termine.png",
    N_("Kalender Woche Gespräch Dolmetscher Sprachmittlung Raum nicht erschienen"),
)

SCHOOLS = HelpPage(
    "schools",
    N_("Schulplätze"),
    N_("Lerngruppen der Schulen mit freien Plätzen und dem Tag, von dem die Zahl ist."),
    (
        N_("F2 trägt freie Plätze ein, wie die Schule sie am Telefon nennt."),
        N_("Eine Liste der Schulverwaltung lesen Sie über „Lerngruppen einlesen“ ein."),
    ),
    (N_("Alte Zahlen werden als alt gezeigt und zählen weniger."),),
    ((N_("F2"), N_("freie Plätze eintragen")), (N_("Strg+Umschalt+N"), N_("neue Lerngruppe"))),
    "schulplaetze.png",
    N_("Kapazität Klasse Lerngruppe frei Import CSV"),
)

HANDOVERS = HelpPage(
    "handovers",
    N_("Übergaben"),
    N_("Was an Schulamt, Schule oder Gesundheitsamt geht: nur was diese Stelle braucht, verschlüsselt."),
    (
        N_("Empfänger und Kinder wählen. Links steht, was mitgeht, und was im Haus bleibt."),
        N_("Fehlt eine Einwilligung, sagt das Programm es vorher."),
        N_("Mappe erstellen, das Passwort auf anderem Weg mitteilen."),
        N_("Im Register die Antwort der Stelle eintragen."),
    ),
    (N_("Übergaben lassen sich nicht zurücknehmen; sie stehen mit Zeit und Inhalt im Register."),),
    ((N_("Strg+P"), N_("Mappe ansehen")),),
    "uebergabe.png",
    N_("Schulamt Export SchILD XLSX PDF verschlüsselt Passwort Einwilligung Register Weitergabe"),
)

SETTINGS = HelpPage(
    "settings",
    N_("Einstellungen"),
    N_("Briefkopf, Ansicht, Sperre, Sicherung, Konten, Rechte, Passphrasen und Textbausteine."),
    (
        N_("Hell, dunkel oder hoher Kontrast; Text bis zum Doppelten."),
        N_("Nach wenigen Minuten Ruhe sperrt das Programm; es geht an derselben Stelle weiter."),
        N_("Prüfen Sie einmal im Jahr den Wiederherstellungsschlüssel im Umschlag."),
    ),
    (N_("Wer was darf, zeigt die Tabelle der Rechte."),),
    ((N_("Strg++, Strg+-, Strg+0"), N_("Text größer, kleiner, normal")),),
    "einstellungen.png",
    N_("Passphrase Passwort Konto Rolle Rechte Sicherung Backup Sperre Farben Schriftgröße Kontrast"),
)

BLOCKS = HelpPage(
    "blocks",
    N_("Textbausteine"),
    N_("Sätze, die Sie oft schreiben: Kurzwort und Tab, und der Satz steht da, mit Namen und Datum."),
    (
        N_("In einem Vermerk „tel“ tippen und Tab drücken."),
        N_("Tab springt von Lücke zu Lücke; tippen füllt sie."),
        N_("Strg+Leertaste zeigt alle Bausteine."),
        N_("Eigene und die des Büros pflegen Sie in den Einstellungen."),
    ),
    (N_("Felder in geschweiften Klammern füllt das Programm: {Vorname}, {Familie}, {Datum}."),),
    ((N_("Strg+Leertaste"), N_("Liste der Bausteine")),),
    "",
    N_("Baustein Vorlage Kürzel Vermerk Notiz schneller schreiben Autotext"),
)

SAFETY = HelpPage(
    "safety",
    N_("Sicherheit"),
    N_("Alle Akten liegen verschlüsselt in einer Datei auf diesem Gerät. Das Programm öffnet keine Netzverbindung."),
    (
        N_("Strg+L sperrt; F12 verdeckt Namen, wenn jemand mitschaut."),
        N_("Vergessene Passphrase: Die Leitung vergibt eine neue, oder der Wiederherstellungsschlüssel öffnet."),
        N_("Beim Schließen entsteht eine geprüfte Sicherung."),
        N_("Nach einem Absturz ist Gespeichertes sicher, und Getipptes wird wieder angeboten."),
    ),
    (),
    ((N_("Strg+L"), N_("sperren")), (N_("F12"), N_("Sichtschutz"))),
    "",
    N_("Passphrase vergessen Absturz Sicherung Datenschutz verschlüsselt Wiederherstellungsschlüssel"),
)

PRACTICE = HelpPage(
    "practice",
    N_("Übungsstadt"),
    N_("Eine erfundene Stadt zum Ausprobieren, in eigener Farbe, mit Aufgaben für neue Kolleginnen und Kollegen."),
    (
        N_("Bei der Einrichtung oder an der Sperre „Anderer Bestand“ wählen, dann „Übungsstadt öffnen“."),
        N_("Unter „Üben“ stehen die Aufgaben. Erledigt ist, was das Programm in den Akten findet."),
        N_("„Von vorn beginnen“ legt die Stadt neu an."),
    ),
    (N_("Nichts aus der Übungsstadt kommt je in den Bestand des Büros."),),
    (),
    "",
    N_("üben lernen Einarbeitung Schulung Aufgaben neu anfangen"),
)
