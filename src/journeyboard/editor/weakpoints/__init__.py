"""The dock that tells where the team should look: weak points, disagreements and the facts of the journey."""
