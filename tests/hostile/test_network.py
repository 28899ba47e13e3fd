"""Nothing in the program speaks to a network; the only sockets are those between two starts on one machine."""

import socket
import subprocess
import sys

import pytest

from tests.hostile.outside_doors import importers, users
from tests.support import network_watch
from tests.support.desks import RESOURCES

pytestmark = pytest.mark.requirement("R58", figure="0 Verbindungen nach außen in allen Tests")

CLIENTS = (
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko", "webbrowser", "socketserver"),
)
DOORS = ("openUrl", "QDesktopServices", "QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QSslSocket", "QHostInfo",
         "QWebEngineView", "QNetworkRequest")  # fmt: skip


def test_no_module_is_a_client_of_a_network() -> None:
    assert importers(*CLIENTS) == {}
    assert users(*DOORS) == {}


def test_qt_network_is_there_for_local_sockets_alone() -> None:
    assert importers("PySide6.QtNetwork") == {"kiberatung/app/single_instance.py": {"QLocalServer", "QLocalSocket"}}


def test_the_start_loads_no_client() -> None:
    """Of the program's own making; what the standard library loads for itself opens nothing."""
    program = (
        "import sys, kiberatung.app.main, kiberatung.app.window, kiberatung.app.program, kiberatung.app.screens\n"
        "print(' '.join(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=RESOURCES.parent, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert "kiberatung.app.program" in loaded
    assert loaded & {"requests", "httpx", "urllib3", "http.client", "ssl", "smtplib", "ftplib", "webbrowser"} == set()


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_the_watch_sees_and_stops_a_connection(host: str) -> None:
    with pytest.raises(PermissionError, match="leave this machine"):
        socket.create_connection((host, 443))
    assert len(network_watch.taken()) == 1


def test_an_address_that_needs_no_name_is_stopped_too() -> None:
    with socket.socket() as caller, pytest.raises(PermissionError, match="leave this machine"):
        caller.connect(("192.0.2.1", 443))
    assert len(network_watch.taken()) == 1


def test_the_watch_lets_this_machine_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        assert network_watch.taken() == []
    with socket.socket(socket.AF_UNIX) as caller, pytest.raises(FileNotFoundError):
        caller.connect("/nowhere/socket")
