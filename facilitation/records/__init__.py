"""The lines of the register of data (`facilitation.privacy`), a file for each part of the practice that stores something."""
