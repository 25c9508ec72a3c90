"""Files in and out: pure functions of plain values."""
