"""The eyes and hands of a person in front of the counter window: what is to be seen is read, pressed and typed into.

Runs inside the window's own process (installer.journey.agent). Every press is a mouse event at a place where the thing
really lies on top, every letter a key event to what has the focus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (  # noqa: TID251 - the journeys look at real widgets
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.option_list import OptionList
from ui.widgets.time_field import TimeField
from ui.widgets.type_ahead import TypeAhead

_MARKS = re.compile(r"<[^>]+>")
_LEFT = Qt.MouseButton.LeftButton


class NotYet(Exception):
    """What is asked for cannot be done now; it may be a moment later."""


def front() -> QWidget:
    """The window that a person works in: a dialog before the counter window."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        return dialog
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    if not windows:
        raise NotYet("no window is open")
    return max(windows, key=lambda one: one.width() * one.height())


def seen(kind: type[QWidget] = QWidget) -> list[QWidget]:
    """What is shown now, of one kind, in the window in front."""
    return [one for one in front().findChildren(kind) if one.isVisible()]


def named(name: str) -> QWidget:
    """The thing with this object name; a field also by its path alone."""
    for one in seen():
        if one.objectName() == name or (isinstance(one, Field) and one.path and f"field:{one.path}" == name):
            return one
    raise NotYet(f"{name!r} is not on the screen")


def button(words: str) -> QAbstractButton:
    """The button that says ``words``, else the one button whose words begin so or whose accessible name holds them."""
    buttons = [one for one in seen(QAbstractButton) if isinstance(one, QAbstractButton)]
    for fits in (_says, _begins, _tells):
        found = [one for one in buttons if fits(one, words)]
        if found:
            return next((one for one in found if one.isEnabled()), found[0])
    raise NotYet(f"no button says {words!r}")


def texts() -> list[str]:
    """Every text that can be read now: labels, buttons, and what painted widgets tell a screen reader."""
    found: list[str] = []
    for one in seen():
        if isinstance(one, QLabel):
            found.append(_MARKS.sub("", one.text()))
        elif isinstance(one, QAbstractButton):
            found.append(one.text())
        found += [one.accessibleName(), one.accessibleDescription()]
    return [text for text in dict.fromkeys(found) if text.strip()]


def fields() -> list[Field]:
    """The inputs of the page, from top to bottom."""
    found = [one for one in seen(Field) if isinstance(one, Field)]
    return [one for one in found if not isinstance(one.parentWidget(), Field)]


def press(target: QWidget) -> None:
    """Scroll ``target`` into sight and click it; NotYet while it is off, or something lies over it."""
    if not target.isEnabled():
        raise NotYet(f"{_who(target)} cannot be pressed now")
    _scroll_to(target)
    middle = target.rect().center()
    top = QApplication.widgetAt(target.mapToGlobal(middle))
    if top is None or not (top is target or target.isAncestorOf(top)):
        raise NotYet(f"{_who(target)} is covered by {_who(top)}")
    QTest.mouseClick(top, _LEFT, Qt.KeyboardModifier.NoModifier, top.mapFromGlobal(target.mapToGlobal(middle)))


def keys(sequence: Sequence[str]) -> None:
    """Press keys by their Qt names ("Tab", "Ctrl+Return", "F3") or type single characters, at the focus."""
    for key in sequence:
        target = focus()
        if len(key) == 1:
            QTest.keyClicks(target, key)
            continue
        *held, last = key.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
            }[one]
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{last}"), modifiers)


def write(text: str) -> None:
    """Type ``text`` where the focus is."""
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    """What would get the next key."""
    found = QApplication.focusWidget()
    if found is None:
        front().activateWindow()
        raise NotYet("nothing has the focus")
    return found


def fill(field: Field, text: str, choose: str = "") -> None:
    """Answer ``field`` as a person does: click into it and type, or click the answer; ``text`` is the value wanted.

    ``choose`` is the title of the find that is taken in a field that searches; "" takes what stands first.
    """
    if not field.isEnabled() or field.is_locked():
        raise NotYet(f"{field.label()} is locked")
    if isinstance(field, OptionList):
        _choose(field, text)
        return
    box = field.boxes()[0]
    press(box)
    if not box.hasFocus():
        front().activateWindow()
        raise NotYet(f"{field.label()} did not get the focus")
    if isinstance(field, DateField):
        _boxes(field, text.split("-")[::-1])
    elif isinstance(field, TimeField):
        _boxes(field, re.split("[:.]", text))
    else:
        _clear(box)
        QTest.keyClicks(box, text)
    if isinstance(field, TypeAhead):
        _take(field, choose or text)


def pick_files(paths: Sequence[str]) -> None:
    """Type paths into the file dialog that is open, and press Enter; it may take a second Enter to close its list."""
    line = _name_line()
    wanted = " ".join(f'"{path}"' for path in paths) if len(paths) > 1 else paths[0]
    if line.text() != wanted:
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, wanted)
    offers = line.completer().popup()
    if offers is not None and offers.isVisible():
        QTest.keyClick(offers, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Return)


def picking() -> bool:
    """Whether a file dialog is open."""
    return isinstance(front(), QFileDialog)


def _name_line() -> QLineEdit:
    dialog = front()
    if not isinstance(dialog, QFileDialog):
        raise NotYet("no file dialog is open")
    for line in dialog.findChildren(QLineEdit):
        if line.objectName() == "fileNameEdit" and line.isVisible():
            return line
    raise NotYet("the file dialog has no line for a name")


def _choose(field: OptionList, text: str) -> None:
    """Press the row whose key or words are ``text``; for several answers, each of the keys in turn."""
    wanted = text.split(",")
    rows = [row for row in field.rows() if row.option.key in wanted or row.option.text == text]
    if not rows:
        raise NotYet(f"{field.label() or field.objectName()} does not offer {text!r}")
    for row in rows:
        if not row.isChecked():
            press(row)


def _boxes(field: Field, parts: Sequence[str]) -> None:
    """Type each part into its own box; a full box goes on by itself."""
    for box, part in zip(field.boxes(), parts, strict=True):
        if not box.hasFocus():
            press(box)
        _clear(box)
        QTest.keyClicks(box, part)


def _take(field: TypeAhead, title: str) -> None:
    """Walk with the arrow to the find that is wanted and take it with Enter."""
    shown = field.suggestions()
    if shown is None:
        return
    finds = shown.finds()
    place = next((at for at, find in enumerate(finds) if find.title.casefold() == title.casefold()), 0)
    for _step in range(place):
        QTest.keyClick(field.edit, Qt.Key.Key_Down)
    if finds:
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def _clear(box: QWidget) -> None:
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Delete)


def _scroll_to(target: QWidget) -> None:
    parent = target.parentWidget()
    while parent is not None:
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None and inner.isAncestorOf(target):
            parent.ensureWidgetVisible(target, 0, 40)
        parent = parent.parentWidget()


def _says(one: QAbstractButton, words: str) -> bool:
    return words in {one.text(), one.accessibleName()}


def _begins(one: QAbstractButton, words: str) -> bool:
    return one.text().startswith(words)


def _tells(one: QAbstractButton, words: str) -> bool:
    return words in one.accessibleName()


def _who(one: QWidget | None) -> str:
    if one is None:
        return "nothing"
    words = one.text() if isinstance(one, QAbstractButton | QLabel) else ""
    return words or one.objectName() or one.accessibleName() or type(one).__name__
