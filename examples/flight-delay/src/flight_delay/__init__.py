"""The model ``flight-delay``."""
