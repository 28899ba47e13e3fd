"""What the fields of the tools of lists, of the comparison and of the talk are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("compare", N_("Anderer Wert")): FieldHelp(
        N_("Anderer Wert"),
        N_("Wenn keine der beiden Angaben stimmt: Die richtige wird eingetragen, die beiden stehen im Vermerk."),
        basis=words.TASK,
        unknown=N_("„unbekannt“ tippen; dann gilt keine der beiden."),
        recipients=words.HERE,
    ),
    ("compare", N_("Warum sind es dieselben?")): FieldHelp(
        N_("Warum sind es dieselben?"),
        N_("Ein Satz für den Verlauf; die Zusammenführung lässt sich damit später verstehen und zurücknehmen."),
        basis=words.TASK,
        unknown=N_("Ohne Satz wird nichts zusammengeführt."),
        recipients=words.HERE,
    ),
    ("", N_("Liste durchsuchen")): FieldHelp(
        N_("Liste durchsuchen"),
        N_("Findet in dieser Liste nach Namen in jeder Schreibweise, Ort und Fallnummer."),
        unknown=N_("Ein Teil des Wortes genügt."),
    ),
    ("", N_("Sortieren nach")): FieldHelp(N_("Sortieren nach"), N_("Nach dieser Spalte wird die Liste geordnet.")),
    ("", N_("Sortieren nach: Richtung")): FieldHelp(
        N_("Sortieren nach: Richtung"), N_("Aufwärts: kleine, frühe oder mit A beginnende zuerst.")
    ),
    ("", N_("Dann nach")): FieldHelp(N_("Dann nach"), N_("Ordnet, was in der ersten Spalte gleich ist.")),
    ("", N_("Dann nach: Richtung")): FieldHelp(
        N_("Dann nach: Richtung"), N_("Aufwärts: kleine, frühe oder mit A beginnende zuerst.")
    ),
    ("", N_("Gruppieren nach")): FieldHelp(
        N_("Gruppieren nach"), N_("Fasst Zeilen mit gleichem Wert unter einer Überschrift zusammen.")
    ),
    ("", N_("Spalte")): FieldHelp(N_("Spalte"), N_("Die Spalte, nach der gefiltert wird.")),
    ("", N_("Enthält")): FieldHelp(
        N_("Enthält"),
        N_("Nur Zeilen, in denen diese Spalte den Text enthält."),
        unknown=N_("Ein Teil des Wortes genügt."),
    ),
    ("", N_("Leere Felder")): FieldHelp(
        N_("Leere Felder"), N_("Ob Zeilen ohne Angabe in dieser Spalte gezeigt werden.")
    ),
    ("", N_("Name der Ansicht")): FieldHelp(
        N_("Name der Ansicht"),
        N_("Unter diesem Namen finden Sie Spalten, Filter und Ordnung wieder."),
        unknown=N_("Ohne Namen wird sie nicht gemerkt."),
    ),
    ("", N_("Für das ganze Büro")): FieldHelp(
        N_("Für das ganze Büro"),
        N_("Dann sehen auch die anderen diese Ansicht; Akten zeigt sie niemandem, der sie nicht sehen darf."),
    ),
    ("settings", N_("Sprache")): FieldHelp(
        N_("Sprache"), N_("In welcher Sprache das Programm spricht; Schreiben und Akten bleiben, wie sie sind.")
    ),
    ("", N_("Notiz zu dieser Frage")): FieldHelp(
        N_("Notiz zu dieser Frage"),
        N_("Was zur Antwort gesagt wurde und nicht in das Feld passt; Tatsachen, keine Urteile."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Abschnitt der Aufnahme")): FieldHelp(
        N_("Abschnitt der Aufnahme"), N_("Springt zu diesem Abschnitt der Fragen; die Antworten bleiben.")
    ),
    ("", N_("Sprache suchen")): FieldHelp(
        N_("Sprache suchen"),
        N_("Findet eine Sprache nach deutschem Namen, eigenem Namen oder Kürzel."),
        unknown=N_("Zeigen Sie der Familie die Tafel; sie tippt auf ihre Sprache."),
    ),
    ("", N_("Wer dolmetscht heute?")): FieldHelp(
        N_("Wer dolmetscht heute?"),
        N_("Steht im Vermerk über das Gespräch; leer heißt ohne Sprachmittlung."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("hat Verschwiegenheit erklärt")): FieldHelp(
        N_("hat Verschwiegenheit erklärt"),
        N_("Wer dolmetscht, hört Vertrauliches und sagt zu, es für sich zu behalten."),
        basis=words.SECRECY,
        unknown=N_("Fragen Sie, bevor Sie beginnen."),
        recipients=words.HERE,
    ),
    ("talk", N_("Antwort")): FieldHelp(
        N_("Antwort"),
        N_("Die Antwort auf die Frage, die oben in beiden Sprachen steht."),
        unknown=N_("„Unbekannt“ ist auch eine Antwort."),
    ),
}
