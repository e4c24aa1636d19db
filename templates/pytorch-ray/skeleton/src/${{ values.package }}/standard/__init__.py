"""How every model of this organisation is trained, compared, packaged and watched.

These files are kept by the template (``.slipway/managed.yaml``): an upgrade replaces them. What is particular to this
model is beside them: ``data.py``, ``features.py``, ``model.py``, ``quality.py``, ``search.py``.
"""
