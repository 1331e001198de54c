import socket

import pytest
from sqlalchemy import create_engine

from focusflow_desktop.shared.errors import Unavailable
from sync_server.config import load_config
from sync_server.serving import listen


def test_an_address_that_is_taken_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        config = load_config({"FOCUSFLOW_SERVER_PORT": str(port)})
        with pytest.raises(Unavailable, match=f"127.0.0.1:{port}"):
            listen(create_engine("postgresql+psycopg://nobody@127.0.0.1:1/none"), config)
