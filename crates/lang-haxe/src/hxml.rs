//! Reads `.hxml` files: a compiler's arguments, one a line.
