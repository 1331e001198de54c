"""The room Questionnaires: writing forms, publishing them, typing in what people answered."""
