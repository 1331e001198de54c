from PySide6.QtWidgets import QLineEdit

from focusflow_desktop.ui.widgets.form import FormRow


def test_an_error_stands_beside_its_field_and_is_read_out(qtbot):
    row = FormRow("Studio name", QLineEdit(), help_="As your clients know it.")
    qtbot.addWidget(row)
    row.show_error("Give your studio a name.")
    assert row.error == "Give your studio a name."
    assert row.field.accessibleDescription() == "Give your studio a name."
    assert row.field.property("state") == "error"
    row.show_error("")
    assert row.field.accessibleDescription() == "As your clients know it."


def test_the_field_is_named_by_its_label(qtbot):
    row = FormRow("Currency", QLineEdit())
    qtbot.addWidget(row)
    assert row.field.accessibleName() == "Currency"
