"""The gear that is booked like people."""
