"""Pages of `work`."""
