"""Forms of joining, one module per theme: strings in, our types out."""
