"""What we state: frozen records without I/O, named with the words of the field."""
