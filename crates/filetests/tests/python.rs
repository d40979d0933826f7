//! Every Python program in every mode: what it prints, reports and answers must be CPython's.

mod programs {
    filetests::modes!("tests/python":
        interpreter plain_interpreter default baseline cranelift eager first_loop_edge llvm whole_ladder
        failing_guards collecting collecting_compiled
    );
}

mod errors {
    filetests::modes!("tests/python-errors": interpreter default eager llvm failing_guards);
}
