"""The room Inquiries: who asked and waits, what they asked, whether their day is free, and what becomes of it."""
