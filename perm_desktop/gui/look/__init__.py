"""How everything looks: palettes, fonts, the style, icons and status symbols."""
