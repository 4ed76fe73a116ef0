"""Papers signed and examined with pyHanko: PAdES, ETSI EN 319 142-1."""
