//! What the instructions mean for Scheme: the implementation of `runtime::language::Language`.
