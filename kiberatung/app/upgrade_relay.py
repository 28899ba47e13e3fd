"""Brings what an upgrade tells from the thread of the store to that of the window."""

from PySide6.QtCore import QObject, Signal


class UpgradeRelay(QObject):
    """`told` is emitted in the thread of the store and arrives, as a queued call, in that of whoever listens."""

    told = Signal(object)
