"""The speed of the common gestures, as ratios measured in one run on one machine."""
