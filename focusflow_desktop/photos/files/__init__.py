"""The one room that touches photographers' files: safe reading, hashing, atomic placing, devices, the originals' guard."""
