from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from recovery import web
from recovery.trouble import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one.getsockname()[1]


@pytest.mark.parametrize(
    ("bind", "expected"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"), ("localhost", "localhost:8000")]
)
def test_an_address_is_written_as_browsers_read_it(bind: str, expected: str) -> None:
    assert web.address(bind, 8000) == expected


def test_a_free_port_is_no_trouble(taken: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    web.port_is_free("127.0.0.1", port)


def test_a_taken_port_is_named(taken: int) -> None:
    with pytest.raises(Trouble, match=f"^Port {taken} of 127.0.0.1 cannot be used: Address already in use."):
        web.port_is_free("127.0.0.1", taken)


@pytest.mark.parametrize(
    ("bind", "port"), [("127.0.0.1", 99_999), ("not.an.address.invalid", 8000), ("192.0.2.1", 8000)]
)
def test_what_cannot_be_had_is_a_sentence(bind: str, port: int) -> None:
    with pytest.raises(Trouble, match=f"^Port {port} of {bind} cannot be used: "):
        web.port_is_free(bind, port)
