"""The only writers: one function per act, one transaction, one register entry."""
