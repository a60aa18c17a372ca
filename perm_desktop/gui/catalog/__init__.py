"""The Catalog page: meeting types and cycles."""
