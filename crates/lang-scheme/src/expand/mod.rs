//! Expanding: syntax objects to the core language, macros and hygiene on the way.
