"""What a journey is: its records, the journey that holds them, changes, history."""
