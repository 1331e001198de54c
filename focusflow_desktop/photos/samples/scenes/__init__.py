"""What the sample pictures show: each scene paints one subject at any size from its own random numbers."""
