"""What the desk says of a day: the sessions ahead, what is to be done, and who waits for an answer."""
