"""Every window, screen, panel, dialog and entry page with the practice town: read, walked by Tab, measured."""

import pytest

from tests.accessibility.survey import Survey

RECORDS_IN_TITLES = ("Al-Halabi", "Shevchenko", "Tkachuk", "Haidari")


@pytest.mark.requirement("U02", figure="every control by Tab, arrows or its own key; 0 by mouse alone")
def test_everything_is_reached_by_keys(seen: Survey) -> None:
    assert seen.of("unreached") == []


@pytest.mark.requirement("U03", figure="0 jumps back by more than a row in every place")
def test_tab_goes_as_one_reads(seen: Survey) -> None:
    assert seen.of("jumps") == []


@pytest.mark.requirement("U04", figure="Tab comes back to the first control in at most N + 5 steps, everywhere")
def test_nothing_keeps_the_keyboard(seen: Survey) -> None:
    assert seen.of("traps") == []


@pytest.mark.requirement("U05", figure="a change of 3:1 and two pixels around each control, by pixels")
def test_the_cursor_is_seen(seen: Survey) -> None:
    assert seen.of("no_ring") == []


@pytest.mark.requirement("U06", figure="0 focused controls out of sight or covered")
def test_the_cursor_is_never_hidden(seen: Survey) -> None:
    assert seen.of("hidden") == []


@pytest.mark.requirement("U07", figure="each place begins on a control that is seen")
def test_each_place_begins_on_a_control(seen: Survey) -> None:
    assert seen.of("no_first_focus") == []


@pytest.mark.requirement("U08", figure="0 final deeds that Enter does or that have the cursor first, in every place")
def test_enter_never_does_what_is_final(seen: Survey) -> None:
    assert seen.of("unsafe_defaults") == []


@pytest.mark.requirement(
    "U09", figure="0 letters given twice; 0 fields and buttons without one while a letter of theirs is free"
)
def test_letters_are_given_once_and_to_all(seen: Survey) -> None:
    assert seen.of("letters_given_twice") == []
    assert seen.of("without_letter") == []


@pytest.mark.requirement("U13", figure="0 unnamed controls; placeholder and tool tip do not count")
def test_every_control_has_a_name(seen: Survey) -> None:
    assert seen.counts["=controls"] > 500
    assert seen.of("unnamed") == []


@pytest.mark.requirement("U14", figure="every combo box has its label by relation, and a name of its own")
def test_combo_boxes_have_labels(seen: Survey) -> None:
    assert seen.of("combos_without_label") == []


@pytest.mark.requirement("U15", figure="0 names given twice to controls of one kind in one place")
def test_names_are_given_once(seen: Survey) -> None:
    assert seen.of("names_given_twice") == []


@pytest.mark.requirement("U16", figure="every column and row has a head; every cell says a word or „leer“")
def test_tables_say_everything(seen: Survey) -> None:
    assert seen.of("tables_without_words") == []


@pytest.mark.requirement("U17", figure="checked, read-only and disabled as shown, for every part")
def test_states_are_told(seen: Survey) -> None:
    assert seen.of("states_not_told") == []


@pytest.mark.requirement("U20", figure="every button of an icon alone has a name and a tool tip")
def test_icons_have_words(seen: Survey) -> None:
    assert seen.of("icons_without_word") == []


@pytest.mark.requirement("U21", figure="0 drawn parts without words")
def test_pictures_have_words(seen: Survey) -> None:
    assert seen.of("pictures_without_words") == []


@pytest.mark.requirement("U22", figure="titles of all screens differ, the distinct part first; 0 names of persons")
def test_titles_differ_and_name_nobody(seen: Survey) -> None:
    covered = ("entry-", "new-passphrase", "lock")
    own = {place: title for place, title in seen.titles.items() if "." not in place and not place.startswith(covered)}
    assert len(set(own.values())) == len(own), own
    assert [title for title in own.values() if any(name in title for name in RECORDS_IN_TITLES)] == []
    assert [title for title in own.values() if title.startswith("KIberatung")] == []


@pytest.mark.requirement("U25", figure="0 states without word or shape")
def test_no_state_is_colour_alone(seen: Survey) -> None:
    assert seen.of("states_by_colour_alone") == []


@pytest.mark.requirement("U26", figure="200 % on 1366 x 768: 0 cut texts, 0 overlaps, 0 pages that scroll sideways")
def test_nothing_is_cut_at_200_percent(seen_large: Survey) -> None:
    assert dict(seen_large.findings) == {}


@pytest.mark.long
@pytest.mark.requirement("U27", figure="225 % on 1366 x 768: the same, all screens, panels and dialogs")
def test_nothing_is_cut_at_225_percent(seen_largest: Survey) -> None:
    assert dict(seen_largest.findings) == {}


@pytest.mark.requirement("U29", figure="0 buttons below 24 x 24, 0 main deeds below 32")
def test_targets_are_large_enough(seen: Survey) -> None:
    assert seen.of("small_targets") == []


@pytest.mark.requirement("U30", figure="0 tool tips that say what is not written or spoken elsewhere")
def test_nothing_is_told_on_hover_alone(seen: Survey) -> None:
    assert seen.of("told_only_on_hover") == []


@pytest.mark.requirement("U40", figure="0 lists to unfold with more than ten words")
def test_long_lists_are_searched(seen: Survey) -> None:
    assert seen.of("long_choices") == []


@pytest.mark.requirement("U25", figure="every state in a grey picture of every place: 4.5:1 to its ground")
def test_every_state_stands_out_in_grey(seen: Survey) -> None:
    assert seen.of("states_lost_in_grey") == []
