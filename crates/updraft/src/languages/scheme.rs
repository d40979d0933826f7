//! Scheme, as the engine sees it.

use engine::{Context, Failure, Frontend, ModuleScope};
use runtime::exception;
use runtime::outside::Outside;
use runtime::value::Value;

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
        let mut units = lang_scheme::compile(source, file, &Outside::default())?;
        Ok(units.pop().expect("the program is a unit").module)
    }

    fn install(&self, cx: &mut Context) -> exception::Result<()> {
        lang_scheme::install(cx)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        lang_scheme::run_main(cx, source, file, arguments)
    }

    fn new_module(&self, cx: &mut Context, _name: &str) -> exception::Result<ModuleScope> {
        Ok(ModuleScope { namespace: lang_scheme::new_namespace(cx), object: Value::NONE })
    }

    fn execute(
        &self,
        cx: &mut Context,
        module: ModuleScope,
        source: &str,
        file: &str,
    ) -> exception::Result<()> {
        lang_scheme::execute(cx, module.namespace, source, file)
    }

    fn describe(&self, cx: &mut Context, exception: Value) -> Failure {
        let (message, report) = lang_scheme::describe(cx, exception);
        Failure { class: String::new(), message, report }
    }
}
