"""The rules of a coop that `sales` reads."""
