"""The pages of `web` are read in the small world of `work`."""

from kpacite.work.tests.conftest import world  # noqa: F401
