import pytest

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.shapes import recognise


@pytest.mark.parametrize(
    ("headers", "source"),
    [
        (("Project Name", "Client Name", "Project Type", "Project Date", "Total Project Value"), "honeybook"),
        (("First Name", "Last Name", "Email", "Project Title", "Project Status"), "dubsado"),
        (("Client Name", "Email", "Job Name", "Job Type", "Main Shoot Date"), "studio_ninja"),
        (("Job Name", "Job Type", "Job Role", "First Name", "Email"), "tave"),
        (("Contact Type", "First Name", "Last Name", "Email"), "pixieset"),
        (("Name", "E-mail", "Telephone"), "csv"),
    ],
)
def test_each_program_is_told_by_its_columns(headers, source):
    assert recognise(headers).shape.source == source


def test_a_column_is_read_by_its_words_not_its_letters():
    mapping = recognise(("FIRST_NAME", "Last-Name", "E-Mail", "Zip / Postal Code", "Shoe size")).mapping
    assert mapping == {
        "FIRST_NAME": Field.GIVEN_NAME,
        "Last-Name": Field.FAMILY_NAME,
        "E-Mail": Field.EMAIL,
        "Zip / Postal Code": Field.POSTCODE,
    }


def test_a_second_phone_is_kept_and_a_second_name_is_not_guessed():
    found = recognise(("Name", "Client", "Phone", "Mobile"))
    assert found.mapping == {"Name": Field.NAME, "Phone": Field.PHONE, "Mobile": Field.SECOND_PHONE}
    assert found.left_out(("Name", "Client", "Phone", "Mobile")) == ("Client",)
