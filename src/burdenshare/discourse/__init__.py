"""What surrounds a figure: the scene of a report, who acts in a clause, what years it is for."""
