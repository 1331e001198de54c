from PySide6.QtCore import QObject

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.tasks.events import ChangeBus


def test_every_listener_hears_the_change_and_who_made_it(qapp):
    bus, author, heard = ChangeBus(), QObject(), []
    bus.changed.connect(lambda changes, origin: heard.append((changes, origin)))
    bus.changed.connect(lambda changes, origin: heard.append((changes, origin)))
    changes = Changes.of("photos")
    bus.changed.emit(changes, author)
    assert heard == [(changes, author)] * 2
