"""The rules of a coop that `work` reads."""
