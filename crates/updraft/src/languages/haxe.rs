//! Haxe, as the engine sees it.

use bytecode::operand::Element;
use engine::{Context, Failure, Frontend, ModuleScope};
use heap::RootVec;
use lang_haxe::Program;
use lang_haxe::language::arrays;
use runtime::exception;
use runtime::outside::Capability;
use runtime::value::Value;

/// Exit code of a program that is wrong.
const FAILED: i32 = 1;

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

    fn install(&self, cx: &mut Context) -> exception::Result<()> {
        lang_haxe::install(cx)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        let lowered = Program::of_file(file, source).and_then(|program| {
            let lowered = lang_haxe::compile(&program)?;
            Ok((lowered, program.args))
        });
        let ((lowered, notes), mut all_arguments) = match lowered {
            Ok(lowered) => lowered,
            Err(messages) => {
                let _ = cx.streams.write_error(messages.as_bytes());
                return FAILED;
            }
        };
        let _ = cx.streams.write_error(notes.as_bytes());
        all_arguments.extend_from_slice(arguments);
        lang_haxe::run_main(cx, file, lowered, &all_arguments)
    }

    fn new_module(&self, cx: &mut Context, _name: &str) -> exception::Result<ModuleScope> {
        Ok(ModuleScope { namespace: cx.new_namespace(), object: Value::NONE })
    }

    fn execute(
        &self,
        cx: &mut Context,
        module: ModuleScope,
        source: &str,
        file: &str,
    ) -> exception::Result<()> {
        let reads_files = cx.outside.grants(Capability::ReadFiles);
        let lowered = Program::of_file(file, source).and_then(|mut program| {
            program.is_library = true;
            if !reads_files {
                program.class_paths.clear();
            }
            lang_haxe::compile(&program)
        });
        match lowered {
            Ok((lowered, _)) => lang_haxe::execute(cx, file, lowered, module.namespace),
            Err(messages) => cx.value_error(messages),
        }
    }

    fn new_sequence(&self, cx: &mut Context, items: &RootVec) -> exception::Result {
        let array = arrays::new_array(cx, Element::Word, items.len())?;
        for index in 0..items.len() {
            arrays::store(cx, array, index, Value(items.get(index)))?;
        }
        Ok(array)
    }

    fn items(&self, cx: &mut Context, sequence: Value) -> exception::Result<Option<RootVec>> {
        if !arrays::is_array(cx, sequence) {
            return Ok(None);
        }
        let mut roots = RootVec::new(&cx.heap);
        for index in 0..arrays::length(sequence) {
            let item = arrays::load(cx, sequence, index)?;
            roots.push(item.0);
        }
        Ok(Some(roots))
    }

    fn describe(&self, cx: &mut Context, exception: Value) -> Failure {
        let (message, report) = lang_haxe::describe(cx, exception);
        Failure { class: String::new(), message, report }
    }
}
