"""Labels of plain text, lines and buttons: the small parts every view is made of."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from kiberatung.ui.theme.icons import BUTTON_ICON_SIZE
from kiberatung.ui.theme.icons import icon as icon_of
from kiberatung.ui.theme.live import px

ButtonKind = Literal["plain", "primary", "quiet", "link", "chrome", "dashed", "large", "final", "tab", "person"]


def label(text: str = "", role: str = "body", tone: str = "text", *, wrap: bool = False, name: str = "") -> QLabel:
    """Plain text in a step of the type scale and a colour role."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    made.setObjectName(name)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def keycap(text: str) -> QLabel:
    """A key as it is printed on the keyboard."""
    made = label(text, "small")
    made.setProperty("keycap", True)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def line(direction: Literal["h", "v"] = "h") -> QFrame:
    """A hairline between parts, never a border."""
    made = QFrame()
    made.setProperty("line", direction)
    return made


def button(
    text: str,
    call: Callable[[], object] | None = None,
    *,
    kind: ButtonKind = "plain",
    icon: str = "",
    name: str = "",
    small: bool = False,
) -> QPushButton:
    """A push button; `&` marks its Alt letter; `call` takes no argument."""
    made = QPushButton(text)
    if kind != "plain":
        made.setProperty(kind, True)
    if small:
        made.setProperty("small", True)
    if icon:
        made.setIcon(icon_of(icon, _icon_role(kind)))
        made.setIconSize(QSize(px(BUTTON_ICON_SIZE.width()), px(BUTTON_ICON_SIZE.height())))
    made.setObjectName(name)
    made.setAutoDefault(False)
    if call is not None:
        made.clicked.connect(lambda _checked=False: call())
    return made


def icon_button(
    icon: str, word: str, call: Callable[[], object] | None = None, *, kind: ButtonKind = "chrome"
) -> QPushButton:
    """A button of an icon alone: `word` becomes its name and its tool tip."""
    made = button("", call, kind=kind, icon=icon)
    made.setProperty("square", True)
    made.setIconSize(QSize(px(16), px(16)))
    made.setAccessibleName(word)
    made.setToolTip(word)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet reads, and let the sheet look again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def surface(ground: Literal["surface", "bg", "raised", "desk"] = "surface", name: str = "") -> QWidget:
    """An empty widget with a ground of the theme."""
    made = QWidget()
    made.setProperty("ground", ground)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setObjectName(name)
    return made


def _icon_role(kind: ButtonKind) -> str:
    return {"primary": "on_accent", "quiet": "accent", "link": "accent", "final": "surface"}.get(kind, "text")
