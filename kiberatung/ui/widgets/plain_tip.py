"""Tool tips show what they are given: Qt would read a name that looks like markup as a page with pictures."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """`text` for `setToolTip` and the tool tip role; escaped only where Qt would read it as markup (R51)."""
    if not Qt.mightBeRichText(text):
        return text
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<p>{lines}</p>"
