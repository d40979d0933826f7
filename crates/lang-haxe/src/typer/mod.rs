//! From syntax to the typed tree.
