//! Libraries: define-library, import, and what each standard library exports.
