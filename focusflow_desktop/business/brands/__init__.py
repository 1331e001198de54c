"""The trading names one studio works under."""
