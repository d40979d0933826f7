//! The rules as tables: what each crate may use, where `unsafe` is allowed, which files may be long.
//!
//! A new line here is a decision about the architecture and travels in a change of its own.

/// What one crate of the workspace may do.
pub struct CratePolicy {
    /// The crate and its folder under `crates/`.
    pub name: &'static str,
    /// Crates of the workspace it may depend on.
    pub uses: &'static [&'static str],
    /// Crates from elsewhere it may depend on.
    pub third_party: &'static [&'static str],
    /// Where it may hold unsafe code.
    pub unsafe_code: UnsafeCode,
}

/// Where a crate may hold unsafe code. Such a file also opts in itself, with `#![allow(unsafe_code)]`.
pub enum UnsafeCode {
    /// Nowhere.
    Never,
    /// In any of its files: managing memory is the crate's purpose.
    Throughout,
    /// In these files, and below these folders (a name that ends in `/`).
    Listed(&'static [&'static str]),
}

use UnsafeCode::{Listed, Never, Throughout};

const fn allow(
    name: &'static str,
    uses: &'static [&'static str],
    third_party: &'static [&'static str],
    unsafe_code: UnsafeCode,
) -> CratePolicy {
    CratePolicy { name, uses, third_party, unsafe_code }
}

/// Every crate of the workspace, from the bottom up.
pub const CRATES: &[CratePolicy] = &[
    allow("bytecode", &[], &[], Never),
    allow("abi", &["bytecode"], &[], Never),
    allow("heap", &["abi"], &["libc"], Throughout),
    allow(
        "runtime",
        &["bytecode", "abi", "heap"],
        &["corosensei", "dashu-int", "libc", "memchr", "zmij"],
        Listed(&[
            "src/call.rs",
            "src/class.rs",
            "src/clock.rs",
            "src/context.rs",
            "src/continuation.rs",
            "src/frame_walk.rs",
            "src/function.rs",
            "src/gc.rs",
            "src/native.rs",
            "src/object/",
            "src/roots.rs",
            "src/stack.rs",
            "src/stack_mapping.rs",
            "src/states.rs",
        ]),
    ),
    allow(
        "interpreter",
        &["bytecode", "abi", "heap", "runtime"],
        &[],
        Listed(&[
            "src/continuation.rs",
            "src/dispatch.rs",
            "src/entry.rs",
            "src/execution/",
            "src/fast/",
            "src/frames.rs",
            "src/generator.rs",
            "src/single.rs",
            "src/unwind.rs",
        ]),
    ),
    allow("ssa", &["bytecode", "abi"], &["cranelift-entity", "smallvec"], Never),
    allow("optimizer", &["bytecode", "abi", "ssa"], &["cranelift-entity", "rustc-hash", "smallvec"], Never),
    allow("code-memory", &["abi"], &["libc", "object"], Throughout),
    allow(
        "backend-cranelift",
        &["ssa", "abi", "code-memory"],
        &["cranelift-codegen", "cranelift-entity", "rustc-hash"],
        Never,
    ),
    allow(
        "backend-llvm",
        &["ssa", "abi", "code-memory"],
        &["cranelift-entity", "libloading"],
        Listed(&["src/api.rs", "src/library.rs", "src/owned.rs", "src/session.rs"]),
    ),
    allow(
        "tiering",
        &["bytecode", "abi", "heap", "runtime", "interpreter", "ssa", "optimizer", "code-memory"],
        &["arrayvec"],
        Listed(&[
            "src/deopt.rs",
            "src/economy.rs",
            "src/exit_text.rs",
            "src/installation.rs",
            "src/runtime_functions.rs",
        ]),
    ),
    allow("patterns", &[], &["fancy-regex", "regex-automata"], Never),
    allow(
        "lang-haxe",
        &["bytecode", "abi", "heap", "patterns", "runtime"],
        &["jiff", "libm", "stacker"],
        Never,
    ),
    allow(
        "lang-python",
        &["bytecode", "abi", "heap", "patterns", "runtime"],
        &[
            "crc32fast",
            "dashu-int",
            "digest",
            "flate2",
            "jiff",
            "libc",
            "libm",
            "md-5",
            "memchr",
            "rand_mt",
            "ruff_python_ast",
            "ruff_python_parser",
            "ruff_text_size",
            "sha1",
            "sha2",
            "sha3",
            "unicode-normalization",
            "unicode_names2",
        ],
        Never,
    ),
    allow("lang-scheme", &["bytecode", "abi", "heap", "runtime"], &["dashu-int", "libm"], Never),
    allow(
        "engine",
        &[
            "bytecode",
            "abi",
            "heap",
            "runtime",
            "interpreter",
            "ssa",
            "optimizer",
            "backend-cranelift",
            "backend-llvm",
            "code-memory",
            "tiering",
        ],
        &["corosensei", "libc"],
        Listed(&["src/interrupt.rs"]),
    ),
    allow("updraft-derive", &[], &["proc-macro2", "quote", "syn"], Never),
    allow(
        "updraft",
        &[
            "abi",
            "bytecode",
            "heap",
            "runtime",
            "engine",
            "lang-haxe",
            "lang-python",
            "lang-scheme",
            "updraft-derive",
        ],
        &["serde"],
        Listed(&["src/isolate.rs"]),
    ),
    allow(
        "cli",
        &["bytecode", "engine", "updraft"],
        &["clap", "libc", "rustyline"],
        Listed(&["src/allocator.rs"]),
    ),
    allow("filetests", &[], &[], Never),
    allow("xtask", &["filetests"], &["clap", "libc", "serde_json"], Listed(&["src/bench/process.rs"])),
];

/// Crates from elsewhere that any crate's tests may use.
pub const TEST_ONLY: &[&str] = &["expect-test"];

/// The length at which a source file fails; aim for 150 to 400 lines.
pub const MAX_LINES: usize = 800;

/// Declaration tables, whose length is the length of the list.
pub const LONG_FILES: &[&str] =
    &["crates/bytecode/src/ops.rs", "crates/ssa/src/ops.rs", "crates/abi/src/runtime_calls.rs"];

/// Module names that say nothing about what is inside.
pub const VAGUE_MODULES: &[&str] =
    &["utils.rs", "util.rs", "helpers.rs", "helper.rs", "manager.rs", "misc.rs"];

/// What must not stand in the Rust code of a crate (tests may leave parts of a stand-in open), split so that this table does not match itself.
pub const FORBIDDEN_IN_CODE: &[(&str, &str)] = &[
    (concat!("to", "do!("), "unfinished code; return an error that says what is unsupported"),
    (concat!("unimple", "mented!("), "unfinished code; return an error that says what is unsupported"),
    (concat!("db", "g!("), "left over from debugging"),
];

/// What must not stand in any text of the project, comments included.
pub const FORBIDDEN_ANYWHERE: &[(&str, &str)] = &[
    (concat!("FIX", "ME"), "file an issue and write TODO with its number"),
    (concat!("XX", "X:"), "file an issue and write TODO with its number"),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/tmp", "/wt"), "a path of one machine"),
    (concat!("<<<<", "<<< "), "a merge conflict"),
    (concat!(">>>>", ">>> "), "a merge conflict"),
];
