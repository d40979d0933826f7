//! Every Python program in every mode: what it prints, reports and answers must be CPython's.

use filetests::check;

/// One test for each mode, so that they run side by side and fail by themselves.
macro_rules! modes {
    ($folder:literal: $($mode:ident)*) => {
        $(
            #[test]
            fn $mode() {
                check($folder, stringify!($mode));
            }
        )*
    };
}

mod programs {
    use super::check;
    modes!("tests/python":
        interpreter plain_interpreter default baseline cranelift eager first_loop_edge llvm whole_ladder
        failing_guards collecting collecting_compiled
    );
}

mod errors {
    use super::check;
    modes!("tests/python-errors": interpreter default eager llvm failing_guards);
}
