"""What the fields of a family beside the interview are for."""

from kiberatung.basics.texts import N_
from kiberatung.ui.help import frequent_words as words
from kiberatung.ui.help.field_help import FieldHelp

TEXTS: dict[tuple[str, str], FieldHelp] = {
    ("", N_("Vermerk")): FieldHelp(
        N_("Vermerk"),
        N_("Tatsachen aus dem Gespräch, keine Urteile. Kurzwort und Tab setzen einen Textbaustein ein."),
        basis=words.TASK,
        unknown=N_("Was nicht geschrieben wird, weiß später niemand."),
        recipients=words.HERE,
    ),
    ("", N_("Woran erinnern?")): FieldHelp(
        N_("Woran erinnern?"),
        N_("Ein Satz, der am Tag der Wiedervorlage unter „Heute“ steht."),
        basis=words.TASK,
        unknown=N_("Ohne Text fehlt der Anlass."),
        recipients=words.HERE,
    ),
    ("", N_("Passzone: die zwei oder drei Zeilen am Fuß des Dokuments")): FieldHelp(
        N_("Passzone: die zwei oder drei Zeilen am Fuß des Dokuments"),
        N_(
            "Füllt Name, Geburtsdatum, Geschlecht und Staatsangehörigkeit und sagt, was gefüllt wurde. "
            "Die Nummer des Dokuments wird nicht behalten: Für die Beratung braucht sie niemand."
        ),
        basis=words.FREE,
        unknown=N_("Alle Angaben lassen sich auch tippen."),
        recipients=words.HERE,
    ),
    ("", N_("Wessen Pass?")): FieldHelp(N_("Wessen Pass?"), N_("Für wen die Angaben aus dem Pass gelten.")),
    ("", N_("Unterschrieben von")): FieldHelp(
        N_("Unterschrieben von"),
        N_("Wer die Einwilligung gegeben hat: Sorgeberechtigte oder Vormund."),
        basis=N_("Einwilligung: Art. 6 Abs. 1 Buchst. a, Art. 7 DSGVO"),
        unknown=N_("Ohne Unterschrift keine Weitergabe."),
        recipients=words.HERE,
    ),
    ("", N_("Vorgelesen auf")): FieldHelp(
        N_("Vorgelesen auf"),
        N_("In welcher Sprache die Familie die Einwilligung verstanden hat."),
        basis=N_("Art. 7 Abs. 2 DSGVO: verständlich und in klarer Sprache"),
        unknown=N_("Deutsch."),
        recipients=words.HERE,
    ),
    ("", N_("Gedolmetscht von")): FieldHelp(
        N_("Gedolmetscht von"),
        N_("Wer übersetzt hat; leer heißt ohne Sprachmittlung."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Schulamt")): FieldHelp(
        N_("Schulamt"), words.AGREED, basis=words.CONSENT, unknown=N_("Ohne Häkchen geht nichts dorthin.")
    ),
    ("", N_("Bezirksregierung")): FieldHelp(
        N_("Bezirksregierung"), words.AGREED, basis=words.CONSENT, unknown=N_("Ohne Häkchen geht nichts dorthin.")
    ),
    ("", N_("Gesundheitsamt")): FieldHelp(
        N_("Gesundheitsamt"), words.AGREED, basis=words.CONSENT, unknown=N_("Ohne Häkchen geht nichts dorthin.")
    ),
    ("", N_("Schulträger")): FieldHelp(
        N_("Schulträger"), words.AGREED, basis=words.CONSENT, unknown=N_("Ohne Häkchen geht nichts dorthin.")
    ),
    ("family", N_("Schule")): FieldHelp(
        N_("Schule"),
        N_("Welche Art von Schule das Kind in dieser Zeit besucht hat."),
        basis=N_("§ 37 SchulG: gezählt werden Jahre des Schulbesuchs"),
        unknown=N_("„Anderer Unterricht“ genügt."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("anderes Kommunales Integrationszentrum")): FieldHelp(
        N_("anderes Kommunales Integrationszentrum"),
        words.AGREED,
        basis=words.CONSENT,
        unknown=N_("Ohne Häkchen geht nichts dorthin."),
    ),
    ("", N_("Land")): FieldHelp(
        N_("Land"),
        N_("Wo das Kind in dieser Zeit gelebt hat."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Von")): FieldHelp(
        N_("Von"),
        N_("Beginn dieses Abschnitts; Monat und Jahr genügen."),
        basis=N_("§ 37 SchulG: gezählt werden Jahre des Schulbesuchs"),
        unknown=N_("Schätzen Sie mit der Familie."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Bis")): FieldHelp(
        N_("Bis"),
        N_("Ende dieses Abschnitts; leer heißt, er dauert an."),
        basis=N_("§ 37 SchulG: gezählt werden Jahre des Schulbesuchs"),
        unknown=N_("Schätzen Sie mit der Familie."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Letzte Klasse")): FieldHelp(
        N_("Letzte Klasse"),
        N_("Die letzte Klasse, die das Kind abgeschlossen hat."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Unterricht auf")): FieldHelp(
        N_("Unterricht auf"),
        N_("In welcher Sprache unterrichtet wurde."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Zeugnis")): FieldHelp(
        N_("Zeugnis"),
        N_("Welches Zeugnis vorliegt, im Original oder übersetzt."),
        basis=words.FREE,
        unknown=N_("Es geht auch ohne Zeugnis."),
        recipients=words.HERE,
    ),
    ("", N_("Deutsch nach Referenzrahmen")): FieldHelp(
        N_("Deutsch nach Referenzrahmen"),
        N_("Der Stand im Deutschen von A1 bis C1; „noch keines“ ist auch eine Antwort."),
        basis=words.GERMAN,
        unknown=N_("Die Schule stellt den Stand dann selbst fest."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Schrift hinzufügen")): FieldHelp(
        N_("Schrift hinzufügen"),
        N_("Eine Schrift, die das Kind liest oder lernt."),
        basis=words.GERMAN,
        unknown=N_("Das Feld bleibt leer."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Schriftkenntnis")): FieldHelp(
        N_("Schriftkenntnis"),
        N_("Wie sicher das Kind diese Schrift liest und schreibt; davon hängt die Alphabetisierung ab."),
        basis=words.GERMAN,
        unknown=N_("Lassen Sie das Kind seinen Namen schreiben."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Rolle der Sprache")): FieldHelp(
        N_("Rolle der Sprache"),
        N_("Erstsprache, Familiensprache, Schulsprache oder Fremdsprache."),
        basis=words.FREE,
        unknown=N_("„Familiensprache“ genügt."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Darin unterrichtet")): FieldHelp(
        N_("Darin unterrichtet"),
        N_("Ob das Kind in dieser Sprache Unterricht hatte."),
        basis=words.FREE,
        unknown=N_("Lassen Sie das Feld frei."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Ihre Antwort")): FieldHelp(
        N_("Ihre Antwort"),
        N_("Ihre Entscheidung gilt; die Rechnung des Programms bleibt daneben stehen."),
        basis=N_("§ 34, § 35, § 37, § 38 SchulG"),
        unknown=N_("„Zu prüfen“ ist auch eine Antwort."),
        recipients=words.HERE,
    ),
    ("", N_("Teil der Schulpflicht")): FieldHelp(
        N_("Teil der Schulpflicht"),
        N_("Vollzeit heißt Primarstufe und Sekundarstufe I, danach folgt die Sekundarstufe II."),
        basis=N_("§ 34 Abs. 2 SchulG"),
        unknown=N_("„Teil zu prüfen“ ist auch eine Antwort."),
        recipients=words.HERE,
    ),
    ("", N_("Begründung, ein Satz genügt")): FieldHelp(
        N_("Begründung, ein Satz genügt"),
        N_("Warum Sie anders entscheiden als die Rechnung; steht im Verlauf."),
        basis=words.TASK,
        unknown=N_("Ohne Grund wird nichts festgehalten."),
        recipients=words.HERE,
    ),
    ("", N_("Schulpflicht")): FieldHelp(
        N_("Schulpflicht"),
        N_("Ab wann und bis wann das Kind zur Schule gehen muss, und wo."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Schulsystem in NRW")): FieldHelp(
        N_("Schulsystem in NRW"),
        N_("Schulstufen und Schulformen, Zeugnisse, Ferien, Ganztag."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Abschlüsse")): FieldHelp(
        N_("Abschlüsse"),
        N_("Welche Abschlüsse es gibt, und was mitgebrachte Zeugnisse gelten."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Weg zum Schulplatz")): FieldHelp(
        N_("Weg zum Schulplatz"),
        N_("Wer den Platz sucht, wer entscheidet und wann die Familie Nachricht bekommt."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Schulärztliche Untersuchung")): FieldHelp(
        N_("Schulärztliche Untersuchung"),
        N_("Dass zur Aufnahme eine Untersuchung beim Gesundheitsamt gehört."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Rechte und Pflichten")): FieldHelp(
        N_("Rechte und Pflichten"),
        N_("Anmelden, regelmäßiger Besuch, Entschuldigung bei Krankheit, Masernschutz."),
        basis=words.TASK,
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Datenschutz")): FieldHelp(
        N_("Datenschutz"),
        N_("Welche Angaben gespeichert werden, wer sie bekommt und welche Rechte die Familie hat."),
        basis=N_("Art. 13 DSGVO"),
        unknown=N_("Kreuzen Sie nur an, worüber gesprochen wurde."),
        recipients=words.HERE,
    ),
    ("", N_("Informiert am")): FieldHelp(
        N_("Informiert am"),
        N_("Der Tag, an dem die Familie informiert wurde; nie ein Tag, der noch kommt."),
        basis=words.TASK,
        unknown=N_("Der Tag des Gesprächs."),
        recipients=words.HERE,
    ),
    ("", N_("Informiert auf")): FieldHelp(
        N_("Informiert auf"),
        N_("In welcher Sprache gesprochen wurde, nicht in welcher das Blatt geschrieben ist."),
        basis=words.TASK,
        unknown=N_("Deutsch."),
        recipients=words.HERE,
    ),
    ("", N_("Bestätigung der Familie")): FieldHelp(
        N_("Bestätigung der Familie"),
        N_("Ob jemand aus der Familie sagt oder unterschreibt, dass die Information verstanden ist."),
        basis=words.FREE,
        unknown=N_("„nicht bestätigt“; die Bestätigung lässt sich später eintragen."),
        recipients=words.HERE,
    ),
    ("", N_("Bestätigt von")): FieldHelp(
        N_("Bestätigt von"),
        N_("Der Name der Person, die bestätigt hat, meist Mutter oder Vater."),
        basis=words.FREE,
        unknown=N_("Lassen Sie das Feld frei und die Bestätigung offen."),
        recipients=words.HERE,
    ),
    ("", N_("Art der Bestätigung")): FieldHelp(
        N_("Art der Bestätigung"),
        N_("Mündlich genügt; eine Unterschrift steht auf dem Blatt, das im Haus bleibt."),
        basis=words.FREE,
        unknown=N_("„mündlich bestätigt“."),
        recipients=words.HERE,
    ),
    ("", N_("Betrifft die ganze Familie")): FieldHelp(
        N_("Betrifft die ganze Familie"),
        N_("Dann steht die Information bei allen Kindern, sonst nur bei dem gewählten."),
        basis=words.FREE,
        unknown=N_("Lassen Sie das Feld frei."),
        recipients=words.HERE,
    ),
    ("", N_("Angabe")): FieldHelp(
        N_("Angabe"),
        N_("Wie in der Aufnahme; die Schulpflicht wird sofort neu berechnet."),
        basis=N_("§ 34, § 35, § 37, § 38 SchulG"),
        unknown=N_("Schließen Sie mit Esc; die Angabe bleibt offen."),
        recipients=words.HERE,
    ),
    ("", N_("Quelle der Angabe")): FieldHelp(
        N_("Quelle der Angabe"),
        N_("Ob Sie ein Dokument gesehen haben oder die Familie es erzählt hat; steht auf der Feststellung."),
        basis=words.TASK,
        unknown=N_("„ohne Quelle“."),
        recipients=words.HERE,
    ),
    ("", N_("Deutschförderung")): FieldHelp(
        N_("Deutschförderung"),
        N_("In welcher Form das Kind Deutsch lernen soll."),
        basis=words.GERMAN,
        unknown=N_("Der Vorschlag folgt aus Deutsch und Schrift."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Vorgeschlagene Schule")): FieldHelp(
        N_("Vorgeschlagene Schule"),
        N_("Welche Schule Sie empfehlen. Die Gründe stehen daneben; die Schulleitung entscheidet über die Aufnahme."),
        basis=N_("§ 46 Abs. 1 SchulG"),
        unknown=N_("„Ohne Schule“ empfiehlt nur Jahrgang und Form."),
        recipients=N_("Mit der Übergabe: Schulaufsicht und Schule."),
    ),
    ("", N_("Ohne Schule: nur Jahrgang und Form empfehlen")): FieldHelp(
        N_("Ohne Schule: nur Jahrgang und Form empfehlen"),
        N_("Wenn noch keine Schule passt oder das Schulamt selbst wählt."),
    ),
    ("", N_("Warum anders? Ein Satz genügt.")): FieldHelp(
        N_("Warum anders? Ein Satz genügt."),
        N_("Warum Sie eine andere Schule empfehlen als die erste der Liste."),
        basis=words.TASK,
        unknown=N_("Ein Wunsch der Familie ist ein guter Grund."),
        recipients=words.HERE,
    ),
    ("", N_("Antwort")): FieldHelp(
        N_("Antwort"),
        N_("Was die Schule geantwortet hat."),
        basis=N_("§ 46 Abs. 1 SchulG: Die Schulleitung entscheidet"),
        unknown=N_("„Angefragt“, bis sie antwortet."),
        recipients=words.HERE,
    ),
    ("", N_("Antwort vom")): FieldHelp(
        N_("Antwort vom"),
        N_("Tag der Antwort."),
        unknown=N_("Der Tag, an dem Sie sie eintragen."),
        recipients=words.HERE,
    ),
    ("", N_("Grund der Ablehnung")): FieldHelp(
        N_("Grund der Ablehnung"),
        N_("Was die Schule als Grund nennt."),
        basis=N_("§ 46 Abs. 2 SchulG: zum Beispiel erschöpfte Kapazität"),
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.HERE,
    ),
    ("", N_("Beginn am")): FieldHelp(
        N_("Beginn am"),
        N_("Erster Schultag; steht in der Mitteilung an die Familie."),
        basis=words.FREE,
        unknown=N_("Fragen Sie die Schule."),
        recipients=words.PAPER,
    ),
    ("", N_("Klasse")): FieldHelp(
        N_("Klasse"),
        N_("In welche Klasse das Kind kommt."),
        basis=words.FREE,
        unknown=N_("Das Feld bleibt leer."),
        recipients=words.PAPER,
    ),
    ("", N_("Kind")): FieldHelp(
        N_("Kind"), N_("Für welches Kind das Schreiben ist; es steht im Betreff."), recipients=words.PAPER
    ),
    ("", N_("Worum geht es?")): FieldHelp(
        N_("Worum geht es?"), N_("Ordnet die Schreiben; darunter stehen nur die passenden."), recipients=words.PAPER
    ),
    ("", N_("Art des Schreibens")): FieldHelp(
        N_("Art des Schreibens"), N_("Welches Schreiben entsteht."), recipients=words.PAPER
    ),
    ("", N_("Sprachen")): FieldHelp(
        N_("Sprachen"),
        N_("In welchen Sprachen das Schreiben entsteht; Deutsch steht immer dabei."),
        recipients=words.PAPER,
    ),
    ("", N_("Form des Bogens")): FieldHelp(
        N_("Form des Bogens"),
        N_("Zum Drucken und Ausfüllen von Hand, oder als Datei, deren Felder sich am Bildschirm ausfüllen lassen."),
        unknown=N_("Gedruckt geht immer."),
        recipients=words.PAPER,
    ),
    ("", N_("Spalten für Kinder")): FieldHelp(
        N_("Spalten für Kinder"),
        N_("Für wie viele Kinder auf dem leeren Bogen nebeneinander Platz ist."),
        unknown=N_("Zwei reichen meist; für mehr Kinder geben Sie einen zweiten Bogen mit."),
        recipients=words.PAPER,
    ),
    ("", N_("Wer im Bogen wer ist")): FieldHelp(
        N_("Wer im Bogen wer ist"),
        N_("Mit wessen Angaben verglichen wird. Vorgeschlagen wird, wer denselben Namen oder Geburtstag hat."),
        unknown=N_("„nicht übernehmen“: Dann bleibt alles bei dieser Person, wie es ist."),
        recipients=words.HERE,
    ),
    ("", N_("Vergrößerung")): FieldHelp(
        N_("Vergrößerung"), N_("Nur für die Ansicht hier; gedruckt wird in wahrer Größe.")
    ),
    ("", N_("Zuständig")): FieldHelp(
        N_("Zuständig"),
        N_("Wer diese Familie betreut und ihre Akte sieht."),
        basis=N_("Zugriff nur, wer ihn braucht: Art. 32 DSGVO"),
        unknown=N_("„Niemand“: Dann sehen sie alle Fachkräfte."),
    ),
    ("", N_("Warum muss es jetzt sein?")): FieldHelp(
        N_("Warum muss es jetzt sein?"),
        N_("Der Notfallzugriff öffnet eine fremde Akte für heute; der Grund wird durchgesehen."),
        basis=N_("Sicherheit der Verarbeitung: Art. 32 DSGVO"),
        unknown=N_("Ohne Grund bleibt sie geschlossen."),
        recipients=N_("Leitung und Datenschutz sehen Grund und Zeit."),
    ),
    ("", N_("Anlass")): FieldHelp(
        N_("Anlass"),
        N_("Warum die Familie endgültig gelöscht wird."),
        basis=N_("Recht auf Löschung: Art. 17 DSGVO"),
        unknown=N_("Ohne Anlass wird nichts gelöscht."),
        recipients=N_("Leitung und Datenschutz."),
    ),
    ("", N_("Grund")): FieldHelp(
        N_("Grund"),
        N_("Ein Satz ohne Namen; er bleibt als Nachweis der Löschung stehen."),
        basis=N_("Recht auf Löschung: Art. 17 DSGVO"),
        unknown=N_("Ohne Grund wird nichts gelöscht."),
        recipients=N_("Leitung und Datenschutz."),
    ),
}
