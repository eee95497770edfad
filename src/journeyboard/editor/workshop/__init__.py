"""Running a workshop: a timer, a private round, dot voting, and a summary afterwards."""
