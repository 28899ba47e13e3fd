"""The text blocks that come with the program, from the daily work of the counselling."""

from kiberatung.basics.texts import N_

READY: tuple[tuple[str, str, str], ...] = (
    (
        N_("erst"),
        N_("Erstgespräch geführt"),
        N_("Erstgespräch am {Datum} mit {Familie} geführt. Anwesend: ____. Gedolmetscht: ____."),
    ),
    (
        N_("nicht"),
        N_("Nicht erschienen"),
        N_("Familie {Familie} ist zum Termin am {Datum} nicht erschienen. Zweite Einladung wird verschickt."),
    ),
    (
        N_("tel"),
        N_("Telefonat"),
        N_("Am {Datum} mit ____ telefoniert: ____."),
    ),
    (
        N_("zeug"),
        N_("Zeugnisse fehlen"),
        N_("Zeugnisse für {Vorname} liegen nicht vor. Die Familie reicht sie nach, sobald sie da sind."),
    ),
    (
        N_("pflicht"),
        N_("Schulpflicht erklärt"),
        N_("Schulpflicht und Anmeldung nach § 34 Abs. 1 und § 41 Abs. 1 SchulG erklärt; die Familie hat verstanden."),
    ),
    (
        N_("masern"),
        N_("Masern-Nachweis fehlt"),
        N_(
            "Für {Vorname} liegt noch kein Masern-Nachweis vor. Hingewiesen auf den Nachweis nach § 20 IfSG; der "
            "Schulplatz hängt für Schulpflichtige nicht davon ab."
        ),
    ),
    (
        N_("schule"),
        N_("Schule angefragt"),
        N_("Bei ____ am {Datum} einen Platz für {Vorname} angefragt. Antwort erbeten bis ____."),
    ),
    (
        N_("wunsch"),
        N_("Wunsch der Familie"),
        N_("Die Familie wünscht für {Vorname} ____, weil ____."),
    ),
    (
        N_("einw"),
        N_("Einwilligung besprochen"),
        N_("Einwilligung zur Weitergabe besprochen, vorgelesen und am {Datum} unterschrieben."),
    ),
    (
        N_("umzug"),
        N_("Familie verzieht"),
        N_("Familie {Familie} (Fall {Fall}) zieht am ____ nach ____. Abgabe an das dortige KI vorbereiten."),
    ),
)
"""Word, title, text; marked."""
