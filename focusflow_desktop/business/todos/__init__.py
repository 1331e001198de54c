"""What is to be done: written down, dated by a day or by a rule that moves with the session, done, put in order."""
