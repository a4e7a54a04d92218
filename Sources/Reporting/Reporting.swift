/// (to be written)
