"""Who may see what of joining, one module per theme."""
