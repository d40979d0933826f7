//! Python, as the engine sees it.

use engine::{Context, Failure, Frontend, HostMember, HostMemberKind, Interactive, ModuleScope};
use heap::RootVec;
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

    fn host_class(&self, name: &str, members: &[HostMember<'_>]) -> Option<String> {
        let mut text = format!(
            "class {name}:\n    def __init__(self, *arguments):\n        raise TypeError(\"objects of {name} are made by the host\")\n\
             def host_make(object_of_host, new=object.__new__):\n    self = new({name})\n    self._host = object_of_host\n    return self\n"
        );
        for (number, member) in members.iter().enumerate() {
            let of = member.name;
            // In functions of their own, where no member hides a name that is used.
            text += &match member.kind {
                HostMemberKind::Field(is_writable) => {
                    let setter = if is_writable {
                        format!(", lambda self, value: host_set(self._host, {number}, value)")
                    } else {
                        String::new()
                    };
                    format!("{name}.{of} = property(lambda self: host_get(self._host, {number}){setter})\n")
                }
                HostMemberKind::Method(count) => {
                    let names: String = (0..count).map(|index| format!(", a{index}")).collect();
                    format!(
                        "def {of}(self{names}): return host_call(self._host, {number}{names})\n{name}.{of} = {of}\n"
                    )
                }
            };
        }
        Some(text)
    }

    fn new_set(&self, cx: &mut Context, items: &RootVec) -> exception::Result {
        let set = cx.new_set(false)?;
        for index in 0..items.len() {
            cx.set_add(set, Value(items.get(index)))?;
        }
        Ok(set.value())
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

    fn end(&self, cx: &mut Context) {
        interactive::end(cx);
    }

    fn complete(&self, cx: &mut Context, module: ModuleScope, line: &str) -> (usize, Vec<String>) {
        interactive::complete(cx, module.object, line)
    }
}
