"""Sentences made of runs."""

from kiberatung.ui.widgets.runs import Run, bold, original, plain, sentence, shown


def test_sentence_keeps_the_translators_order() -> None:
    runs = sentence("{school} hat {name} abgelehnt.", name=bold("Hristo"), school="Die Brookwiesenschule")
    assert plain(runs) == "Die Brookwiesenschule hat Hristo abgelehnt."
    assert [run.weight for run in runs] == [400, 400, 600, 400]


def test_markup_in_names_stays_text() -> None:
    assert plain(sentence("Familie {name}", name=bold("<b>{x}</b> & Co"))) == "Familie <b>{x}</b> & Co"


def test_names_of_other_direction_are_isolated() -> None:
    assert shown(original("رحیمی")) == "\u2068رحیمی\u2069"
    assert shown(Run("nur Text")) == "nur Text"
