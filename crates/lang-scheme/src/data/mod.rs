//! Scheme's data as runtime objects.
