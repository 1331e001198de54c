"""What was done to clients and jobs, by whom and when: one line per act, never changed."""
