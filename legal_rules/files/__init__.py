"""YAML with its places, shapes of records, faults as values: what every file of the law is read with."""
