"""`law`: the versions of the law, copied out, checked, taken in and put back, and the open cases one would change."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.files import read_text
from kiberatung.app.opening import opened_desk
from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.schulpflicht.parameters import LawText
from kiberatung.services.law.comparing import Decided, Difference, compare_law, open_cases
from kiberatung.services.law.versions import LawVersion, check_law, law_source, law_versions, put_back_law, take_in_law
from kiberatung.services.law.words import words_of_difference
from kiberatung.services.office_law import checked_text


def list_versions(args: Namespace) -> Exit:
    with opened_desk(args) as desk:
        versions = law_versions(desk)
    out = Output(args.json)
    out.value([_version_to_json(version) for version in versions])
    for version in versions:
        out.line(f"{version.name}\t{write_date(version.valid_from)}\t{_state(version)}\t{version.title}")
    return Exit.DONE


def _state(version: LawVersion) -> str:
    state = _("Entwurf") if version.is_draft else _("in Kraft") if version.is_in_force else _("künftig")
    if version.taken_in_on is None:
        return state
    return _("{state}, geändert am {day}").format(state=state, day=write_date(version.taken_in_on))


def _version_to_json(version: LawVersion) -> dict[str, Any]:
    return {
        "name": version.name,
        "title": version.title,
        "valid_from": version.valid_from.isoformat(),
        "draft": version.is_draft,
        "in_force": version.is_in_force,
        "taken_in_on": version.taken_in_on.isoformat() if version.taken_in_on else None,
        "norms": [{"rule": rule, "norm": norm.norm, "state": norm.state} for rule, norm in version.norms],
        "questions": [{"rule": one.rule, "question": one.question, "ask": one.ask} for one in version.questions],
    }


def export(args: Namespace) -> Exit:
    """The text as it stands, to be changed in any editor; an existing file is left alone."""
    with opened_desk(args) as desk:
        source = law_source(desk, args.version_name)
    _write_new(args.out, source)
    out = Output(args.json)
    out.value({"name": args.version_name, "file": str(args.out)})
    out.line(_("Die Fassung „{name}“ liegt in {file}.").format(name=args.version_name, file=args.out))
    return Exit.DONE


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as there:
        raise DomainError(
            _("Die Datei gibt es schon. Sie wurde nicht überschrieben."), _("Nennen Sie einen anderen Namen.")
        ) from there
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Datei ließ sich nicht schreiben."), _("Prüfen Sie den Ordner und den freien Platz.")
        ) from fault


def check(args: Namespace) -> Exit:
    """Beside the texts that come with the program; with `--store` beside those of the office."""
    source = read_text(args.file)
    if getattr(args, "store", None):
        with opened_desk(args) as desk:
            text = check_law(desk, source)
    else:
        text = checked_text(composition.law(), source)
    return _told(args, text, _("Die Fassung „{name}“ ist in Ordnung. Sie wurde nicht übernommen."))


def take_in(args: Namespace) -> Exit:
    source = read_text(args.file)
    with opened_desk(args) as desk:
        text = take_in_law(desk, source)
    if text.is_draft:
        return _told(args, text, _("Der Entwurf „{name}“ ist übernommen. Er ändert keine Antwort."))
    return _told(args, text, _("Die Fassung „{name}“ ist übernommen. Alle Antworten beruhen jetzt auf ihr."))


def put_back(args: Namespace) -> Exit:
    with opened_desk(args) as desk:
        put_back_law(desk, args.version_name)
    out = Output(args.json)
    out.value({"name": args.version_name})
    out.line(_("Die Fassung „{name}“ ist wieder wie mitgeliefert.").format(name=args.version_name))
    return Exit.DONE


def compare(args: Namespace) -> Exit:
    """Progress goes to stderr; Strg+C stops it, and nothing has been changed."""
    with opened_desk(args) as desk:
        cases = open_cases(desk, args.version_name)
    comparison = compare_law(cases, _progress(is_wanted=not args.json and sys.stderr.isatty()))
    out = Output(args.json)
    out.value(
        {
            "version": args.version_name,
            "compared": comparison.compared,
            "unanswered": comparison.unanswered,
            "differences": [_difference_to_json(one) for one in comparison.differences],
        }
    )
    for one in comparison.differences:
        out.line(f"{one.child.child_id}\t{one.child.name}\t{words_of_difference(one)}")
    text = ngettext_(
        "{count} offener Fall verglichen, bei {different} ändert sich etwas.",
        "{count} offene Fälle verglichen, bei {different} ändert sich etwas.",
        comparison.compared,
    )
    out.line(text.format(count=comparison.compared, different=len(comparison.differences)))
    return Exit.DONE


def _progress(*, is_wanted: bool) -> Callable[[int, int], object]:
    def show(done: int, whole: int) -> None:
        if is_wanted:
            ending = "\n" if done == whole else ""
            sys.stderr.write("\r" + _("{done} von {whole} Fällen").format(done=done, whole=whole) + ending)
            sys.stderr.flush()

    return show


def _difference_to_json(difference: Difference) -> dict[str, Any]:
    return {
        "child_id": str(difference.child.child_id),
        "family_id": str(difference.child.family_id),
        "name": difference.child.name,
        "now": _decided_to_json(difference.now),
        "then": _decided_to_json(difference.then),
    }


def _decided_to_json(decided: Decided) -> dict[str, Any]:
    return {
        "answer": decided.answer,
        "since": decided.since.isoformat() if decided.since else None,
        "full_time_until": decided.full_time_until.isoformat(),
        "until": decided.until.isoformat(),
        "part": decided.part,
        "grade": decided.grade,
        "authority": decided.authority,
        "registration": _registration(decided),
        "abc_class": decided.abc_class or None,
    }


def _registration(decided: Decided) -> str | None:
    if decided.registration is None:
        return None
    season, year = decided.registration
    return f"{season} {year}"


def _told(args: Namespace, text: LawText, sentence: str) -> Exit:
    out = Output(args.json)
    out.value({"name": text.name, "valid_from": text.valid_from.isoformat(), "draft": text.is_draft})
    out.line(sentence.format(name=text.name))
    return Exit.DONE
