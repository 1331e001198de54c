"""What stands between a socket and the features: the application, request ids, answers to errors, health."""
