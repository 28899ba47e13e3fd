"""The pages of the help about the screens of the program, in the order in which somebody new meets them."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help.page import HelpPage

BEGIN = HelpPage(
    "begin",
    N_("Erste Schritte"),
    N_("KIberatung führt eine Familie von der Meldung über Gespräch und Empfehlung bis zum Schulplatz."),
    (
        N_("Üben Sie zuerst in der Übungsstadt: Dort sind alle Familien erfunden, und nichts zählt."),
        N_("Nehmen Sie eine Meldung auf: Strg+N, Name, Vornamen der Kinder, fertig."),
        N_("Vereinbaren Sie einen Termin; die Einladung entsteht in der Sprache der Familie."),
        N_("Füllen Sie die Aufnahme im Gespräch aus: eine Zeile je Frage, ein Kind je Spalte."),
        N_("Empfehlen Sie eine Schule und geben Sie die Unterlagen verschlüsselt weiter."),
    ),
    (
        N_("Alles wird sofort gespeichert. Jeder Schritt lässt sich mit Strg+Z zurücknehmen."),
        N_("F1 erklärt das Feld, in dem Sie stehen: wozu, auf welcher Grundlage, wer es bekommt."),
    ),
    (
        (N_("Strg+K"), N_("Personen und Befehle suchen")),
        (N_("F1"), N_("Hilfe zum Feld oder zur Seite")),
        (N_("Umschalt+F1"), N_("alle Tasten")),
    ),
    "heute.png",
    N_("Anfang Einführung neu Anleitung Handbuch Start Überblick"),
)

TODAY = HelpPage(
    "today",
    N_("Heute"),
    N_("Ihr Tag: Gespräche, was fällig ist, wer am längsten wartet, was sich geändert hat, seit Sie da waren."),
    (
        N_("Ein Gespräch öffnen: mit ↓ wählen, Enter."),
        N_("Fälliges erledigen: Die Tat steht als Knopf in der Zeile."),
        N_("Mit F6 in den nächsten Bereich gehen."),
    ),
    (N_("Das Tagesblatt für den Empfang druckt Strg+P."),),
    (
        (N_("Strg+N"), N_("Meldung aufnehmen")),
        (N_("F6"), N_("nächster Bereich")),
        (N_("Strg+P"), N_("Tagesblatt drucken")),
    ),
    "heute.png",
    N_("Termine fällig überfällig Wiedervorlage Startseite Aufgaben"),
)

FAMILIES = HelpPage(
    "families",
    N_("Familien"),
    N_("Alle Familien, die Sie sehen dürfen. Sortieren, filtern, gruppieren, kopieren, drucken."),
    (
        N_("Tippen Sie einen Namen: Gesucht wird in jeder Schreibweise und Schrift."),
        N_("Enter öffnet die Familie; die Vorschau rechts zeigt das Wichtigste."),
        N_("Strg+N legt eine Familie an. Gibt es sie vielleicht schon, steht das vor dem Speichern da."),
    ),
    (N_("Eine Datei mit vielen Personen verlangt je nach Rolle die Zustimmung einer zweiten Person."),),
    (
        (N_("Strg+F"), N_("in der Liste suchen")),
        (N_("Strg+N"), N_("Familie anlegen")),
        (N_("Strg+Umschalt+C"), N_("Tabelle kopieren")),
    ),
    "familien.png",
    N_("Liste suchen Warteliste Excel exportieren doppelt Dublette zusammenführen"),
)

FAMILY = HelpPage(
    "family",
    N_("Eine Familie"),
    N_("Oben steht, was man vor dem ersten Satz wissen muss, darunter die Reiter der Akte."),
    (
        N_("„Überblick“ zeigt, was offen ist, jedes mit seiner Tat."),
        N_("„Vermerk“ schreibt eine Notiz; Strg+Enter speichert sie."),
        N_("„Wiedervorlage“ erinnert Sie an einem Tag an einen Satz."),
        N_("„Verlauf“ zeigt jeden Schritt und nimmt ihn zurück."),
    ),
    (N_("Familien anderer Fachkräfte öffnet nur ein Notfallzugriff mit Grund; er wird durchgesehen."),),
    (
        (N_("Strg+Bild auf, Strg+Bild ab"), N_("Reiter wechseln")),
        (N_("Strg+Leertaste"), N_("Textbaustein in den Vermerk")),
    ),
    "familie.png",
    N_("Akte Fall Überblick Vermerk Notiz Wiedervorlage Verlauf zuständig löschen Notfall"),
)

INTAKE = HelpPage(
    "intake",
    N_("Aufnahme"),
    N_("Eine Zeile je Frage, links gemeinsam, daneben jedes Kind. Gemeinsames wird nur einmal gefragt."),
    (
        N_("Tippen und Tab: Der Zeiger geht ein Kind hinunter und dann zum nächsten."),
        N_("Daten gehen kurz: 9.3.14, 090314, 03.2014 oder nur 2014."),
        N_("Alt+U antwortet „unbekannt“, Alt+N „nicht gefragt“, Alt+V „verweigert“; „entfällt“ wird getippt."),
        N_("Die Passzeile füllt Name, Geburtsdatum und Staatsangehörigkeit."),
    ),
    (
        N_("Warnungen stehen unter der Antwort und halten nichts auf."),
        N_("Was getippt und noch nicht gespeichert ist, überlebt Sperre und Absturz."),
    ),
    (
        (N_("Tab"), N_("nächste Frage")),
        (N_("Strg+←, Strg+→"), N_("Nachbarspalte")),
        (N_("F1"), N_("warum diese Frage gestellt wird")),
    ),
    "aufnahme.png",
    N_("Gespräch Interview Fragebogen Aufnahmebogen Pass Passzone MRZ Geschwister Einwilligung unbekannt"),
)

SCHULPFLICHT = HelpPage(
    "schulpflicht",
    N_("Schulpflicht"),
    N_("Die Rechnung mit Paragrafen und Stand des Gesetzes; entscheiden tun Sie."),
    (
        N_("Lesen Sie Antwort und Gründe. Fehlt eine Angabe, führt ein Knopf zu ihr."),
        N_("Halten Sie Ihre Entscheidung fest; weicht sie ab, genügt ein Satz als Grund."),
        N_("Tragen Sie ein, in welcher Sprache Sie es der Familie erklärt haben."),
    ),
    (N_("Maßgeblich sind § 34 bis § 40 SchulG; der Stand steht unter der Rechnung."),),
    (),
    "schulpflicht.png",
    N_("Gesetz Paragraf Alter Beginn Ende ruht Asyl Zuweisung"),
)

RECKONING = HelpPage(
    "reckoning",
    N_("So rechnet das Programm"),
    N_("Die Regeln der Schulpflicht, wie das Programm sie anwendet, mit Norm, Stand und durchgerechneten Beispielen."),
    (
        N_("Aus Geburtstag und Stichtag folgt das erste Pflichtjahr."),
        N_("Aus Aufenthalt, Wohnort und Zuweisung folgt der Tag, ab dem die Pflicht gilt."),
        N_("Aus Schuljahren, Alter und Ausbildung folgt, bis wann sie dauert."),
        N_("Drei Zählweisen bestimmen den Teil; sind sie uneins, entscheidet die Schulaufsicht."),
    ),
    (N_("Was unten steht, kommt aus der Rechtsfassung, mit der das Programm jetzt rechnet."),),
    (),
    "",
    N_("Regeln Berechnung Beispiele Stichtag Zählweise Norm Stand Paragraf Gesetz"),
)

SCHOOLING = HelpPage(
    "schooling",
    N_("Schulweg und Sprachen"),
    N_("Wo das Kind wie lange zur Schule gegangen ist, welche Sprachen und Schriften es kann."),
    (
        N_("Ziehen Sie Zeiträume auf der Linie auf, oder tippen Sie Monat und Jahr."),
        N_("Sagen Sie zu jeder Zeit ohne Schule, warum es keine gab."),
        N_("Für jede Sprache: versteht, spricht, liest, schreibt, in vier Bildern."),
        N_("Halten Sie den Sprachstand immer wieder fest. Frühere bleiben stehen."),
        N_("Für jede Schrift: wie sicher. Daraus folgt, ob Alphabetisierung nötig ist."),
    ),
    (N_("Lücken sind keine Fehler; sie werden gezeigt, damit man nachfragen kann."),),
    (),
    "schulweg.png",
    N_("Schulbesuch Schuljahre Zeugnis Alphabetisierung Schrift Deutsch Sprachstand"),
)

ASSESSMENT = HelpPage(
    "assessment",
    N_("Lernstand"),
    N_("Was das Kind kann, in sieben Bereichen, mit Bögen zum Drucken und einem Text für die Empfehlung."),
    (
        N_("Wählen Sie einen Bereich und die Stufen, die Sie gesehen haben."),
        N_("Schreiben Sie in einem Satz, woran Sie es gesehen haben."),
        N_("Ändern Sie den Text für die Empfehlung, bis er stimmt."),
    ),
    (N_("Diagnosen gehören nicht hierher. Beschreiben Sie, was Sie sehen und was hilft."),),
    (),
    "",
    N_("Einschätzung Beobachtung Mathematik Lesen Stärken Aufgaben Test 2P Bogen"),
)

RECOMMENDATION = HelpPage(
    "recommendation",
    N_("Empfehlung"),
    N_("Passende Schulen mit freien Plätzen, jede mit Gründen; auch, was ausgeschlossen ist und warum."),
    (
        N_("Prüfen Sie Jahrgang und Deutschförderung links, oder vergleichen Sie alle Möglichkeiten."),
        N_("Wählen Sie eine Schule, oder empfehlen Sie ohne Schule."),
        N_("Fragen Sie den Platz an, und tragen Sie die Antwort der Schule ein."),
    ),
    (N_("Über die Aufnahme entscheidet die Schulleitung (§ 46 Abs. 1 SchulG)."),),
    (),
    "empfehlung.png",
    N_("Vorschlag Schule Platz anfragen Zusage Ablehnung Schulbeginn"),
)
