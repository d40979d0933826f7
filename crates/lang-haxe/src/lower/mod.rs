//! From the typed tree to bytecode.
//!
//! [`lower`] plans the layouts of all objects ([`layouts`]), then emits functions from a list of work: the entry asks for
//! `main`, a call asks for its callee, a class for its methods. Numbers and booleans are in raw registers, instances,
//! arrays and enum values in typed references, all else in words ([`rep`]); [`convert`] goes between them where
//! consumers ask. What is called as a value, by name or through a table with other representations gets a wrapper ([`closure`], [`class`]).
//!
//! What the language does itself is called by name as an intrinsic: [`crate::language::intrinsics`] lists those of the core;
//! a function that an extern class declares without a body is the intrinsic `Class.function`, or what `@:native` says.

mod array;
mod body;
mod call;
mod class;
mod closure;
mod control;
mod convert;
mod entry;
mod expr;
mod layouts;
mod matching;
mod operator;
mod place;
mod program_info;
mod rep;
mod trace;

use std::collections::HashMap;

use bytecode::module::{Function as Code, Module};

use crate::diagnostic::Diagnostic;
use crate::language::program_info::ProgramInfo;
use crate::source::{SourceMap, Span};
use crate::typed::{FieldId, Program};
use crate::types::TypeRef;

use layouts::LayoutPlan;
pub(crate) use layouts::{ARRAY, ENUM_VALUE};
use rep::Rep;

/// A program as bytecode.
#[derive(Debug)]
pub struct Lowered {
    /// Its code; the first function initializes static variables and runs `main`.
    pub module: Module,
    /// What the language has to know of its types when it runs.
    pub info: ProgramInfo,
    /// Globals that the host must have defined: functions of extern classes.
    pub host_functions: Vec<String>,
}

/// Lowers a program; a library shares functions with its host.
///
/// # Errors
/// What is not supported, by name and place.
pub fn lower(program: &Program, sources: &SourceMap, is_library: bool) -> Result<Lowered, Vec<Diagnostic>> {
    let mut lower = Lower::new(program, sources, is_library);
    lower.fill_layouts();
    lower.entry();
    while let Some(work) = lower.work.pop() {
        lower.emit(work);
    }
    lower.finish()
}

/// What remains to be emitted, each with its place among the functions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Work {
    /// A method, static method or constructor.
    Method(FieldId),
    /// Sets the variables of new objects of a class, its ancestors' first.
    Initializer(crate::types::ClassId),
    /// Sets the static variables of a class.
    StaticInitializer(crate::types::ClassId),
    /// An all-word function that makes an object of a class.
    Factory(crate::types::ClassId),
    /// An all-word function that calls a static method.
    StaticValue(FieldId),
    /// An all-word function that calls a method of the captured object; if the flag is set, without looking at its class.
    BoundValue(FieldId, bool),
    /// An all-word function that calls a method of its first argument.
    Dynamic(FieldId),
    /// A method with the representations of another that it overrides or implements.
    Bridge { of: FieldId, like: FieldId },
    /// What an interface's or abstract method's entry is: throws.
    Abstract(FieldId),
    /// An all-word function that makes an enum's value.
    ConstructorValue(crate::types::EnumId, u32),
    /// Reads an array's element whatever the storage.
    AnyElement(Rep),
}

/// The program being lowered.
struct Lower<'a> {
    program: &'a Program,
    sources: &'a SourceMap,
    is_library: bool,
    host_functions: Vec<String>,
    layouts: LayoutPlan,
    functions: Vec<Option<Code>>,
    /// Which file each function comes from.
    files: Vec<crate::source::FileId>,
    known: HashMap<Work, u16>,
    work: Vec<Work>,
    globals: Vec<String>,
    intrinsics: Vec<String>,
    intrinsic_index: HashMap<String, u16>,
    /// The layouts with their tables, once these are filled.
    resolved: Option<bytecode::layout::Layouts>,
    /// All-word functions of methods, by layout and name.
    dynamics: Vec<(u16, crate::source::Name, u16)>,
    /// The same of extern classes, by path and name.
    extern_dynamics: Vec<(crate::source::Name, crate::source::Name, u16)>,
    /// Types that are used as values.
    type_values: Vec<TypeRef>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Lower<'a> {
    fn new(program: &'a Program, sources: &'a SourceMap, is_library: bool) -> Self {
        Lower {
            program,
            sources,
            is_library,
            host_functions: Vec::new(),
            layouts: LayoutPlan::new(program),
            functions: Vec::new(),
            files: Vec::new(),
            known: HashMap::new(),
            work: Vec::new(),
            globals: Vec::new(),
            intrinsics: Vec::new(),
            intrinsic_index: HashMap::new(),
            resolved: None,
            dynamics: Vec::new(),
            extern_dynamics: Vec::new(),
            type_values: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// A place among the functions, to be filled.
    fn reserve(&mut self, span: Span) -> u16 {
        self.functions.push(None);
        self.files.push(span.file);
        let index = self.functions.len() - 1;
        u16::try_from(index).unwrap_or_else(|_| {
            if index == 1 << 16 {
                self.unsupported(span, "a program of more than 65536 functions");
            }
            0
        })
    }

    /// The function that `work` makes, now or later.
    fn function(&mut self, work: Work) -> u16 {
        if let Some(&known) = self.known.get(&work) {
            return known;
        }
        let span = match work {
            Work::Method(field)
            | Work::StaticValue(field)
            | Work::BoundValue(field, _)
            | Work::Dynamic(field)
            | Work::Bridge { of: field, .. }
            | Work::Abstract(field) => self.program.field(field).span,
            Work::Initializer(class) | Work::StaticInitializer(class) | Work::Factory(class) => {
                self.program.class(class).name.span
            }
            Work::ConstructorValue(id, _) => self.program.enumeration(id).name.span,
            Work::AnyElement(_) => Span::default(),
        };
        let index = self.reserve(span);
        self.known.insert(work, index);
        self.work.push(work);
        index
    }

    fn fill(&mut self, index: u16, code: Code) {
        self.functions[index as usize] = Some(code);
    }

    /// The place of an intrinsic in the module's list.
    fn intrinsic(&mut self, name: &str) -> u16 {
        if let Some(&known) = self.intrinsic_index.get(name) {
            return known;
        }
        self.intrinsics.push(name.to_owned());
        let index = self.intrinsics.len() as u16 - 1;
        self.intrinsic_index.insert(name.to_owned(), index);
        index
    }

    /// The place of a global in the module's list.
    fn global(&mut self, name: &str) -> u16 {
        let known = self.globals.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.globals.push(name.to_owned());
            self.globals.len() - 1
        }) as u16
    }

    /// The number by which the language knows a type.
    fn type_value(&mut self, of: TypeRef) -> i16 {
        let known = self.type_values.iter().position(|&known| known == of);
        known.unwrap_or_else(|| {
            self.type_values.push(of);
            self.type_values.len() - 1
        }) as i16
    }

    fn unsupported(&mut self, span: Span, what: &str) {
        self.diagnostics.push(Diagnostic::error(span, format!("Not supported: {what}")));
    }

    /// A place as the bytecode has it.
    fn place(&self, span: Span) -> bytecode::module::Span {
        let line = self.sources.file(span.file).line(span.start);
        bytecode::module::Span { start: span.start, end: span.end, line }
    }

    fn finish(mut self) -> Result<Lowered, Vec<Diagnostic>> {
        if !self.diagnostics.is_empty() {
            return Err(self.diagnostics);
        }
        let info = self.program_info();
        let functions = self.functions.into_iter().map(|code| code.expect("all work is done")).collect();
        let name = "haxe".to_owned();
        let main = self.program.main.map(|main| self.program.field(main).span.file).unwrap_or_default();
        let file = self.sources.file(main).name.to_string();
        let module = Module {
            name,
            file,
            functions,
            globals: self.globals,
            intrinsics: self.intrinsics,
            layouts: self.layouts.list,
        };
        Ok(Lowered { module, info, host_functions: self.host_functions })
    }
}
