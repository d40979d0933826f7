//! Writing data: display, write, write-shared.
