//! Languages, as the engine sees them.

use bytecode::module::Module;
use heap::RootVec;
use runtime::context::Context;
use runtime::exception;
use runtime::language::{Language, PLAIN};
use runtime::object::list::List;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

/// A module of a program: where its global variables are.
#[derive(Clone, Copy, Debug)]
pub struct ModuleScope {
    /// The namespace of its globals.
    pub namespace: usize,
    /// What the language knows the module by, if that is an object; none else.
    pub object: Value,
}

/// A member of a class of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostMember<'n> {
    /// Its name.
    pub name: &'n str,
    /// What can be done with it.
    pub kind: HostMemberKind,
}

/// What can be done with a member of a class of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostMemberKind {
    /// Read, and written if the flag is set.
    Field(bool),
    /// Called with so many arguments.
    Method(usize),
}

/// What a program left uncaught, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// Class of the exception, such as `ValueError`; empty where the language has none.
    pub class: String,
    /// What it says.
    pub message: String,
    /// All that the language's own implementation prints: message, places, source.
    pub report: String,
}

/// A language: how its source becomes bytecode, and how programs of it are run.
pub trait Frontend: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Endings of its source files, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Compiles source to a verified module.
    ///
    /// # Errors
    /// What a programmer should read.
    fn compile(&self, source: &str, file: &str) -> Result<Module, String>;

    /// Puts the language into an isolate: its types, functions and modules.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn install(&self, cx: &mut Context) -> exception::Result<()>;

    /// Runs a program on the isolate's stack: reports what it leaves uncaught as is usual for the language, and yields the
    /// process's exit code.
    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32;

    /// As [`Frontend::run_main`], a program that is found by its name as an import would; none of Rust's when programs of
    /// the language have no such names.
    fn run_module(&self, _cx: &mut Context, _name: &str, _arguments: &[String]) -> Option<i32> {
        None
    }

    /// The rules that modules of bytecode go by which an embedder loads into an isolate of the language.
    fn rules(&self) -> &'static dyn Language {
        &PLAIN
    }

    /// How programs of the language are typed; none of Rust's when they are not.
    fn interactive(&self) -> Option<&'static dyn Interactive> {
        None
    }

    /// A new module without code, for an embedder to fill.
    ///
    /// # Errors
    /// What the language raises.
    fn new_module(&self, cx: &mut Context, name: &str) -> exception::Result<ModuleScope>;

    /// Runs source text in a module: what it defines stays there.
    ///
    /// # Errors
    /// What the text raises, an error of its syntax included.
    fn execute(
        &self,
        cx: &mut Context,
        module: ModuleScope,
        source: &str,
        file: &str,
    ) -> exception::Result<()>;

    /// The value of a global variable of a module, if it has one.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn global(&self, cx: &mut Context, module: ModuleScope, name: &str) -> exception::Result<Option<Value>> {
        let name = cx.intern(name)?.value();
        Ok(cx.namespace(module.namespace).bound(name).map(|cell| cell.get()))
    }

    /// Why the host may not give a global variable this name, if it may not.
    fn refuses_name(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }

    /// Source text by which programs see a class of the host, with the module's globals `host_get` (object and number of the
    /// member), `host_set` (the same and a value) and `host_call` (the same as `host_get`, and arguments) for what reaches
    /// it. It defines `host_make` when programs shall see something else than the bare object. None where the language
    /// cannot use such objects, empty where its rules reach them.
    fn host_class(&self, name: &str, members: &[HostMember<'_>]) -> Option<String> {
        let (_, _) = (name, members);
        None
    }

    /// What programs take for several values in a row: a list, unless the language says otherwise.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn new_sequence(&self, cx: &mut Context, items: &RootVec) -> exception::Result {
        Ok(cx.new_list_from(items)?.value())
    }

    /// What programs take for several values without order: a sequence, unless the language has sets.
    ///
    /// # Errors
    /// When memory is exhausted, or what equality of the values raises.
    fn new_set(&self, cx: &mut Context, items: &RootVec) -> exception::Result {
        self.new_sequence(cx, items)
    }

    /// What a sequence of the language consists of; none of Rust's for other values.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn items(&self, cx: &mut Context, sequence: Value) -> exception::Result<Option<RootVec>> {
        cx.unpack_list(sequence)?;
        let items = match (sequence.cast::<List>(), sequence.cast::<Tuple>()) {
            (Some(list), _) => list.as_slice(),
            (_, Some(tuple)) => tuple.as_slice(),
            _ => return Ok(None),
        };
        let mut roots = RootVec::new(&cx.heap);
        items.iter().for_each(|item| roots.push(item.0));
        Ok(Some(roots))
    }

    /// An exception in words.
    fn describe(&self, cx: &mut Context, exception: Value) -> Failure;
}

/// A language whose programs can be typed, statement by statement.
pub trait Interactive: Sync {
    /// The module that what is typed belongs to: that of the program that has run, or a new one.
    ///
    /// # Errors
    /// When memory is exhausted.
    fn begin(&self, cx: &mut Context) -> exception::Result<ModuleScope>;

    /// Whether more lines belong to what was typed.
    fn needs_more(&self, text: &str) -> bool;

    /// Runs what was typed: shows the values of expressions, reports what is raised. An exit code when it ends the session.
    fn run(&self, cx: &mut Context, module: ModuleScope, text: &str) -> Option<i32>;

    /// What is done when the session is over, as at the end of a program.
    fn end(&self, cx: &mut Context);

    /// What the last name of a line could become: where it begins, and whole names.
    fn complete(&self, cx: &mut Context, module: ModuleScope, line: &str) -> (usize, Vec<String>);
}
