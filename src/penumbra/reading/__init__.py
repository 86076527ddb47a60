"""From one document to its reports, claims, statements and figures.

layout (sentences, quotations) → page (times, places, actors, numbers) → events → claims,
statements, figures. `extract` is the whole of it.
"""
