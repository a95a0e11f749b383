"""Book-keeping as arithmetic: no database, no clock."""
