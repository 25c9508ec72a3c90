"""What an editor would remark: small rules over values, each with a reason and, where there is one, a fix."""
