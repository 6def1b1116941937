"""A plan in, bytes out. Whatever is public is made from records that have no field a family could leak through."""
