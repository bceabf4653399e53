"""How things are called, and the blocks a page is made of."""
