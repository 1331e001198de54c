import pytest

from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.text import text


@pytest.mark.parametrize(("width", "is_beside"), [(1100, True), (700, False)])
def test_the_narrow_column_stands_beside_where_there_is_room(qtbot, width, is_beside):
    columns = Columns(360)
    qtbot.addWidget(columns)
    main, aside = text("main"), text("aside")
    columns.main.addWidget(main)
    columns.aside.addWidget(aside)
    columns.resize(width, 500)
    columns.show()
    qtbot.waitUntil(lambda: (aside.mapTo(columns, aside.rect().topLeft()).x() > 0) is is_beside)
