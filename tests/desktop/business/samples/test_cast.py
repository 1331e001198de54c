from focusflow_desktop.business.samples.cast import CLIENTS, COUPLES, JOB_TYPES, PLACES, TEAM


def test_names_are_there_once_and_every_mail_goes_nowhere():
    for names in ([c.name for c in CLIENTS], [p.name for p in PLACES], list(JOB_TYPES), [n for n, _ in TEAM]):
        assert len(names) == len(set(names))
    assert len(CLIENTS) == 14
    assert all(client.email is None or client.email.endswith(".example") for client in CLIENTS)
    assert all(client.phone is None or " 555 0" in client.phone for client in CLIENTS)


def test_couples_are_clients():
    names = {client.name for client in CLIENTS}
    assert {name for one, other, _ in COUPLES for name in (one, other)} <= names
