"""The page: a brief and a template in, .docx bytes out."""
