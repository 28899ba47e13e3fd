"""Makes a picture file to the logo of the letters: small, in shades of grey, as it comes out of every printer."""

from base64 import b64decode, b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from kiberatung.domain.office import LARGEST_LOGO

_LARGEST_FILE, _MOST_PIXELS = 10_000_000, 20_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = {b"png", b"jpeg", b"bmp"}
_ROOM = QSize(709, 236)
"""60 mm by 20 mm at 300 dots to the inch."""
_PAPER = 255
_SMALLER, _SMALLEST = 0.85, 60
"""Width in dots below which a logo is no longer one."""


def read_logo(file: Path) -> str:
    """PNG as base64; empty for what is no picture or too large, for its size is asked before it is read."""
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not file.is_file() or file.stat().st_size > _LARGEST_FILE or bytes(reader.format().data()) not in _KINDS:
        return ""
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return ""
    if size.width() > _ROOM.width() or size.height() > _ROOM.height():
        reader.setScaledSize(size.scaled(_ROOM, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return "" if image.isNull() else _small_enough(_grey(image))


def logo_image(logo: str) -> QImage:
    """Nothing but PNG is ever opened, whatever stands in the store."""
    png = b64decode(logo)
    return QImage.fromData(png) if png.startswith(_PNG) else QImage()


def _grey(image: QImage) -> QImage:
    """What is transparent becomes white, as paper is."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor.fromHsv(0, 0, _PAPER))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


def _small_enough(image: QImage) -> str:
    while image.width() >= _SMALLEST:
        png = QBuffer()
        png.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(png, "PNG", 0)  # type: ignore[call-overload]  # the stub knows no devices
        logo = b64encode(png.data().data()).decode()
        if len(logo) <= LARGEST_LOGO:
            return logo
        image = image.scaledToWidth(round(image.width() * _SMALLER), Qt.TransformationMode.SmoothTransformation)
    return ""
