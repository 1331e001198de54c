"""The room where pictures leave: presets run together, a preview that is the real output, where the files go."""
