"""Pure arithmetic of `work`."""
