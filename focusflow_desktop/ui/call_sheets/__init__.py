"""The room Call sheet: one session's hours, lists of pictures, people and light; ticked off, covered, printed."""
