"""How much of a change to the code the tests would see: small changes are made one at a time, each against its tests."""
