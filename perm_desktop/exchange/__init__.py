"""Files for other programs: what goes out here can act nowhere, and reads back as it was.

``csv_file`` and ``xlsx_file`` turn a ``core.table_sheet.TableSheet`` into the bytes of a file,
``safe_cells`` is the one door for the texts of their cells.
"""
