"""Where inquiries come from, and what each source costs."""
