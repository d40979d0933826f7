//! Modules of bytecode, built by API: functions by [`FunctionBuilder`], and what they share.
//!
//! A builder never panics: what does not fit, such as an addition of a truth value and a float, is told when the function
//! is defined, and the verifier looks at the whole when the module is finished.

mod calls;
mod control;
mod function;
mod objects;
mod operators;

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::layout::{Field, Layout};
use bytecode::module::{Function, Module, Parameters};
use bytecode::operand::{Target, Type};

pub use self::function::{FunctionBuilder, Label, Local};
use crate::error::Error;

/// A function of a module that is being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FunctionId(u16);

/// What the objects of a class of typed code consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutId(u16);

impl LayoutId {
    /// The type of variables that lead to such objects, or to none.
    pub fn reference(self) -> Type {
        Type::Ref(Target::Layout(self.0))
    }
}

/// What functions of a module ask of it while they are built.
#[derive(Debug, Default)]
struct Shared {
    signatures: Vec<Signature>,
    globals: Vec<String>,
    layouts: Vec<Layout>,
}

#[derive(Clone, Debug)]
struct Signature {
    name: String,
    parameters: Vec<(String, Type)>,
    result: Type,
}

/// Builds a module of bytecode.
///
/// Functions are declared first, so that they can call each other, and defined then. The function that is declared first is
/// the module's body, which is of no fixed types: it runs when the module is loaded, if it has no parameters.
///
/// ```
/// # fn main() -> Result<(), updraft::Error> {
/// use updraft::{CompareOp, BinaryOp, Engine, IsolateConfig, ModuleBuilder};
///
/// let mut module = ModuleBuilder::new("numbers");
/// let fib = module.declare("fib", ["n"]);
/// let mut f = module.begin(fib);
/// let n = f.parameter(0);
/// let two = f.int(2);
/// let is_small = f.compare(CompareOp::Lt, n, two);
/// f.if_else(is_small, |f| Ok(f.ret(n)), |_| Ok(()))?;
/// let one = f.int(1);
/// let [n1, n2] = [one, two].map(|less| f.binary(BinaryOp::Sub, n, less));
/// let [a, b] = [n1, n2].map(|less| f.call_function(fib, &[less]));
/// let sum = f.binary(BinaryOp::Add, a, b);
/// f.ret(sum);
/// module.define(f)?;
///
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::default())?;
/// let module = isolate.load_bytecode(module.finish()?)?;
/// let fib = module.function(&mut isolate, "fib")?.typed::<(i64,), i64>(&mut isolate)?;
/// assert_eq!(fib.call(&mut isolate, (25,))?, 75025);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct ModuleBuilder {
    name: String,
    file: String,
    shared: Rc<RefCell<Shared>>,
    functions: Vec<Option<Function>>,
}

impl ModuleBuilder {
    /// An empty module.
    #[must_use]
    pub fn new(name: impl Into<String>) -> ModuleBuilder {
        ModuleBuilder { name: name.into(), file: String::new(), shared: Rc::default(), functions: Vec::new() }
    }

    /// Names the source file, for the traces of exceptions.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.file = file.into();
        self
    }

    /// Declares a function whose parameters and result are values of any type: the host and all code can call it.
    pub fn declare<'n>(&mut self, name: &str, parameters: impl IntoIterator<Item = &'n str>) -> FunctionId {
        let parameters: Vec<_> = parameters.into_iter().map(|name| (name, Type::Word)).collect();
        self.declare_typed(name, &parameters, Type::Word)
    }

    /// Declares a function of fixed types, which takes and yields raw numbers and references. Functions of the same module call
    /// it by [`FunctionBuilder::call_function`], at no cost for types; nobody else can.
    pub fn declare_typed(&mut self, name: &str, parameters: &[(&str, Type)], result: Type) -> FunctionId {
        let parameters = parameters.iter().map(|&(name, ty)| (name.to_owned(), ty)).collect();
        let mut shared = self.shared.borrow_mut();
        shared.signatures.push(Signature { name: name.to_owned(), parameters, result });
        self.functions.push(None);
        // Of too many, the last ones are told by the verifier.
        FunctionId(u16::try_from(self.functions.len() - 1).unwrap_or(u16::MAX))
    }

    /// Declares what objects of a class of typed code consist of; see [`FunctionBuilder::object`].
    pub fn layout(&mut self, name: &str, fields: &[(&str, Type)]) -> LayoutId {
        let fields = fields.iter().map(|&(name, ty)| Field { name: name.to_owned(), ty });
        let mut shared = self.shared.borrow_mut();
        shared.layouts.push(Layout { fields: fields.collect(), ..Layout::new(name) });
        LayoutId(u16::try_from(shared.layouts.len() - 1).unwrap_or(u16::MAX))
    }

    /// Begins the code of a function. Several may be under way at a time, as nested functions want. That a function is
    /// another module's is told when it is defined.
    #[must_use]
    pub fn begin(&self, function: FunctionId) -> FunctionBuilder {
        let signature = self.shared.borrow().signatures.get(usize::from(function.0)).cloned();
        let signature = signature.unwrap_or_else(|| Signature {
            name: "unknown".to_owned(),
            parameters: Vec::new(),
            result: Type::Word,
        });
        let names = signature.parameters.iter().map(|(name, _)| name);
        let mut blank = Function::new(signature.name, Parameters::positional(names));
        blank.registers = signature.parameters.iter().map(|&(_, ty)| ty).collect();
        blank.result = signature.result;
        FunctionBuilder::new(function, blank, self.shared.clone())
    }

    /// Takes a function whose code is complete. One whose end can be reached returns none there.
    ///
    /// # Errors
    /// [`Error::Module`] with the first thing that did not fit.
    pub fn define(&mut self, function: FunctionBuilder) -> Result<(), Error> {
        let (id, function) = function.finish()?;
        match self.functions.get_mut(usize::from(id.0)) {
            Some(place @ None) => *place = Some(function),
            Some(Some(_)) => return Err(Error::Module(format!("`{}` is defined twice", function.name))),
            None => return Err(Error::Module(format!("`{}` is another module's", function.name))),
        }
        Ok(())
    }

    /// The module, verified.
    ///
    /// # Errors
    /// [`Error::Module`] when a function was declared and not defined, or the verifier finds something wrong.
    pub fn finish(self) -> Result<Module, Error> {
        let shared = self.shared.borrow();
        let mut functions = Vec::with_capacity(self.functions.len());
        for (function, signature) in self.functions.into_iter().zip(&shared.signatures) {
            let missing = || Error::Module(format!("`{}` is declared and not defined", signature.name));
            functions.push(function.ok_or_else(missing)?);
        }
        let module = Module {
            name: self.name,
            file: self.file,
            functions,
            globals: shared.globals.clone(),
            layouts: shared.layouts.clone(),
            ..Module::default()
        };
        bytecode::verify::verify(&module).map_err(|error| Error::Module(error.to_string()))?;
        Ok(module)
    }
}
