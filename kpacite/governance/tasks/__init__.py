"""What the worker calls: load, call one verb."""
