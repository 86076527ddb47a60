"""Words that say where, and the place on the map they mean."""
