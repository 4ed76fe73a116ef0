"""What people hand in: told by its content, named by rule, looked at for harm, then stored."""
