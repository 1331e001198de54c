"""The library: what photos there are, where their files lie, how they are found and shown."""
