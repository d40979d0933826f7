//! Scheme, as the engine sees it.

use engine::{Context, Frontend};

/// The language Scheme.
pub struct Scheme;

impl Frontend for Scheme {
    fn name(&self) -> &'static str {
        "scheme"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["scm", "sld", "ss", "sps"]
    }

    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, String> {
        let mut units = lang_scheme::compile(source, file)?;
        Ok(units.pop().expect("the program is a unit").module)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        match lang_scheme::install(cx) {
            Ok(()) => lang_scheme::run_main(cx, source, file, arguments),
            Err(_) => {
                eprintln!("updraft: the heap's limit is too low for Scheme itself");
                crate::run::FAILED
            }
        }
    }
}
