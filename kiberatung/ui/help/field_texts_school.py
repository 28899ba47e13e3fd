"""What the fields of a child's way through school and of its languages are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

_TO_SCHOOL = N_("Mit der Übergabe: Schulaufsicht und Schule.")
_SKILL = N_("Die Stufe nach dem Gemeinsamen Europäischen Referenzrahmen in dieser Fertigkeit.")
_NOT_LOOKED_AT = N_("„Nicht geprüft“ bleibt stehen.")

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("", N_("Welches Zeugnis")): FieldHelp(
        N_("Welches Zeugnis"),
        N_("Der Name des Zeugnisses, zum Beispiel „Klasse 9“. Davon hängt ab, ob eine Anerkennung nötig ist."),
        basis=words.FREE,
        unknown=N_("Es geht auch ohne Zeugnis."),
        recipients=words.HERE,
    ),
    ("", N_("Grund für die Zeit ohne Schule")): FieldHelp(
        N_("Grund für die Zeit ohne Schule"),
        N_("Was die Familie dazu erzählt. Er erklärt, warum das Kind weniger Schuljahre hat als andere."),
        basis=words.FREE,
        unknown=N_("„Grund offen“ bleibt stehen."),
        recipients=words.HERE,
    ),
    ("", N_("mit Geschwistern")): FieldHelp(
        N_("mit Geschwistern"),
        N_("Ob das Kind diese Sprache mit Brüdern und Schwestern spricht."),
        basis=words.FREE,
        unknown=N_("Lassen Sie das Feld frei."),
        recipients=words.HERE,
    ),
    ("", N_("darin unterrichtet")): FieldHelp(
        N_("darin unterrichtet"),
        N_("Ob das Kind in dieser Sprache Unterricht hatte. Der Schulweg setzt das Häkchen von selbst."),
        basis=words.FREE,
        unknown=N_("Lassen Sie das Feld frei."),
        recipients=words.HERE,
    ),
    ("", N_("Jahre darin unterrichtet")): FieldHelp(
        N_("Jahre darin unterrichtet"),
        N_("Schuljahre in dieser Sprache oder Schrift. Grau steht, was sich aus dem Schulweg ergibt."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Sprache des Sprachstands")): FieldHelp(
        N_("Sprache des Sprachstands"),
        N_("Für welche Sprache die Feststellungen gezeigt und neue eingetragen werden."),
        basis=words.GERMAN,
        unknown=N_("Deutsch."),
        recipients=words.HERE,
    ),
    ("", N_("Grundlage")): FieldHelp(
        N_("Grundlage"),
        N_("Worauf die Feststellung beruht: Gespräch, Test, Zertifikat oder Bericht."),
        basis=words.GERMAN,
        unknown=N_("„Gespräch in der Beratung“ genügt."),
        recipients=words.HERE,
    ),
    ("", N_("Nachweis")): FieldHelp(
        N_("Nachweis"),
        N_("Das Papier, in dem sie steht, zum Beispiel der Name des Zertifikats. Keine Urteile über das Kind."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Tag der Feststellung")): FieldHelp(
        N_("Tag der Feststellung"),
        N_("Der Tag, an dem der Sprachstand festgestellt wurde."),
        basis=words.GERMAN,
        unknown=N_("Der heutige Tag."),
        recipients=words.HERE,
    ),
    **{
        ("", name): FieldHelp(name, _SKILL, basis=words.GERMAN, unknown=_NOT_LOOKED_AT, recipients=words.HERE)
        for name in (N_("Versteht"), N_("Spricht"), N_("Liest"), N_("Schreibt"))
    },
    ("", N_("Gesamt")): FieldHelp(
        N_("Gesamt"),
        N_("Die Stufe, die in Aufnahme, Schreiben und Übergabe gilt. Sie wählen; die niedrigste steht daneben."),
        basis=words.GERMAN,
        unknown=N_("Ohne sie gilt weiter die frühere Angabe."),
        recipients=_TO_SCHOOL,
    ),
}
