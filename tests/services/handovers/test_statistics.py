"""What the school will have to report: a list beside the handover that leads to each field and hinders nothing."""

from dataclasses import replace

from kiberatung.domain.children import Child
from kiberatung.domain.school_statistics import GUARDIANS
from kiberatung.services.handovers.findings import FindingLevel
from kiberatung.services.handovers.forms import HandoverForm
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from tests.services.handovers.handover_desk import OMAR, a_desk, a_writer


def preview(to: str = "schulamt", **changed: object) -> HandoverPreview:
    desk, store = a_desk()
    child = next(one for one in store.records.values() if isinstance(one, Child) and one.id == OMAR)
    store.records[(Child, OMAR)] = replace(child, **changed)  # type: ignore[arg-type]  # by name
    return preview_handover(desk, recipient_named(desk, to), (OMAR,), HandoverForm(), a_writer())


def test_one_sentence_names_all_that_is_missing_and_leads_to_the_first() -> None:
    [missing] = preview(home_languages=(), arrived_in_germany_on=None).statistics
    assert missing.text.startswith("Omar: Zuzugsjahr, Verkehrssprache in der Familie")
    assert missing.text.endswith("fehlen.")
    assert (missing.level, missing.child_id, missing.field) == (FindingLevel.WARN, OMAR, "arrived_in_germany_on")


def test_contradictions_stand_each_for_itself() -> None:
    found = preview(home_languages=("rom",)).statistics
    assert [one.field for one in found][-1] == "home_languages"
    assert "sonstige Sprache" in found[-1].text


def test_nothing_of_it_hinders_and_the_health_office_does_not_see_it() -> None:
    assert not any(one.level is FindingLevel.REFUSE for one in preview(home_languages=()).statistics)
    assert preview("gesundheitsamt", home_languages=()).statistics == ()


def test_the_parents_are_reached_through_the_guardians() -> None:
    fields = {one.field for one in preview().statistics}
    assert fields <= {GUARDIANS}


def test_what_is_missing_is_told_once_and_never_in_two_lists() -> None:
    shown = preview("schulamt", country_of_birth=None, arrived_in_germany_on=None, home_languages=())
    told = [one.text for one in (*shown.findings, *shown.statistics)]
    for word in ("Geburtsland,", "Geburtsland ist", "Zuzugsjahr", "Verkehrssprache"):
        assert sum(word in text for text in told) <= 1, word
    assert any("Geburtsland, Zuzugsjahr" in text for text in told)


def test_what_forbids_the_handover_is_told_where_it_does() -> None:
    shown = preview("schulamt", date_of_birth=None)
    assert "date_of_birth" in {one.field for one in shown.refusals}
    assert not any("Geburtsdatum" in one.text for one in shown.statistics)
