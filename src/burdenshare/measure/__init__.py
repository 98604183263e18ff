"""The words round figures: what is asked, paid, raised and counted; patterns, and no logic."""
