"""How old the last verified backup is, in words and with a colour; the second place beside it (R22)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_

RED_AFTER = timedelta(days=7)
Tone = Literal["ok", "warn", "danger", "muted"]


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """`fault` in German, empty while the place can be written; `last_at` of the newest backup that arrived there."""

    last_at: datetime | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class BackupWords:
    words: str
    tone: Tone = "muted"


def backup_words(now: datetime, last_at: datetime | None, second: SecondPlace | None) -> BackupWords:
    """Red after seven days without a verified backup, here or in the second place."""
    first = _of_first(now, last_at)
    if second is None:
        return first
    beside = _of_second(now, second)
    words = f"{first.words} · {beside.words}" if beside.words else first.words
    order: list[Tone] = ["muted", "ok", "warn", "danger"]
    return BackupWords(words, max(first.tone, beside.tone, key=order.index))


def age_in_words(now: datetime, moment: datetime) -> str:
    """As „vor 12 Minuten“, „heute, 09:18“, „gestern, 16:40“, „vor 5 Tagen“."""
    at, today = german_time(moment), german_time(now).date()
    days = (today - at.date()).days
    minutes = (now - moment) // timedelta(minutes=1)
    if minutes < 1:
        return _("gerade eben")
    if minutes < 60:
        return ngettext_("vor {count} Minute", "vor {count} Minuten", minutes).format(count=minutes)
    if days == 0:
        return _("heute, {time}").format(time=f"{at:%H:%M}")
    if days == 1:
        return _("gestern, {time}").format(time=f"{at:%H:%M}")
    return ngettext_("vor {count} Tag", "vor {count} Tagen", days).format(count=days)


def _of_first(now: datetime, last_at: datetime | None) -> BackupWords:
    if last_at is None:
        return BackupWords(_("Noch keine geprüfte Sicherung"), "warn")
    words = _("Letzte geprüfte Sicherung: {age}").format(age=age_in_words(now, last_at))
    return BackupWords(words, "danger" if now - last_at >= RED_AFTER else "muted")


def _of_second(now: datetime, second: SecondPlace) -> BackupWords:
    is_late = second.last_at is None or now - second.last_at >= RED_AFTER
    if not second.fault and not is_late:
        return BackupWords("")
    last = _("noch nie gesichert")
    if second.last_at is not None:
        last = _("zuletzt {age}").format(age=age_in_words(now, second.last_at))
    if second.fault:
        words = _("Zweiter Ort {fault}, {last}").format(fault=second.fault, last=last)
    else:
        words = _("Zweiter Ort: {last}").format(last=last)
    return BackupWords(words, "danger" if is_late else "warn")
