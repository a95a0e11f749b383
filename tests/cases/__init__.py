"""The cases of `tests/rule_cases.py`, by room."""
