"""Texts as Akoma Ntoso 3.0, in the manner of AKN4UN."""
