"""The model ``arrival-delay``."""
