"""Numbers with what they count: figures, and the killed and injured."""
