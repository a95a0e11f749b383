"""The rules of a coop that `sharing` reads."""
