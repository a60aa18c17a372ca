"""Independent eyes on the PDFs of the program: the official validator and a tag-tree reader."""
