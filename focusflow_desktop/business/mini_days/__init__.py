"""Mini days: one record that owns its slots; booked by families, moved as one, with every family's answer kept."""
