"""What is still open: which fact is missing, and whom to ask."""

from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.trigger import missing_trigger_field


def missing_fields(finding: Finding) -> list[str]:
    """The facts without which there is no answer, by field name."""
    return [missing_trigger_field(finding.trigger_rule)] if finding.answer is Answer.MISSING_FACT else []


def whom_to_ask(finding: Finding) -> list[str]:
    """Whenever a fact is missing or somebody else has to decide; else empty."""
    questions = []
    if finding.answer is Answer.MISSING_FACT:
        questions.append(_ask_for_trigger(finding))
    if finding.answer is Answer.CHECK:
        questions.append(_ask_whether_schulpflichtig(finding))
    if finding.part is Part.CHECK:
        questions.append(_("Fragen Sie das Schulamt, ob ein Platz in der Sekundarstufe I in Betracht kommt."))
        questions.append(_("Fragen Sie die Bezirksregierung, ob ein Platz am Berufskolleg in Betracht kommt."))
    return questions


def _ask_for_trigger(finding: Finding) -> str:
    if missing_trigger_field(finding.trigger_rule) == "assigned_on":
        return _("Fragen Sie die Familie nach dem Zuweisungsbescheid, sonst das Sozialamt der Gemeinde.")
    return _("Fragen Sie die Familie nach der Meldebestätigung, sonst die Meldebehörde nach dem Tag der Anmeldung.")


def _ask_whether_schulpflichtig(finding: Finding) -> str:
    """The authority of the part; a question to both is put to each of them below."""
    if finding.part is Part.FULL_TIME:
        return _("Fragen Sie das Schulamt, ob die Schulpflicht schon besteht.")
    if finding.part is Part.SEK2:
        return _("Fragen Sie die Bezirksregierung, ob die Schulpflicht besteht.")
    return _("Fragen Sie Schulamt und Bezirksregierung, ob die Schulpflicht besteht.")
