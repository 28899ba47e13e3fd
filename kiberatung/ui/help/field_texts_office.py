"""What the fields of settings, keys and set-up are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("", N_("Name des Kommunalen Integrationszentrums")): FieldHelp(
        N_("Name des Kommunalen Integrationszentrums"),
        N_("Steht im Kopf jedes Schreibens."),
        unknown=N_("Ohne Namen gehen keine Schreiben."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Straße")): FieldHelp(
        N_("Straße"),
        N_("Absender in Schreiben."),
        unknown=N_("Ohne Anschrift fehlt der Absender."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Hausnummer")): FieldHelp(
        N_("Hausnummer"),
        N_("Absender in Schreiben."),
        unknown=N_("Ohne Anschrift fehlt der Absender."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Postleitzahl")): FieldHelp(
        N_("Postleitzahl"),
        N_("Absender in Schreiben."),
        unknown=N_("Ohne Anschrift fehlt der Absender."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Ort")): FieldHelp(
        N_("Ort"),
        N_("Absender in Schreiben und Ausgangspunkt für Wege."),
        unknown=N_("Ohne Anschrift fehlt der Absender."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Telefon")): FieldHelp(
        N_("Telefon"),
        N_("Für Rückfragen der Familien; steht im Kopf."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.PAPER,
    ),
    ("settings", N_("E-Mail")): FieldHelp(
        N_("E-Mail"),
        N_("Für Rückfragen; steht im Kopf."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.PAPER,
    ),
    ("", N_("Internetseite")): FieldHelp(
        N_("Internetseite"),
        N_("Steht im Kopf der Schreiben."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.PAPER,
    ),
    ("", N_("Raum und Öffnungszeiten")): FieldHelp(
        N_("Raum und Öffnungszeiten"),
        N_("Damit die Familie Sie findet; steht im Kopf."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.PAPER,
    ),
    ("", N_("Datenschutzbeauftragte Person")): FieldHelp(
        N_("Datenschutzbeauftragte Person"),
        N_("Name oder Stelle und wie man sie erreicht; steht im Datenschutzhinweis für die Familien."),
        unknown=N_("Ohne diese Angabe wird kein Datenschutzhinweis gedruckt."),
        recipients=words.PAPER,
    ),
    ("", N_("Anschrift des Gesundheitsamts")): FieldHelp(
        N_("Anschrift des Gesundheitsamts"),
        N_("Name, Straße und Ort, durch Kommas getrennt; steht im Anschriftfeld der Mitteilung zur Untersuchung."),
        unknown=N_("Im Anschriftfeld steht nur der Name des Amtes."),
        recipients=words.PAPER,
    ),
    ("", N_("Form A")): FieldHelp(
        N_("Form A"),
        N_("Schreiben nach DIN 5008 mit der Anschrift 27 mm von oben; passt zu Umschlägen mit hohem Fenster."),
    ),
    ("", N_("Form B")): FieldHelp(
        N_("Form B"), N_("Schreiben nach DIN 5008 mit der Anschrift 45 mm von oben; die übliche Form.")
    ),
    ("", N_("Textgröße")): FieldHelp(
        N_("Textgröße"),
        N_("Vergrößert alle Schriften des Programms an diesem Gerät. Strg++ und Strg+- gehen überall."),
    ),
    ("", N_("Sperren nach")): FieldHelp(
        N_("Sperren nach"),
        N_("Nach so viel Ruhe verdeckt das Programm alle Akten und verlangt die Passphrase."),
        basis=N_("Sicherheit der Verarbeitung: Art. 32 DSGVO"),
    ),
    ("", N_("Sicherungen höchstens aufbewahren")): FieldHelp(
        N_("Sicherungen höchstens aufbewahren"),
        N_("So lange bleibt Gelöschtes in alten Sicherungen; danach ist es überall fort."),
        basis=N_("Recht auf Löschung: Art. 17 DSGVO"),
    ),
    ("", N_("Rolle")): FieldHelp(
        N_("Rolle"),
        N_("Was das Konto darf; die Tabelle der Rechte steht darunter."),
        basis=N_("Zugriff nur, wer ihn braucht: Art. 32 DSGVO"),
        unknown=N_("„Fachkraft“ ist üblich."),
    ),
    ("", N_("Name des Kontos")): FieldHelp(
        N_("Name des Kontos"),
        N_("So steht die Person unter Vermerken und im Verlauf."),
        basis=words.TASK,
        unknown=N_("Ohne Namen kein Konto."),
        recipients=words.HERE,
    ),
    ("", N_("Kürzel")): FieldHelp(
        N_("Kürzel"),
        N_("Kurzform des Namens in Listen."),
        unknown=N_("Leer: die Anfangsbuchstaben."),
        recipients=words.HERE,
    ),
    ("", N_("Konto")): FieldHelp(N_("Konto"), N_("Wessen Passphrase gesetzt wird.")),
    ("", N_("Bisherige Passphrase")): FieldHelp(
        N_("Bisherige Passphrase"),
        N_("Nur wer sie kennt, darf eine neue setzen."),
        unknown=N_("Dann hilft die Leitung mit „Neue Passphrase vergeben“."),
        recipients=words.NOBODY,
    ),
    ("", N_("Passphrase")): FieldHelp(
        N_("Passphrase"),
        N_("Sie öffnet den verschlüsselten Bestand. Einfügen ist erlaubt, „Zeigen“ macht sie lesbar."),
        basis=N_("Sicherheit der Verarbeitung: Art. 32 DSGVO"),
        unknown=N_("Dann öffnen nur ein anderes Konto oder der Wiederherstellungsschlüssel."),
        recipients=words.NOBODY,
    ),
    ("", N_("Passphrase oder Wiederherstellungsschlüssel")): FieldHelp(
        N_("Passphrase oder Wiederherstellungsschlüssel"),
        N_("Aus der Zeit der Sicherung; damit wird sie geöffnet und mit dem Bestand verglichen."),
        unknown=N_("Der Wiederherstellungsschlüssel aus dem Umschlag öffnet jede Sicherung."),
        recipients=words.NOBODY,
    ),
    ("", N_("Neue Passphrase")): FieldHelp(
        N_("Neue Passphrase"),
        N_("Mindestens zwölf Zeichen; vier bis sechs Wörter lassen sich am besten merken."),
        basis=N_("Sicherheit der Verarbeitung: Art. 32 DSGVO"),
        unknown=N_("„Vorschlagen“ würfelt eine."),
        recipients=words.NOBODY,
    ),
    ("", N_("Neue wiederholen")): FieldHelp(
        N_("Neue wiederholen"), N_("Ein zweites Mal, damit kein Tippfehler Sie aussperrt."), recipients=words.NOBODY
    ),
    ("", N_("Passphrase wiederholen")): FieldHelp(
        N_("Passphrase wiederholen"),
        N_("Ein zweites Mal, damit kein Tippfehler Sie aussperrt."),
        recipients=words.NOBODY,
    ),
    ("", N_("Wiederherstellungsschlüssel vom Blatt")): FieldHelp(
        N_("Wiederherstellungsschlüssel vom Blatt"),
        N_("Prüft, ob das Blatt im Umschlag noch den Bestand öffnet."),
        unknown=N_("Dann legen Sie unter „Erneuern“ einen neuen an."),
        recipients=words.NOBODY,
    ),
    ("", N_("Erste Gruppe")): FieldHelp(
        N_("Erste Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Zweite Gruppe")): FieldHelp(
        N_("Zweite Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Dritte Gruppe")): FieldHelp(
        N_("Dritte Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Vierte Gruppe")): FieldHelp(
        N_("Vierte Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Fünfte Gruppe")): FieldHelp(
        N_("Fünfte Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Sechste Gruppe")): FieldHelp(
        N_("Sechste Gruppe"),
        N_("Fünf Zeichen vom Blatt: So ist sicher, dass der Schlüssel lesbar verwahrt ist."),
        recipients=words.NOBODY,
    ),
    ("", N_("Neue Taste")): FieldHelp(
        N_("Neue Taste"),
        N_("Drücken Sie die Taste, mit der dieser Befehl künftig geht."),
        unknown=N_("„Zurücksetzen“ gibt die Taste des Programms zurück."),
    ),
    ("", N_("Kreis oder kreisfreie Stadt")): FieldHelp(
        N_("Kreis oder kreisfreie Stadt"),
        N_("Daraus folgen die Schulen, das Schulamt und die Bezirksregierung. Ein Ort genügt."),
        unknown=N_("Tippen Sie den Namen Ihrer Stadt."),
    ),
    ("", N_("Ihr Name")): FieldHelp(
        N_("Ihr Name"),
        N_("So steht er unter Vermerken und Schreiben."),
        basis=words.TASK,
        unknown=N_("Ohne Namen kein Konto."),
        recipients=words.PAPER,
    ),
    ("", N_("Kurzwort")): FieldHelp(N_("Kurzwort"), N_("Dieses Wort und Tab setzen den Baustein in einen Vermerk.")),
    ("", N_("Titel")): FieldHelp(N_("Titel"), N_("So heißt der Baustein in der Liste.")),
    ("", N_("Text des Bausteins")): FieldHelp(
        N_("Text des Bausteins"),
        N_("In geschweiften Klammern stehen Felder, zum Beispiel {Vorname}; vier Unterstriche sind eine Lücke."),
    ),
    ("", N_("Nur für mich")): FieldHelp(N_("Nur für mich"), N_("Eigene Bausteine sieht niemand sonst.")),
    ("", N_("Hilfe durchsuchen")): FieldHelp(
        N_("Hilfe durchsuchen"), N_("Findet Seiten der Hilfe nach Wörtern."), unknown=N_("Ein Teil des Wortes genügt.")
    ),
    ("", N_("Zeile")): FieldHelp(
        N_("Zeile"),
        N_("Eine Zeile des Schlüssels vom Blatt, so wie sie dort steht."),
        unknown=N_("Ohne Blatt hilft nur eine bekannte Passphrase."),
        recipients=words.NOBODY,
    ),
    ("settings", N_("Schreiben")): FieldHelp(
        N_("Welches Schreiben"),
        N_("Seine Absätze stehen darunter, jeder mit der Bedingung, unter der er gedruckt wird."),
    ),
    ("settings", N_("Sprache der Übersetzung")): FieldHelp(
        N_("Sprache neben der deutschen"), N_("Zeigt und ändert die Übersetzung des Absatzes.")
    ),
    ("settings", N_("Deutscher Text")): FieldHelp(
        N_("Wortlaut des Absatzes"),
        N_("Gilt nach dem Speichern in jedem neuen Schreiben. Den mitgelieferten Text gibt es immer wieder."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Übersetzung")): FieldHelp(
        N_("Der Absatz in der Sprache der Familie"),
        N_("Steht neben dem deutschen Text, mit denselben Feldern."),
        unknown=N_("Ohne Übersetzung steht dort der deutsche Text."),
        recipients=words.PAPER,
    ),
    ("settings", N_("Geprüft von")): FieldHelp(
        N_("Wer die Übersetzung gelesen hat"),
        N_("Name einer Person, die diese Sprache spricht."),
        unknown=N_("Ohne Namen bleibt die Übersetzung ein Entwurf und trägt im Druck einen Vermerk."),
    ),
    ("settings", N_("Feld einsetzen")): FieldHelp(
        N_("Platz für eine Angabe"), N_("Im Schreiben steht an dieser Stelle die Angabe der Familie.")
    ),
    ("settings", N_("Vorschau für")): FieldHelp(
        N_("Wessen Schreiben die Seite zeigt"),
        N_("Fallnummer oder Name einer Familie; die Vorschau druckt und speichert nichts."),
        unknown=N_("Leer zeigt die Seite eine erfundene Familie."),
    ),
    ("settings", N_("Sprache zum Prüfen")): FieldHelp(
        N_("Welche Sprache geprüft wird"), N_("Alle Texte dieser Sprache gehen in zwei Dateien hinaus.")
    ),
    ("settings", N_("Wer hat gelesen?")): FieldHelp(
        N_("Wer die Datei geprüft hat"),
        N_("Steht danach bei jedem Text, den diese Person für richtig hält."),
        unknown=N_("Ohne Namen bleiben geänderte Texte Entwürfe."),
    ),
}
