"""The studio's own short lists: session types, places, rooms, gear, job types, lead sources, brands. One way for all."""
