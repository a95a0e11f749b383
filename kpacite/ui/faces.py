"""The paper faces of the sprite: nobody has to give a photo."""

HOW_MANY = 28
FACES = [(f"face-{number}", f"Visage {number}") for number in range(1, HOW_MANY + 1)]
