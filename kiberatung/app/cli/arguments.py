"""The commands and their arguments; each names the function that does it, imported only when it is called."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kiberatung import __version__
from kiberatung.basics.texts import _
from kiberatung.domain.letter_languages import tag_for
from kiberatung.domain.letters import LetterKind

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
LETTER_KINDS = tuple(kind.value for kind in LetterKind)
FORM_KINDS = ("data_sheet", "fillable")
FORMATS = ("schild", "xlsx", "csv", "pdf", "folder")


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Whoever only opens the window does not wait for the arguments of thirty commands."""
    window = argparse.ArgumentParser(parents=[_store_arguments()], add_help=False, exit_on_error=False)
    try:
        args, others = window.parse_known_args(arguments)
    except argparse.ArgumentError:
        others = list(arguments)
    return parser().parse_args(arguments) if others else argparse.Namespace(**vars(args), doer=None)


def parser() -> argparse.ArgumentParser:
    """`doer` of the parsed arguments is „module:function“ below `kiberatung.app.cli`; absent: the window."""
    top = argparse.ArgumentParser(
        prog="kiberatung",
        description=_("Seiteneinsteigerberatung: ohne Befehl öffnet sich das Fenster."),
        parents=[_store_arguments()],
    )
    top.add_argument("--version", action="version", version=f"KIberatung {__version__}")
    top.set_defaults(doer=None)
    commands = top.add_subparsers(title=_("Befehle"), metavar=_("BEFEHL"), dest="command")
    _add_engines(commands)
    _add_store_commands(commands)
    _add_people_commands(commands)
    _add_paper_commands(commands)
    _add_law(commands)
    _add_texts(commands)
    return top


def _store_arguments() -> argparse.ArgumentParser:
    # Without defaults of its own: what stands before the command must survive what stands behind it.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--store", help=_("Datei des Bestands"))
    common.add_argument("--passphrase-file", type=Path, help=_("Datei, deren erste Zeile die Passphrase ist"))
    common.add_argument("--passphrase-fd", type=int, help=_("Dateideskriptor, aus dem die Passphrase kommt"))
    common.add_argument("--now", type=_day, help=_("Tag, an dem der Befehl rechnet (JJJJ-MM-TT)"))
    common.add_argument(
        "--accept-older", action="store_true", help=_("öffnet bewusst einen älteren Stand; das wird vermerkt")
    )
    common.add_argument("--json", action="store_true", help=_("genau ein JSON-Wert auf der Standardausgabe"))
    return common


def _command(commands: Commands, name: str, doer: str, text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text, parents=[_store_arguments()])
    command.set_defaults(doer=doer)
    return command


def _add_engines(commands: Commands) -> None:
    command = _command(commands, "schulpflicht", "engines:schulpflicht", _("beantwortet eine JSON-Liste von Fällen"))
    command.add_argument("file", nargs="?", type=Path)
    command = _command(commands, "mrz", "engines:mrz", _("liest maschinenlesbare Zonen"))
    command.add_argument("file", nargs="?", type=Path)
    command = _command(commands, "names", "engines:names", _("sagt, wie ähnlich sich zwei Namen sind"))
    command.add_argument("names", nargs="*", metavar="NAME")
    command.add_argument("--from", dest="source", type=Path, help=_("zwei Namen je Zeile, dazwischen ein Tabulator"))


def _add_store_commands(commands: Commands) -> None:
    command = _command(commands, "init", "store_commands:init", _("legt einen Bestand an"))
    command.add_argument("--name", required=True, help=_("Name des Kommunalen Integrationszentrums"))
    command.add_argument("--kreis", required=True, help=_("fünfstelliger Schlüssel des Kreises"))
    command.add_argument("--account", required=True, help=_("Name des ersten Kontos"))
    command = _command(
        commands, "practice", "store_commands:practice", _("füllt einen leeren Bestand mit der Übungsstadt")
    )
    command.add_argument("--families", type=int, default=60)
    command.add_argument("--seed", type=int, default=1)
    command = _command(commands, "backup", "backup_commands:backup", _("sichert den Bestand und prüft die Sicherung"))
    command.add_argument("folder", nargs="?", type=Path, metavar=_("ORDNER"))
    command.add_argument("--list", action="store_true", help=_("zeigt die Sicherungen, ohne Passphrase"))
    command = _command(commands, "restore", "backup_commands:restore", _("stellt aus einer Sicherung wieder her"))
    command.add_argument("backup", type=Path, metavar=_("SICHERUNG"))
    command.add_argument(
        "--replace", action="store_true", help=_("an die Stelle des Bestands, der unter neuem Namen liegen bleibt")
    )
    _command(commands, "check", "store_commands:check", _("prüft den Bestand und vergleicht ihn mit seinem Verlauf"))
    _add_audit(commands)
    _add_keys(commands)
    _command(commands, "dump", "store_commands:dump", _("gibt alle Angaben als JSON-Zeilen aus, zum Vergleichen"))
    command = _command(commands, "story", "story:story", _("spielt die Hauptarbeit von der Meldung bis zur Übergabe"))
    command.add_argument("--out", type=Path, metavar=_("ORDNER"))
    command.add_argument("--seed", type=int, default=1)
    _command(commands, "rights", "rights_command:rights", _("zeigt, welche Rolle was darf"))
    _command(commands, "self-test", "self_test:self_test", _("prüft das installierte Programm"))


def _add_audit(commands: Commands) -> None:
    command = _command(commands, "audit", "audit_commands:verify", _("prüft Verlauf und Protokoll, Glied für Glied"))
    command.add_argument("part", choices=("verify",))


def _add_keys(commands: Commands) -> None:
    from kiberatung.domain.accounts import Role  # noqa: PLC0415 - the window asks for no command

    command = _command(commands, "account", "key_commands:account", _("Konten und ihre Passphrasen"))
    command.add_argument("deed", choices=("list", "add", "remove", "reopen", "passphrase"))
    command.add_argument("who", nargs="?", metavar=_("KÜRZEL"), help=_("wessen Konto; ohne: das eigene"))
    command.add_argument("--name", help=_("Name des neuen Kontos"))
    command.add_argument("--role", choices=[role.value for role in Role], default=Role.COUNSELLOR.value)
    command.add_argument("--new-passphrase-file", type=Path, help=_("Datei mit der neuen Passphrase"))
    command.add_argument("--new-passphrase-fd", type=int, help=_("Dateideskriptor mit der neuen Passphrase"))
    command = _command(commands, "recovery-key", "key_commands:recovery_key", _("Wiederherstellungsschlüssel"))
    command.add_argument("deed", choices=("check", "renew", "keyslots"))
    command.add_argument("--key-file", type=Path, help=_("Datei mit dem abgeschriebenen Schlüssel"))
    command.add_argument("--sheet", type=Path, help=_("Datei mit den Zeichen der Schlüsseldatei vom Blatt"))
    command.add_argument("--out", type=Path, help=_("wohin das neue Blatt als PDF kommt"))


def _add_people_commands(commands: Commands) -> None:
    command = _command(commands, "intake", "people_commands:intake", _("nimmt Familien aus JSON auf"))
    command.add_argument("file", type=Path)
    command = _command(commands, "search", "people_commands:search", _("findet, was die Suchzeile findet"))
    command.add_argument("text", nargs="?")
    command.add_argument("--from", dest="source", type=Path, help=_("eine Suche je Zeile"))
    command.add_argument("--limit", type=int, default=20)
    command = _command(commands, "places", "people_commands:places", _("liest Lerngruppen mit freien Plätzen ein"))
    command.add_argument("file", type=Path)
    command = _command(commands, "recommend", "people_commands:recommend", _("schlägt Schulen vor, mit Gründen"))
    command.add_argument("child", metavar=_("KIND"))
    command.add_argument("--top", type=int, default=None)


def _add_paper_commands(commands: Commands) -> None:
    command = _command(commands, "letter", "paper_commands:letter", _("schreibt einen Brief"))
    command.add_argument("kind", nargs="?", choices=LETTER_KINDS)
    command.add_argument("--list", action="store_true", help=_("nennt Arten und Sprachen"))
    command.add_argument("--child")
    command.add_argument("--language", type=_language, default="de")
    command.add_argument("--out", type=Path)
    command = _command(commands, "letters", "batch_commands:letters", _("schreibt an mehrere Familien"))
    command.add_argument("kind", choices=LETTER_KINDS)
    command.add_argument("cases", nargs="*", metavar=_("AKTENZEICHEN"))
    command.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar=_("DATEI"),
        help=_("ein Aktenzeichen je Zeile, oder gesicherte Liste"),
    )
    command.add_argument("--german", action="store_true", help=_("nur deutsch"))
    command.add_argument("--dry-run", action="store_true", help=_("zeigt, was ginge und was nicht; schreibt nichts"))
    command.add_argument("--out", type=Path, help=_("alle in einer PDF, nach Postleitzahl geordnet"))
    command.add_argument("--folder", type=Path, metavar=_("ORDNER"), help=_("je Schreiben eine PDF"))
    command = _command(commands, "form", "form_commands:form", _("schreibt den Erfassungsbogen oder liest ihn"))
    command.add_argument(
        "kind", nargs="?", choices=FORM_KINDS, help=_("zum Ausdrucken oder zum Ausfüllen am Bildschirm")
    )
    command.add_argument("--child", help=_("mit den Angaben seiner Familie; ohne: leer"))
    command.add_argument("--children", type=int, default=2, metavar=_("ANZAHL"), help=_("Spalten des leeren Bogens"))
    command.add_argument("--language", type=_language, default="de")
    command.add_argument("--out", type=Path)
    command.add_argument("--read", type=Path, metavar=_("DATEI"), help=_("gibt einen ausgefüllten als JSON aus"))
    command = _command(commands, "handover", "paper_commands:handover", _("übergibt Angaben, verschlüsselt"))
    command.add_argument("--to", required=True, help=_("schulamt, bezirksregierung, school:NUMMER, ki:NAME …"))
    command.add_argument("--format", choices=FORMATS, default="folder")
    command.add_argument("--child", action="append", default=[])
    command.add_argument("--since", type=_day)
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--plain", metavar=_("GRUND"), help=_("unverschlüsselt, mit Begründung"))


def _add_law(commands: Commands) -> None:
    whole = commands.add_parser("law", help=_("Rechtsfassungen ansehen, ändern und vergleichen"))
    parts = whole.add_subparsers(title=_("Befehle"), metavar=_("BEFEHL"), required=True)
    _command(parts, "list", "law_commands:list_versions", _("nennt alle Fassungen, auch Entwürfe"))
    command = _command(parts, "export", "law_commands:export", _("schreibt eine Fassung in eine Datei zum Ändern"))
    command.add_argument("version_name", metavar="FASSUNG")
    command.add_argument("--out", type=Path, required=True)
    command = _command(parts, "check", "law_commands:check", _("prüft eine geänderte Fassung; ändert nichts"))
    command.add_argument("file", type=Path)
    command = _command(parts, "import", "law_commands:take_in", _("übernimmt eine geänderte Fassung in den Bestand"))
    command.add_argument("file", type=Path)
    command = _command(parts, "reset", "law_commands:put_back", _("nimmt wieder die mitgelieferte Fassung"))
    command.add_argument("version_name", metavar="FASSUNG")
    command = _command(
        parts, "compare", "law_commands:compare", _("nennt offene Fälle, deren Antwort unter einer Fassung anders ist")
    )
    command.add_argument("version_name", metavar="FASSUNG")


def _add_texts(commands: Commands) -> None:
    whole = commands.add_parser("texts", help=_("Texte für Familien zum Prüfen ausgeben und einlesen"))
    parts = whole.add_subparsers(title=_("Befehle"), metavar=_("BEFEHL"), required=True)
    _command(parts, "list", "text_commands:list_languages", _("nennt alle Sprachen und wie viele Texte geprüft sind"))
    command = _command(
        parts, "export", "text_commands:export", _("schreibt eine Sprache als PO-Datei und zweispaltig als PDF")
    )
    command.add_argument("language", type=_language, metavar=_("SPRACHE"))
    command.add_argument("--out", type=Path, required=True, metavar=_("ORDNER"))
    command = _command(parts, "import", "text_commands:take_in", _("liest eine geprüfte PO-Datei ein"))
    command.add_argument("file", type=Path)
    command.add_argument("--reviewed-by", default="", metavar="NAME", help=_("wer die Texte gelesen hat"))
    command.add_argument("--dry-run", action="store_true", help=_("zeigt nur, was sich ändern würde"))


def _language(text: str) -> str:
    """A tag, also for an ISO 639-3 code as „pes“; what is neither is told by the command."""
    return tag_for(text) or text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("kein Datum wie 2026-11-22")) from None
