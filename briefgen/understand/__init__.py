"""What a sentence says: its dates, figures, speakers, and whether it looks ahead."""
