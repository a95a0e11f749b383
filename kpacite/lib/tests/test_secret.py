"""The key of an installation is written once, for its owner alone."""

import stat

from django.core.management import call_command


def test_a_key_is_written_for_its_owner_alone(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"

    call_command("secret")

    file = settings.DATA_DIR / "secret_key"
    assert len(file.read_text()) >= 40
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_key_that_is_there_stays(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    (tmp_path / "secret_key").write_text("celle d’avant")

    call_command("secret")

    assert (tmp_path / "secret_key").read_text() == "celle d’avant"
