"""Who takes which stance on what happened: claims with speaker, stance and accused."""
