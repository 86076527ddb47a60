"""What we ship to read with: kinds, places, actors, wordings; each with origin and licence."""
