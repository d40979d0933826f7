//! Python, as the engine sees it.

use engine::{Context, Frontend};
use lang_python::Mode;

/// The language Python.
pub struct Python;

impl Frontend for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["py"]
    }

    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, String> {
        lang_python::compile(source, file, Mode::Module).map_err(|error| error.render())
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        let name = match file {
            "<string>" => "-c",
            "<stdin>" => "-",
            file => file,
        };
        let mut argv = vec![name.to_owned()];
        argv.extend_from_slice(arguments);
        match lang_python::install(cx) {
            Ok(()) => lang_python::run_main(cx, source, file, &argv),
            Err(_) => {
                eprintln!("updraft: the heap's limit is too low for Python itself");
                crate::run::FAILED
            }
        }
    }
}
