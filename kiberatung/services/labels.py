"""The German words of every coded value; one place, so that screen, letter and table say the same."""

from enum import StrEnum

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.children import DateCertainty, GermanLevel, Sex
from kiberatung.domain.guardians import GuardianKind
from kiberatung.domain.handovers import HandoverAnswer, RecipientKind
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.domain.information_given import Confirmation, InformationTopic
from kiberatung.domain.interpreters import BookingState, InterpreterKind
from kiberatung.domain.language_checks import CheckInstrument
from kiberatung.domain.languages import LanguageRole, Literacy, SkillLevel
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.schooling import CertificateState, SchoolingKind
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.domain.schools import SUPPORT_NAMES, GermanSupport
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind

# By class first: members of different classes may be equal as strings.
_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    CaseState: {
        CaseState.REPORTED: N_("Gemeldet"),
        CaseState.INVITED: N_("Eingeladen"),
        CaseState.APPOINTMENT: N_("Termin"),
        CaseState.COUNSELLED: N_("Beraten"),
        CaseState.RECOMMENDED: N_("Empfohlen"),
        CaseState.HANDED_OVER: N_("Übergeben"),
        CaseState.PLACED: N_("Vermittelt"),
        CaseState.STARTED: N_("Begonnen"),
        CaseState.FOLLOWED_UP: N_("Nachverfolgt"),
        CaseState.CLOSED: N_("Abgeschlossen"),
    },
    SideExit: {
        SideExit.NOT_SCHULPFLICHTIG: N_("nicht schulpflichtig, informiert"),
        SideExit.MOVED_AWAY: N_("verzogen, abgegeben"),
        SideExit.WENT_TO_SCHOOL_DIRECTLY: N_("direkt an einer Schule aufgenommen"),
        SideExit.NO_CONTACT: N_("kein Kontakt nach zweiter Einladung"),
        SideExit.ALREADY_IN_SCHOOL: N_("schon zwei Jahre in deutschen Schulen"),
    },
    Sex: {
        Sex.MALE: N_("männlich"),
        Sex.FEMALE: N_("weiblich"),
        Sex.DIVERSE: N_("divers"),
        Sex.OPEN: N_("ohne Angabe im Dokument"),
    },
    DateCertainty: {
        DateCertainty.EXACT: N_("genau"),
        DateCertainty.MONTH: N_("nur Monat und Jahr"),
        DateCertainty.YEAR: N_("nur das Jahr"),
        DateCertainty.FICTIVE: N_("geschätzt"),
    },
    ResidenceStatus: {
        ResidenceStatus.EU: N_("EU-Bürgerschaft"),
        ResidenceStatus.THIRD_COUNTRY: N_("Drittstaat mit Aufenthaltstitel"),
        ResidenceStatus.TEMPORARY_PROTECTION: N_("vorübergehender Schutz (§ 24 AufenthG)"),
        ResidenceStatus.ASYLUM: N_("Asylverfahren"),
        ResidenceStatus.OBLIGED_TO_LEAVE: N_("ausreisepflichtig, auch mit Duldung"),
        ResidenceStatus.UNACCOMPANIED: N_("unbegleitet eingereist"),
        ResidenceStatus.GERMAN: N_("deutsche Staatsangehörigkeit"),
        ResidenceStatus.UNDETERMINED: N_("noch ungeklärt"),
    },
    SuspensionKind: {
        SuspensionKind.LANGUAGE_COURSE: N_("anerkannter Sprachkurs"),
        SuspensionKind.CARE_OF_OWN_CHILD: N_("Betreuung des eigenen Kindes"),
        SuspensionKind.MATERNITY: N_("Mutterschutz"),
        SuspensionKind.VOLUNTARY_SERVICE: N_("Freiwilligendienst"),
        SuspensionKind.MILITARY_SERVICE: N_("Wehrdienst"),
        SuspensionKind.UNIVERSITY: N_("Hochschule"),
        SuspensionKind.OTHER: N_("anderer Grund"),
    },
    GermanLevel: {
        GermanLevel.NONE: N_("noch keines"),
        GermanLevel.WORDS: N_("einzelne Wörter"),
        GermanLevel.A1: N_("A1"),
        GermanLevel.A2: N_("A2"),
        GermanLevel.B1: N_("B1"),
        GermanLevel.B2: N_("B2"),
        GermanLevel.C1: N_("C1"),
    },
    NoValue: {
        NoValue.UNKNOWN: N_("unbekannt"),
        NoValue.NOT_ASKED: N_("nicht gefragt"),
        NoValue.REFUSED: N_("verweigert"),
        NoValue.NOT_APPLICABLE: N_("entfällt"),
    },
    Source: {
        Source.PASSPORT: N_("Pass"),
        Source.CERTIFICATE: N_("Urkunde"),
        Source.NOTICE: N_("Bescheid"),
        Source.SEEN: N_("gesehen"),
        Source.INTERPRETED: N_("gedolmetscht"),
        Source.OWN_WORDS: N_("eigene Worte"),
        Source.SIBLING: N_("vom Geschwister"),
    },
    GuardianKind: {
        GuardianKind.MOTHER: N_("Mutter"),
        GuardianKind.FATHER: N_("Vater"),
        GuardianKind.OTHER_RELATIVE: N_("Verwandte"),
        GuardianKind.LEGAL_GUARDIAN: N_("Vormundschaft"),
        GuardianKind.JUGENDAMT: N_("Jugendamt"),
        GuardianKind.FACILITY: N_("Einrichtung"),
        GuardianKind.OTHER: N_("andere Person"),
    },
    ReportingOffice: {
        ReportingOffice.MELDEBEHOERDE: N_("Meldebehörde"),
        ReportingOffice.AUSLAENDERBEHOERDE: N_("Ausländerbehörde"),
        ReportingOffice.SOZIALAMT: N_("Sozialamt"),
        ReportingOffice.JUGENDAMT: N_("Jugendamt"),
        ReportingOffice.SCHULVERWALTUNG: N_("Schulverwaltung"),
        ReportingOffice.SCHOOL: N_("Schule"),
        ReportingOffice.FAMILY: N_("Familie selbst"),
        ReportingOffice.OTHER: N_("andere Stelle"),
    },
    AppointmentState: {
        AppointmentState.PLANNED: N_("vereinbart"),
        AppointmentState.CONFIRMED: N_("bestätigt"),
        AppointmentState.HELD: N_("durchgeführt"),
        AppointmentState.NO_SHOW: N_("nicht erschienen"),
        AppointmentState.CANCELLED: N_("abgesagt"),
    },
    InterpreterKind: {
        InterpreterKind.LAY: N_("Laien-Sprachmittlung"),
        InterpreterKind.PROFESSIONAL: N_("beruflich dolmetschend"),
        InterpreterKind.COMPANION: N_("Begleitperson"),
        InterpreterKind.PHONE: N_("am Telefon"),
    },
    BookingState: {
        BookingState.ASKED: N_("angefragt"),
        BookingState.CONFIRMED: N_("bestätigt"),
        BookingState.DECLINED: N_("abgesagt"),
        BookingState.DONE: N_("geleistet"),
        BookingState.CANCELLED: N_("storniert"),
    },
    LanguageRole: {
        LanguageRole.FIRST: N_("Erstsprache"),
        LanguageRole.FAMILY: N_("Familiensprache"),
        LanguageRole.SCHOOL: N_("Schulsprache"),
        LanguageRole.FOREIGN: N_("Fremdsprache"),
        LanguageRole.GERMAN: N_("Deutsch"),
    },
    SkillLevel: {
        SkillLevel.NOT_YET: N_("noch nicht"),
        SkillLevel.LITTLE: N_("wenig"),
        SkillLevel.SOME: N_("etwas"),
        SkillLevel.GOOD: N_("gut"),
        SkillLevel.SURE: N_("sicher"),
    },
    Literacy: {
        Literacy.NONE: N_("keine"),
        Literacy.LETTERS: N_("einzelne Buchstaben"),
        Literacy.SLOW: N_("liest und schreibt langsam"),
        Literacy.FLUENT: N_("liest und schreibt sicher"),
    },
    SchoolingKind: {
        SchoolingKind.KINDERGARTEN: N_("Kindergarten"),
        SchoolingKind.PRIMARY: N_("Grundschule"),
        SchoolingKind.SECONDARY: N_("weiterführende Schule"),
        SchoolingKind.UPPER_SECONDARY: N_("Oberstufe"),
        SchoolingKind.VOCATIONAL: N_("berufliche Schule"),
        SchoolingKind.RELIGIOUS: N_("religiöse Schule"),
        SchoolingKind.HOME: N_("Unterricht zu Hause"),
        SchoolingKind.ONLINE: N_("Unterricht am Bildschirm"),
        SchoolingKind.CAMP: N_("Unterricht in einer Unterkunft"),
        SchoolingKind.OTHER: N_("anderer Unterricht"),
    },
    CertificateState: {
        CertificateState.SEEN: N_("gesehen"),
        CertificateState.TOLD: N_("genannt"),
        CertificateState.NONE: N_("keines"),
    },
    GapCause: {
        GapCause.WAR: N_("Krieg"),
        GapCause.FLIGHT: N_("Flucht"),
        GapCause.NO_PLACE: N_("kein Schulplatz"),
        GapCause.CLOSED: N_("Schule geschlossen"),
        GapCause.FORBIDDEN: N_("Schulbesuch verboten"),
        GapCause.ILLNESS: N_("Krankheit"),
        GapCause.WORK: N_("Arbeit"),
        GapCause.COST: N_("Kosten der Schule"),
        GapCause.OTHER: N_("anderer Grund"),
    },
    CheckInstrument: {
        CheckInstrument.TALK: N_("Gespräch in der Beratung"),
        CheckInstrument.OBSERVATION: N_("Beobachtungsbogen"),
        CheckInstrument.TASK_SHEET: N_("Aufgabenblatt"),
        CheckInstrument.TEST: N_("Sprachtest"),
        CheckInstrument.CERTIFICATE: N_("Sprachzertifikat"),
        CheckInstrument.COURSE: N_("Bescheinigung eines Kurses"),
        CheckInstrument.SCHOOL_REPORT: N_("Lernstandsbericht der Schule"),
        CheckInstrument.TOLD: N_("Angabe der Familie"),
    },
    GermanSupport: SUPPORT_NAMES,
    PlaceRequestState: {
        PlaceRequestState.ASKED: N_("angefragt"),
        PlaceRequestState.ACCEPTED: N_("zugesagt"),
        PlaceRequestState.DECLINED: N_("abgelehnt"),
        PlaceRequestState.ASSIGNED: N_("zugewiesen"),
        PlaceRequestState.WITHDRAWN: N_("zurückgezogen"),
    },
    RecipientKind: {
        RecipientKind.SCHULAMT: N_("Schulamt"),
        RecipientKind.BEZIRKSREGIERUNG: N_("Bezirksregierung"),
        RecipientKind.GESUNDHEITSAMT: N_("Gesundheitsamt"),
        RecipientKind.SCHULTRAEGER: N_("Schulträger"),
        RecipientKind.SCHOOL: N_("Schule"),
        RecipientKind.KI: N_("anderes Kommunales Integrationszentrum"),
    },
    HandoverAnswer: {
        HandoverAnswer.OPEN: N_("offen"),
        HandoverAnswer.ACCEPTED: N_("angenommen"),
        HandoverAnswer.DECLINED: N_("abgelehnt"),
    },
    LetterKind: {
        LetterKind.INVITATION: N_("Einladung zum Gespräch"),
        LetterKind.SECOND_INVITATION: N_("Zweite Einladung"),
        LetterKind.CONFIRMATION: N_("Terminbestätigung"),
        LetterKind.REMINDER: N_("Terminerinnerung"),
        LetterKind.INTERPRETER_ORDER: N_("Auftrag zur Sprachmittlung"),
        LetterKind.PRIVACY_NOTICE: N_("Datenschutzhinweis"),
        LetterKind.CONSENT: N_("Einwilligung"),
        LetterKind.SCHULPFLICHT_INFORMATION: N_("Information zur Schulpflicht"),
        LetterKind.SCHOOL_SYSTEM: N_("Blatt zum Schulsystem"),
        LetterKind.PICTURE_PAGE: N_("Blatt mit Bildern"),
        LetterKind.RECOMMENDATION: N_("Empfehlung"),
        LetterKind.HEALTH_OFFICE_NOTE: N_("An das Gesundheitsamt"),
        LetterKind.HANDOVER_LETTER: N_("Übergabe zur Zuweisung"),
        LetterKind.PLACE_REQUEST: N_("Anfrage an eine Schule"),
        LetterKind.ASSIGNMENT_REQUEST: N_("Zuweisung nach Ablehnung"),
        LetterKind.PLACEMENT: N_("Mitteilung des Schulplatzes"),
        LetterKind.FOLLOW_UP: N_("Nachfrage"),
        LetterKind.SCHOOL_CERTIFICATE: N_("Bescheinigung Schulbesuch"),
        LetterKind.DELETION_CONFIRMATION: N_("Löschbestätigung"),
    },
    InformationTopic: {
        InformationTopic.SCHULPFLICHT: N_("Schulpflicht"),
        InformationTopic.SCHOOL_SYSTEM: N_("Schulsystem in NRW"),
        InformationTopic.GERMAN_SUPPORT: N_("Deutschförderung"),
        InformationTopic.QUALIFICATIONS: N_("Abschlüsse"),
        InformationTopic.ADMISSION: N_("Weg zum Schulplatz"),
        InformationTopic.HEALTH_CHECK: N_("Schulärztliche Untersuchung"),
        InformationTopic.RIGHTS_AND_DUTIES: N_("Rechte und Pflichten"),
        InformationTopic.DATA_PROTECTION: N_("Datenschutz"),
    },
    Confirmation: {
        Confirmation.NONE: N_("nicht bestätigt"),
        Confirmation.ORAL: N_("mündlich bestätigt"),
        Confirmation.SIGNED: N_("unterschrieben"),
    },
    Answer: {
        Answer.YES: N_("Ja"),
        Answer.NO: N_("Nein"),
        Answer.NOT_YET: N_("Noch nicht"),
        Answer.NO_LONGER: N_("Nicht mehr"),
        Answer.SUSPENDED: N_("Ruht"),
        Answer.CHECK: N_("Zu prüfen"),
        Answer.MISSING_FACT: N_("Eine Angabe fehlt"),
    },
    Part: {
        Part.FULL_TIME: N_("Vollzeit"),
        Part.SEK2: N_("Sekundarstufe II"),
        Part.CHECK: N_("Teil zu prüfen"),
    },
    ApprovalKind: {
        ApprovalKind.FINAL_ERASURE: N_("Familie endgültig löschen"),
        ApprovalKind.MERGE: N_("Familien zusammenführen"),
        ApprovalKind.BULK_EXPORT: N_("viele Personen auf einmal weitergeben"),
    },
    Role: {
        Role.COUNSELLOR: N_("Fachkraft"),
        Role.ADMINISTRATION: N_("Verwaltung"),
        Role.HEAD: N_("Leitung"),
        Role.READER: N_("Lesekonto"),
        Role.DATA_PROTECTION: N_("Datenschutz"),
        Role.TECHNICAL: N_("Technik"),
    },
}


def label_of(value: StrEnum) -> str:
    return _(_LABELS[type(value)][value])


def choices_of(kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Every value with its word, in the order of the declaration."""
    return [(value, _(text)) for value, text in _LABELS[kind].items()]
