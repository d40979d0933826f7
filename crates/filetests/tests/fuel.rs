//! The fuel that programs take, in the modes that inline, leave and enter compiled code most.

macro_rules! fuel {
    ($( $language:ident: $( $mode:ident )*, not $left_out:expr; )*) => { $(
        mod $language {
            $(
                #[test]
                fn $mode() {
                    filetests::fuel::check(concat!("tests/", stringify!($language)), stringify!($mode), $left_out);
                }
            )*
        }
    )* };
}

fuel! {
    python: cranelift eager failing_guards, not &["asyncio_basic", "hot_recursion_shapes", "lang_async_gather_order", "lib_hashlib_hmac", "memory_limit", "memory_limit_of_code", "random_own_generators", "recursion", "recursion_in_constructors", "recursion_loads_typing", "tables_of_bound_methods"];
    scheme: eager llvm failing_guards, not &[];
    haxe: eager llvm, not &[];
}
