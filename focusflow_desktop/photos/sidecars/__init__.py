"""XMP sidecars: read what other programs write, merge it with our marks, write back without touching foreign bytes.

No database and no Qt: `sync.sync_sidecar` makes one photo's round trip on files and values, and the caller keeps what
it returns. `lxml` reads; writing splices byte ranges, because re-serialising a packet changes bytes that are not ours.
"""
