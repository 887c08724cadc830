"""How tall a .docx is: bytes in, pages and heights out, with no office suite."""
