from uuid import uuid4

import pytest

from focusflow_desktop.business.calendars.passwords import Passwords, is_safe, system_keyring

ACCOUNT = uuid4()


class Keyring:
    """A keyring in memory that a test can lock."""

    def __init__(self):
        self.kept, self.is_locked = {}, False

    def _look(self):
        if self.is_locked:
            raise RuntimeError("locked")

    def get_password(self, service, username):
        self._look()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._look()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self._look()
        del self.kept[service, username]


def test_a_password_is_kept_for_one_studio_and_forgotten():
    keyring, studio = Keyring(), uuid4()
    Passwords(studio, keyring).keep(ACCOUNT, "secret")
    assert Passwords(studio, keyring).of(ACCOUNT) == "secret"
    assert Passwords(uuid4(), keyring).of(ACCOUNT) is None
    Passwords(studio, keyring).forget(ACCOUNT)
    Passwords(studio, keyring).forget(ACCOUNT)
    assert not keyring.kept


def test_without_a_keyring_it_lasts_until_the_end():
    passwords = Passwords(uuid4(), None)
    assert not passwords.are_kept
    passwords.keep(ACCOUNT, "secret")
    assert passwords.of(ACCOUNT) == "secret"
    passwords.forget(ACCOUNT)
    assert passwords.of(ACCOUNT) is None


def test_a_locked_keyring_stops_nothing_and_tells_nothing(caplog):
    keyring = Keyring()
    keyring.is_locked = True
    passwords = Passwords(uuid4(), keyring)
    passwords.keep(ACCOUNT, "secret")
    assert passwords.of(ACCOUNT) == "secret"
    passwords.forget(ACCOUNT)
    assert "secret" not in caplog.text


def _backend(name, module):
    return type(name, (), {"__module__": module})()


@pytest.mark.parametrize(
    ("keyring", "safe"),
    [
        (_backend("Keyring", "keyring.backends.SecretService"), True),
        (_backend("Keyring", "keyring.backends.null"), False),
        (_backend("Keyring", "keyring.backends.fail"), False),
        (_backend("PlaintextKeyring", "keyrings.alt.file"), False),
        (_backend("MyPlaintextKeyring", "somewhere"), False),
    ],
)
def test_keyrings_that_keep_nothing_or_keep_it_readable_are_refused(keyring, safe):
    assert is_safe(keyring) is safe


def test_a_chain_is_as_safe_as_its_links():
    chain = _backend("ChainerBackend", "keyring.backends.chainer")
    chain.backends = [
        _backend("Keyring", "keyring.backends.kwallet"),
        _backend("PlaintextKeyring", "keyrings.alt.file"),
    ]
    assert not is_safe(chain)
    chain.backends = []
    assert not is_safe(chain)


def test_a_machine_without_a_keyring_says_none(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert system_keyring() is None
