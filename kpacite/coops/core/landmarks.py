"""A few large towns, so that the eye finds its way on the map (latitude, longitude, degrees)."""

from typing import Final

TOWNS: Final = (
    ("Paris", 48.857, 2.352),
    ("Lille", 50.637, 3.063),
    ("Brest", 48.390, -4.486),
    ("Nantes", 47.218, -1.554),
    ("Strasbourg", 48.573, 7.752),
    ("Lyon", 45.764, 4.836),
    ("Bordeaux", 44.838, -0.579),
    ("Toulouse", 43.605, 1.444),
    ("Marseille", 43.296, 5.370),
)
