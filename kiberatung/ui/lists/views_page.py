"""The saved views of a list: Enter shows one; the one seen now is kept under a name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ListView, ListViewId
from kiberatung.services.list_views import LONGEST_NAME, ViewShown
from kiberatung.ui.lists.check_list import LINE_HEIGHT, LINES_SEEN
from kiberatung.ui.lists.views import SeenList, ViewsPresenter
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.form import text_field, value_of
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

_KEY = Qt.ItemDataRole.UserRole


class ViewsPage(QWidget):
    view_chosen = Signal(object)  # ListView
    views_shown = Signal()

    def __init__(self, seen: Callable[[], SeenList]) -> None:
        super().__init__()
        self._seen = seen
        self._presenter: ViewsPresenter | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Gemerkte Ansichten"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(_("Noch keine. Stellen Sie die Liste ein und merken Sie sie unter einem Namen."), wrap=True)
        hint = _("Ohne Namen von Personen: Eine Ansicht bleibt, auch wenn die Familie gelöscht ist.")
        self.name = text_field(_("&Name der Ansicht"), hint=hint)
        self.name.field.setProperty("maxLength", LONGEST_NAME)
        self._shared = QCheckBox(_("Für das &ganze Büro"))
        self._save = button(_("Ansicht &merken"), self._keep, kind="primary", icon="bookmark")
        self._own = QWidget()
        self._share = button(_("Fürs &Büro"), self._turn_sharing, small=True)
        self._build()
        self.show_views((), None)

    def lead_by(self, presenter: ViewsPresenter) -> None:
        self._presenter = presenter
        self._shared.setVisible(presenter.shared_may_be_made)
        self._share.setVisible(presenter.shared_may_be_made)

    # the presenter shows

    def show_views(self, views: Sequence[ViewShown], current: ListViewId | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in views:
            item = QListWidgetItem(_words(one))
            item.setData(_KEY, one.view.id)
            item.setSizeHint(QSize(0, px(LINE_HEIGHT)))
            self.list.addItem(item)
            if one.view.id == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        lines = min(max(len(views), 1), LINES_SEEN)
        self.list.setFixedHeight(px(LINE_HEIGHT) * lines + 4)
        self.list.setVisible(bool(views))
        self._none.setVisible(not views)
        self._row_changed()
        self.views_shown.emit()

    def say_refused(self, text: str) -> None:
        self.name.set_finding(text)
        if text:
            self.name.setFocus()

    def focus_first(self) -> None:
        if self.list.count():
            self.list.setFocus()
        else:
            self.name.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(section_head(_("Gemerkte Ansichten")))
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(button(_("&Umbenennen"), self._rename, small=True))
        own.addWidget(self._share)
        own.addWidget(button(_("&Löschen"), self._delete, small=True))
        own.addStretch(1)
        layout.addWidget(self._own)
        layout.addSpacing(8)
        layout.addWidget(section_head(_("Was Sie jetzt sehen")))
        layout.addWidget(self.name)
        layout.addWidget(self._shared)
        layout.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.itemClicked.connect(lambda _item: self._open())
        self.list.currentRowChanged.connect(lambda _row: self._row_changed())
        self.name.field.returnPressed.connect(self._keep)  # type: ignore[attr-defined]  # it is a line

    def _view(self) -> ListView | None:
        item = self.list.currentItem()
        return None if item is None or self._presenter is None else self._presenter.view(item.data(_KEY))

    def _row_changed(self) -> None:
        view = self._view()
        is_own = view is not None and self._presenter is not None and self._presenter.is_own(view.id)
        self._own.setVisible(is_own)
        if view is not None and is_own:
            self.name.set_text(view.name)
            self._shared.setChecked(view.shared)
            self._share.setText(_("Nur für &mich") if view.shared else _("Fürs &Büro"))

    def _open(self) -> None:
        view = self._view()
        if view is not None:
            self.view_chosen.emit(view)

    def _keep(self) -> None:
        if self._presenter is not None:
            shared = self._shared.isChecked() and self._presenter.shared_may_be_made
            self._presenter.save(value_of(self.name), self._seen(), shared=shared)

    def _rename(self) -> None:
        view = self._view()
        if view is not None and self._presenter is not None:
            self._presenter.rename(view.id, value_of(self.name))

    def _turn_sharing(self) -> None:
        view = self._view()
        if view is not None and self._presenter is not None:
            self._presenter.share(view.id, shared=not view.shared)

    def _delete(self) -> None:
        view = self._view()
        if view is not None and self._presenter is not None:
            self._presenter.delete(view.id)


def _words(shown: ViewShown) -> str:
    if shown.who:
        return _("{name} · von {who}").format(name=shown.view.name, who=shown.who)
    return _("{name} · fürs Büro").format(name=shown.view.name) if shown.view.shared else shown.view.name
