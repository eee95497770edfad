"""Links between cards: which way they go, how they keep apart, and what of them lies in each lane."""
