"""Finals in the window: the watcher that takes them in behind the person's back, and the room where choices are made."""
