"""The room File by bookings: how a card's pictures fall on the sessions booked, boundaries to move, one press to file them."""
