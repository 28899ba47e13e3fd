"""What is said about many fields in the same words; marked texts."""

from kiberatung.basics.texts import N_

TASK = N_("Aufgabe der Beratung: Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW")
FREE = N_("freiwillig")
GRADE = N_("Schulleitung: § 46 Abs. 1 SchulG")
GERMAN = N_("Deutschförderung: BASS 13-63 Nr. 3")
HERE = N_("Niemand: Diese Angabe bleibt im Haus.")
PAPER = N_("Steht in Schreiben an die Familie.")
NOBODY = N_("Niemand, auch nicht dieses Haus.")
AGREED = N_("Die Familie erlaubt, dass diese Stelle Angaben über ihre Kinder bekommt.")
CONSENT = N_("Einwilligung: Art. 6 Abs. 1 Buchst. a, Art. 7 DSGVO")
SECRECY = N_("Vertraulichkeit: Art. 5 Abs. 1 Buchst. f DSGVO; Schweigepflicht: § 203 StGB")
