"""The bookable kinds of session: how long, how dear, how much room around them."""
