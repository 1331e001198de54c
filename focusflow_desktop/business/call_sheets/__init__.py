"""The papers of one session: its call sheet, the lists of pictures to make, what became of them, and all of it as a PDF."""
