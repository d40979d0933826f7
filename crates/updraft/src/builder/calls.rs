//! Calls, closures and their cells, and the variables of the module.

use bytecode::module::Captured;
use bytecode::operand::*;

use super::FunctionId;
use super::function::{FunctionBuilder, Local};

impl FunctionBuilder {
    pub(super) fn word(&mut self, local: Local) -> Use {
        if local.ty != Type::Word {
            self.misfit("word", &[local]);
        }
        Use(local.register)
    }

    /// Copies of values in neighbouring registers.
    pub(super) fn row(&mut self, values: &[Local]) -> u16 {
        let row: Vec<Local> = values.iter().map(|value| self.local(value.ty)).collect();
        for (&to, &from) in row.iter().zip(values) {
            self.assign(to, from);
        }
        row.first().map_or(0, |first| first.register)
    }

    pub(super) fn words(&mut self, values: &[Local]) -> (UseRange, Count) {
        for &value in values {
            self.word(value);
        }
        (UseRange(self.row(values)), Count(values.len() as u16))
    }

    /// Calls a value with words.
    pub fn call(&mut self, callee: Local, arguments: &[Local]) -> Local {
        let (callee, (first, count)) = (self.word(callee), self.words(arguments));
        let (to, slot) = (self.local(Type::Word), self.assembler.call_slot());
        self.assembler.call(Def(to.register), callee, first, count, slot);
        to
    }

    /// Calls a function of the module that captures nothing.
    pub fn call_function(&mut self, function: FunctionId, arguments: &[Local]) -> Local {
        let signature = self.shared.borrow().signatures.get(usize::from(function.0)).cloned();
        let Some(signature) = signature else {
            self.refuse("a function of another module is called".to_owned());
            return self.local(Type::Word);
        };
        let fits = |(argument, (_, ty)): (&Local, &(String, Type))| {
            argument.ty == *ty || argument.ty.is_ref() && ty.is_ref()
        };
        let types = &signature.parameters;
        if arguments.len() != types.len() || !arguments.iter().zip(types).all(fits) {
            self.misfit(&format!("call of `{}`", signature.name), arguments);
        }
        let first = AnyRange(self.row(arguments));
        let (to, count) = (self.local(signature.result), Count(arguments.len() as u16));
        self.assembler.call_static(DefAny(to.register), FunctionIndex(function.0), first, count);
        to
    }

    /// Calls a method of an object, by the rules of the language.
    pub fn call_method(&mut self, object: Local, name: &str, arguments: &[Local]) -> Local {
        let (object, name) = (self.word(object), self.assembler.name(name));
        let row: Vec<u16> = (0..arguments.len() + 2).map(|_| self.local(Type::Word).register).collect();
        let slot = self.assembler.property_slot();
        self.assembler.get_method(DefPair(row[0]), object, name, slot);
        for (&to, &from) in row[2..].iter().zip(arguments) {
            let from = self.word(from);
            self.assembler.mov(Def(to), from);
        }
        let (to, slot) = (self.local(Type::Word), self.assembler.call_slot());
        let (receiver, count) = (UseRange(row[1]), Count(arguments.len() as u16 + 1));
        self.assembler.call_method(Def(to.register), Use(row[0]), receiver, count, slot);
        to
    }

    /// A function of the module as a value, with what it captures: values, and cells ([`FunctionBuilder::new_cell`]).
    pub fn closure(&mut self, function: FunctionId, captures: &[Local]) -> Local {
        let (first, count) = self.words(captures);
        let to = self.local(Type::Word);
        self.assembler.new_closure(Def(to.register), FunctionIndex(function.0), first, count);
        to
    }

    fn captured(&mut self, index: usize, what: Captured) -> Local {
        if self.captures.len() <= index {
            self.captures.resize(index + 1, what);
        }
        self.captures[index] = what;
        let to = self.local(Type::Word);
        self.assembler.load_capture(Def(to.register), Capture(index as u16));
        to
    }

    /// A value that the function captures, counted from 0; all below the highest one that is asked for are captured.
    pub fn capture(&mut self, index: usize) -> Local {
        self.captured(index, Captured::Value)
    }

    /// A cell that the function captures.
    pub fn capture_cell(&mut self, index: usize) -> Local {
        self.captured(index, Captured::Cell)
    }

    /// A variable that closures share, with its value.
    pub fn new_cell(&mut self, value: Local) -> Local {
        let (to, value) = (self.local(Type::Word), self.word(value));
        self.assembler.new_cell(Def(to.register), value);
        to
    }

    /// The value of a shared variable.
    pub fn load_cell(&mut self, cell: Local) -> Local {
        let (to, cell, name) = (self.local(Type::Word), self.word(cell), self.assembler.name("a cell"));
        self.assembler.load_cell(Def(to.register), cell, name);
        to
    }

    /// Gives a shared variable a value.
    pub fn store_cell(&mut self, cell: Local, value: Local) {
        let (cell, value) = (self.word(cell), self.word(value));
        self.assembler.store_cell(cell, value);
    }

    fn global_number(&mut self, name: &str) -> Global {
        let mut shared = self.shared.borrow_mut();
        let known = shared.globals.iter().position(|known| known == name);
        Global(known.unwrap_or_else(|| {
            shared.globals.push(name.to_owned());
            shared.globals.len() - 1
        }) as u16)
    }

    /// The value of a global variable: of the module, or of what the language builds in. Without one the program fails.
    pub fn global(&mut self, name: &str) -> Local {
        let (to, global) = (self.local(Type::Word), self.global_number(name));
        self.assembler.load_global(Def(to.register), global);
        to
    }

    /// Gives a global variable of the module a value.
    pub fn set_global(&mut self, name: &str, value: Local) {
        let (global, value) = (self.global_number(name), self.word(value));
        self.assembler.store_global(global, value);
    }
}
