"""What slides are made of: native shapes with measured text, pages of the map, tables and charts."""
