"""Finals: edited pictures that arrive in a watched folder and are linked to the photos they were made from."""
