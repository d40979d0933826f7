//! From text to tokens, conditional compilation included.
