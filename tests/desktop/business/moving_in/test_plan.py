from datetime import date

from focusflow_desktop.business.moving_in.plan import PlannedContact, PlannedInvoice, PlannedPayment


def invoice(told=None, apart=()):
    payments = [PlannedPayment(amount_minor=amount, paid_on=date(2025, 1, 1)) for amount in apart]
    return PlannedInvoice(
        line=2,
        number="17",
        status=None,
        issued_on=None,
        due_on=None,
        total_minor=1000,
        tax_minor=None,
        currency="EUR",
        told=PlannedPayment(amount_minor=told) if told else None,
        apart=payments,
    )


def test_money_told_as_a_sum_and_day_by_day_counts_once():
    assert [one.amount_minor for one in invoice(told=500, apart=(200, 300)).payments] == [200, 300]
    assert [one.amount_minor for one in invoice(told=600, apart=(200, 300)).payments] == [200, 300, 100]
    assert invoice(told=400, apart=(200, 300)).paid_minor == 500  # the days are believed
    assert invoice(told=400).paid_minor == 400
    assert invoice().payments == []


def test_a_client_named_by_a_company_alone_is_a_company():
    def client(**names):
        given = {"given_name": None, "family_name": None, "company": None} | names
        return PlannedContact(line=2, name="Rose Ltd", **given)

    assert client(company="Rose Ltd").is_company
    assert not client(company="Rose Ltd", given_name="Clara").is_company
    assert not client().is_company
