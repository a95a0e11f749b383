"""The links of the member's menu."""
