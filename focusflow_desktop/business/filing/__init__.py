"""Filing a card's pictures under what was booked: a proposal from the times, then one step that joins them."""
