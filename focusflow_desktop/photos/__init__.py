"""The picture side: ways in, library, culling, sidecars, finals, exports. No Qt; pixels live in worker processes."""
