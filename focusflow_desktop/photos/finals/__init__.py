"""Finals: finding edited pictures in a watched folder, and which original each was made from. No database, no Qt."""
