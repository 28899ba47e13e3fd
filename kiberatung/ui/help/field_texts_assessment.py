"""What the fields of the Lernstand and of the recommendation around it are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

_LETTER = N_("Die Familie, im Schreiben mit der Empfehlung.")

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("", N_("Bogen des Lernstands")): FieldHelp(
        N_("Bogen des Lernstands"),
        N_("Womit Sie hingesehen haben. Ergebnisse von 2P stehen nach Modul."),
        basis=words.TASK,
        unknown=N_("Der eigene Beobachtungsbogen genügt."),
        recipients=words.HERE,
    ),
    ("", N_("Gesehen am")): FieldHelp(
        N_("Gesehen am"),
        N_("Der Tag der Beobachtung. Mit ihm lässt sich später der Fortschritt sehen."),
        basis=words.TASK,
        unknown=N_("Der Tag des Gesprächs."),
        recipients=words.HERE,
    ),
    ("", N_("Stufe des Lernstands")): FieldHelp(
        N_("Stufe des Lernstands"),
        N_("Wie weit das Kind damit ist, in Worten. Punkte und Noten gibt es nicht."),
        basis=words.TASK,
        unknown=N_("„nicht angesehen“ bleibt stehen."),
        recipients=words.HERE,
    ),
    ("", N_("Woran haben Sie es gesehen?")): FieldHelp(
        N_("Woran haben Sie es gesehen?"),
        N_("Ein Satz, den auch die Schule versteht. Diagnosen bleiben draußen: Schreiben Sie, was Sie sehen."),
        basis=words.TASK,
        unknown=N_("Ohne Begründung wird keine Stufe gespeichert."),
        recipients=words.HERE,
    ),
    ("", N_("Text für die Empfehlung")): FieldHelp(
        N_("Text für die Empfehlung"),
        N_("Was die Schule am ersten Tag wissen soll, in Ihren Worten. Er bleibt, wie Sie ihn schreiben."),
        basis=words.TASK,
        unknown=N_("Ohne Text steht im Schreiben nur die Empfehlung."),
        recipients=_LETTER,
    ),
    ("", N_("Bogen zum Drucken")): FieldHelp(
        N_("Bogen zum Drucken"),
        N_("Beobachtungsbögen für Sie, Aufgabenblätter für das Kind. Auf keinem steht ein Name."),
        unknown=N_("Jeder Bogen geht auch ohne die anderen."),
        recipients=words.NOBODY,
    ),
    ("", N_("Sprache des Bogens")): FieldHelp(
        N_("Sprache des Bogens"),
        N_("In welcher Sprache der Text neben dem deutschen steht."),
        unknown=N_("Die Sprache der Schreiben ist voreingestellt."),
        recipients=words.NOBODY,
    ),
    ("", N_("Förderung voraussichtlich bis")): FieldHelp(
        N_("Förderung voraussichtlich bis"),
        N_("Wann die Deutschförderung etwa endet. Der Tag ist gerechnet; Sie können ihn ändern."),
        basis=words.GERMAN,
        unknown=N_("Leer steht im Schreiben kein Tag."),
        recipients=_LETTER,
    ),
    ("", N_("Empfohlene Schulform")): FieldHelp(
        N_("Empfohlene Schulform"),
        N_("Wenn Sie noch keine Schule nennen, aber eine Schulform. Mit der Schule steht sie fest."),
        basis=N_("§ 11, § 12 und § 22 SchulG"),
        unknown=N_("„noch offen“ ist auch eine Antwort."),
        recipients=_LETTER,
    ),
    ("", N_("Herkunftssprachlicher Unterricht")): FieldHelp(
        N_("Herkunftssprachlicher Unterricht"),
        N_("Ob das Schreiben die Familie auf Unterricht in ihrer Sprache hinweist."),
        basis=N_("BASS 13-61 Nr. 2"),
        unknown=N_("Ohne Häkchen steht davon nichts im Schreiben."),
        recipients=_LETTER,
    ),
    ("", N_("Sprachprüfung statt einer Fremdsprache")): FieldHelp(
        N_("Sprachprüfung statt einer Fremdsprache"),
        N_("Ob das Schreiben auf die Prüfung und ihren Antragstag hinweist."),
        basis=N_("BASS 13-61 Nr. 1"),
        unknown=N_("Ohne Häkchen steht davon nichts im Schreiben."),
        recipients=_LETTER,
    ),
    ("", N_("Nächster Schritt")): FieldHelp(
        N_("Nächster Schritt"),
        N_("Was für kleine Kinder vor der Schule und für Jugendliche ab 16 als Nächstes zu tun ist."),
        basis=words.TASK,
        unknown=N_("„noch offen“ ist auch eine Antwort."),
        recipients=_LETTER,
    ),
}
