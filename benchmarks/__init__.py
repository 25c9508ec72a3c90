"""What the engine costs and how often it is right, on texts whose truth is known."""
