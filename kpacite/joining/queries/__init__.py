"""What the pages of joining read, one module per theme."""
