"""The report kit: from what a document says to one tagged, archivable PDF file.

The way of a document through the rooms of this package::

    text       the one door for user text: what comes out can be printed as it stands
    blocks     letterhead, opening, headings, paragraphs, facts, columns, notes; table: tables;
               drawing: figures of shapes and words, and pictures; contents: the list of a packet;
               around: blocks around blocks
    strips     what blocks become: lines, rules and shapes on pieces that no page break may cut
    flow       strips onto pages, those higher than a page cut by cutting; running: header and
               footer
    pen        draws a page; everything it draws is an element's content or an artifact
    pdf_file   the objects around the pages: structure tree, metadata, catalog; bookmarks: the
               outline
    document   puts it all together, and writes the file whole or not at all
    packet     several documents as one, with their contents

What they share: paper (sheets, inks and text styles), fonts, lines (line breaking), shapes and
operators (how they are drawn), links, structure (the tags), metadata, color_profile, and
pdf_objects, the border to reportlab.

Two things follow from the order. The structure tree is built when the blocks are set, in reading
order, so it never depends on page breaks or on the order of drawing. And user text is never read
as markup, because there is no markup: of reportlab only the layers that write PDF objects and
subset fonts are used, not the one that parses paragraphs.

Every file is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) by construction; the tests prove it
with the official validator. Lengths are points; y runs down from the top of the page.
"""
