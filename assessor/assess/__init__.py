"""Every act of a case against every offence of its nation and day."""
