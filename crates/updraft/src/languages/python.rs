//! Python, as the engine sees it.

use engine::{Context, Failure, Frontend, Interactive, ModuleScope};
use lang_python::{Mode, Program, interactive};
use runtime::exception;
use runtime::value::Value;

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

    fn install(&self, cx: &mut Context) -> exception::Result<()> {
        lang_python::install(cx)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        let name = match file {
            "<string>" => "-c",
            "<stdin>" => "-",
            file => file,
        };
        let mut argv = vec![name.to_owned()];
        argv.extend_from_slice(arguments);
        lang_python::run_main(cx, Program::Text { source, file_name: file }, &argv)
    }

    fn run_module(&self, cx: &mut Context, name: &str, arguments: &[String]) -> Option<i32> {
        let mut argv = vec!["-m".to_owned()];
        argv.extend_from_slice(arguments);
        Some(lang_python::run_main(cx, Program::Module(name), &argv))
    }

    fn interactive(&self) -> Option<&'static dyn Interactive> {
        Some(&Python)
    }

    fn new_module(&self, cx: &mut Context, name: &str) -> exception::Result<ModuleScope> {
        let (object, namespace) = lang_python::embedding::new_module(cx, name)?;
        Ok(ModuleScope { namespace, object })
    }

    fn execute(
        &self,
        cx: &mut Context,
        module: ModuleScope,
        source: &str,
        file: &str,
    ) -> exception::Result<()> {
        lang_python::embedding::execute(cx, module.object, source, file)
    }

    fn describe(&self, cx: &mut Context, exception: Value) -> Failure {
        let [class, message, report] = lang_python::embedding::describe(cx, exception);
        Failure { class, message, report }
    }
}

impl Interactive for Python {
    fn begin(&self, cx: &mut Context) -> exception::Result<ModuleScope> {
        let (object, namespace) = interactive::begin(cx)?;
        Ok(ModuleScope { namespace, object })
    }

    fn needs_more(&self, text: &str) -> bool {
        interactive::needs_more(text)
    }

    fn run(&self, cx: &mut Context, module: ModuleScope, text: &str) -> Option<i32> {
        interactive::run(cx, module.object, text)
    }

    fn complete(&self, cx: &mut Context, module: ModuleScope, line: &str) -> (usize, Vec<String>) {
        interactive::complete(cx, module.object, line)
    }
}
