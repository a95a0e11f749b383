"""What can be proved of the name."""
