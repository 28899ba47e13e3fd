"""The logo of the letters: the picture, a button to choose another file, a button to do without."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import FileWish, Shell
from kiberatung.ui.settings.logo_picture import logo_image, read_logo
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.text import button, label

_HEIGHT = 64


class LogoField(QWidget):
    """It counts once the letter head is saved."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._logo = ""
        self.picture = QLabel(self)
        self.picture.setAccessibleName(_("Logo der Schreiben"))
        self._words = label("", "small", "muted", wrap=True)
        self.choose = button(_("Lo&go wählen …"), self._ask, icon="image", small=True)
        self.remove = button(_("Logo &entfernen"), lambda: self.set_value(""), small=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.choose, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        column.addLayout(row)
        self.set_value("")

    def value(self) -> str:
        return self._logo

    def set_value(self, logo: str) -> None:
        self._logo = logo
        self.remove.setEnabled(bool(logo))
        self.picture.setVisible(bool(logo))
        self._words.setText(
            _("Es steht rechts im Briefkopf, in Graustufen.")
            if logo
            else _("Ohne Logo steht nur der Name im Briefkopf.")
        )
        if logo:
            pixmap = QPixmap.fromImage(logo_image(logo))
            self.picture.setPixmap(pixmap.scaledToHeight(px(_HEIGHT), Qt.TransformationMode.SmoothTransformation))

    def take(self, file: Path) -> None:
        logo = read_logo(file)
        if logo:
            self.set_value(logo)
        else:
            self._words.setText(
                _("Dieses Bild lässt sich nicht verwenden. Nehmen Sie eine PNG- oder JPEG-Datei mit wenigen Farben.")
            )

    def _ask(self) -> None:
        wish = FileWish(_("Logo wählen"), kinds=[(_("Bild"), "png"), (_("Bild"), "jpg")])
        self._shell.ask_file_to_open(wish, self.take)
