"""Generated from ui/forms/*.ui by `python tools/build_forms.py`; never edited by hand."""
