//! Every Haxe program in every mode: what it prints, reports and answers must be the reference compiler's (`haxe --interp`).

mod programs {
    filetests::modes!("tests/haxe":
        interpreter plain_interpreter default baseline cranelift eager first_loop_edge llvm whole_ladder
        failing_guards collecting collecting_compiled
    );
}

mod errors {
    filetests::modes!("tests/haxe-runtime-errors": interpreter default eager llvm failing_guards);
}
