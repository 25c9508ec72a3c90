"""Reading: one function per need, its loading named, plain values out."""
