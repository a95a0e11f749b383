"""What every test of the project stands on: no network, no file left behind, the same clock."""

import socket

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# A busy machine is not a reason to fail: properties are judged on what they find, not on speed.
hypothesis_settings.register_profile(
    "kpacite", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("kpacite")

_connect = socket.socket.connect


def _connect_to_this_machine_only(self, address):
    host = address[0] if isinstance(address, tuple) else ""
    if self.family != socket.AF_UNIX and host not in {"127.0.0.1", "localhost", "::1"}:
        raise AssertionError(f"A test tried to reach {address}: nothing leaves the machine.")
    return _connect(self, address)


def pytest_addoption(parser):
    parser.addoption(
        "--write-docs", action="store_true", help="write the pages of docs/ that tests print"
    )


def _empties_the_base(item):
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and (
        marker.kwargs.get("transaction") or marker.args[:1] == (True,)
    )
    return commits or "transactional_db" in item.fixturenames or "live_server" in item.fixturenames


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test that commits leaves an empty base: the law is put back, as the migrations put it."""
    done = yield
    if nextitem is not None and _empties_the_base(item):
        from kpacite.hosts import legal_data

        with item.session.database_blocker.unblock():
            legal_data.load(timezone.localdate())
    return done


@pytest.fixture(scope="session", autouse=True)
def a_machine_of_its_own(tmp_path_factory, django_db_blocker, request):
    """Files go to a folder thrown away, the cache stays in memory, passwords hash quickly."""
    folder = tmp_path_factory.mktemp("data")
    request.session.database_blocker = django_db_blocker
    socket.socket.connect = _connect_to_this_machine_only
    with override_settings(
        MEDIA_ROOT=folder / "files",
        STATIC_ROOT=folder,  # WhiteNoise warns when the folder is missing
        EMAIL_FILE_PATH=folder / "mails",
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield
    socket.socket.connect = _connect


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Limits on attempts count in the cache: each test begins with none."""
    cache.clear()
