//! Haxe, as the engine sees it.

use engine::{Context, Frontend};
use lang_haxe::Program;

/// The language Haxe.
pub struct Haxe;

impl Frontend for Haxe {
    fn name(&self) -> &'static str {
        "haxe"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["hx", "hxml"]
    }

    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, String> {
        let program = Program::of_file(file, source)?;
        lang_haxe::compile(&program).map(|(lowered, _)| lowered.module)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        let lowered = Program::of_file(file, source).and_then(|program| {
            let lowered = lang_haxe::compile(&program)?;
            Ok((lowered, program.args))
        });
        let ((lowered, notes), mut all_arguments) = match lowered {
            Ok(lowered) => lowered,
            Err(messages) => {
                eprint!("{messages}");
                return crate::run::FAILED;
            }
        };
        eprint!("{notes}");
        all_arguments.extend_from_slice(arguments);
        lang_haxe::run_main(cx, file, lowered, &all_arguments)
    }
}
