from focusflow_desktop.ui.welcome.choice import countries


def test_every_country_has_two_letters_and_a_currency_of_three():
    known = countries()
    assert len(known) > 150
    for country in known:
        assert (len(country.code), len(country.currency)) == (2, 3)
    currencies = {country.code: country.currency for country in known}
    assert (currencies["DE"], currencies["GB"], currencies["JP"], currencies["US"]) == (
        "EUR",
        "GBP",
        "JPY",
        "USD",
    )
