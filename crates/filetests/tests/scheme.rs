//! Every Scheme program in every mode: what it prints, reports and answers must be what R7RS says.

mod programs {
    filetests::modes!("tests/scheme":
        interpreter plain_interpreter default baseline cranelift eager first_loop_edge llvm whole_ladder
        failing_guards collecting collecting_compiled
    );
}

mod errors {
    filetests::modes!("tests/scheme-runtime-errors": interpreter default eager llvm failing_guards);
}
