//! Calls: of functions through their cells, and of the runtime through the context's table.

use abi::context_layout::EXCEPTION as PENDING;
use abi::context_layout::{ARGUMENT_BUFFER, CELL_ENTRY, MAX_PARAMETERS, REGISTER_ARGUMENTS, RUNTIME_TABLE};
use abi::heaps::Heaps;
use abi::representation::Representation;
use abi::runtime_calls::RuntimeCall;
use abi::value::{EXCEPTION, NONE};
use ssa::backend::Bailout;
use ssa::{Type, Value};

use super::exits::Exit;
use super::{Lowering, internal, native_parameters};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Odds, Operand};

impl Lowering<'_> {
    /// Calls `callee` through the entry at this offset of `cell`: at [`CELL_ENTRY`] with exactly the function's
    /// parameters, at `CELL_RESUME` a generator of the function with what is sent.
    pub(super) fn call_function(
        &mut self,
        entry: usize,
        cell: Value,
        callee: Value,
        args: &[Value],
        exit: Exit,
    ) -> Result<Operand, Bailout> {
        let (entry, args) = self.pass_arguments(entry, cell, callee, args)?;
        let touched = self.metadata.of_call(Areas::ANY_CALL);
        let result = self.define(format_args!("call i64 {entry}({args}) nounwind{touched}"));
        self.leave_if_exception(result, exit);
        Ok(result)
    }

    /// As `call_function`, for a result of type `ty`, whose bits may be those of the word for an exception.
    pub(super) fn call_typed(
        &mut self,
        cell: Value,
        callee: Value,
        args: &[Value],
        ty: Type,
        exit: Exit,
    ) -> Result<Operand, Bailout> {
        let (entry, args) = self.pass_arguments(CELL_ENTRY, cell, callee, args)?;
        let touched = self.metadata.of_call(Areas::ANY_CALL);
        let result = self.define(format_args!("call i64 {entry}({args}) nounwind{touched}"));
        if let Some(exit) = exit {
            let is_suspect = self.define(format_args!("icmp eq i64 {result}, {EXCEPTION}"));
            let suspect = self.text.new_block(true);
            self.branch_away(is_suspect, suspect);
            let next = self.text.current();
            self.text.go_on_in(suspect);
            let pending = self.load_context(Type::Word, PENDING);
            let has_thrown = self.define(format_args!("icmp ne i64 {pending}, {NONE}"));
            let leave = self.exit_block(exit);
            self.text.branch(has_thrown, leave, next, Odds::Even);
            self.text.go_on_in(next);
        }
        Ok(self.decode_word(result, ty))
    }

    /// Calls `callee` through `cell` in place of this function.
    pub(super) fn tail_call(&mut self, cell: Value, callee: Value, args: &[Value]) -> Result<(), Bailout> {
        let (entry, args) = self.pass_arguments(CELL_ENTRY, cell, callee, args)?;
        self.tail_call_of(entry, &args);
        Ok(())
    }

    /// Puts the arguments where the callee finds them; the entry at this offset of its cell, and the text of those in registers. The registers of
    /// parameters that it does not have are left as they are.
    fn pass_arguments(
        &mut self,
        entry: usize,
        cell: Value,
        callee: Value,
        args: &[Value],
    ) -> Result<(Operand, String), Bailout> {
        if args.len() > MAX_PARAMETERS {
            return Err(Bailout::TooLarge { what: "arguments", count: args.len() });
        }
        let mut words = Vec::with_capacity(args.len());
        for &arg in args {
            let value = self.value(arg);
            words.push(self.encode_word(value, self.func.type_of(arg)));
        }
        let (in_registers, in_buffer) = words.split_at(words.len().min(REGISTER_ARGUMENTS));
        for (index, &word) in in_buffer.iter().enumerate() {
            let pointer = self.context_address(ARGUMENT_BUFFER + 8 * index);
            self.store(Kind::I64, word, pointer, Areas::of(Heaps::CONTEXT));
        }
        let cell = self.value(cell);
        let pointer = self.address(cell, entry as i64);
        let access = self.metadata.of_access(Areas::ENTRIES);
        let entry = self.define(format_args!("load atomic ptr, ptr {pointer} unordered, align 8{access}"));
        let (context, callee) = (self.context(), self.value(callee));
        let args = native_parameters(self.target.arch, |index| match index {
            Some(0) => format!("ptr {context}"),
            Some(1) => format!("i64 {callee}"),
            Some(index) => {
                format!("i64 {}", in_registers.get(index - 2).copied().unwrap_or(Operand::Undefined))
            }
            None => "i64 undef".to_owned(),
        });
        Ok((entry, args))
    }

    /// Calls the runtime; leaves by `exit` when the call may throw and did.
    pub(super) fn call_runtime(
        &mut self,
        function: RuntimeCall,
        args: &[Value],
        exit: Exit,
    ) -> Result<Option<Operand>, Bailout> {
        let args: Vec<Operand> = args.iter().map(|arg| self.value(*arg)).collect();
        let result = self.call_runtime_function(function, &args)?;
        if let (true, Some(result)) = (function.info().throws, result) {
            self.leave_if_exception(result, exit);
        }
        Ok(result)
    }

    /// A call that gives a word.
    pub(super) fn call_for_word(
        &mut self,
        function: RuntimeCall,
        args: &[Operand],
    ) -> Result<Operand, Bailout> {
        let result = self.call_runtime_function(function, args)?;
        result.ok_or_else(|| internal(format!("{} gives nothing", function.info().name)))
    }

    /// The call itself.
    pub(super) fn call_runtime_function(
        &mut self,
        function: RuntimeCall,
        args: &[Operand],
    ) -> Result<Option<Operand>, Bailout> {
        use std::fmt::Write as _;
        let info = function.info();
        if args.len() != info.args.len() {
            return Err(internal(format!("{} arguments for {}", args.len(), info.name)));
        }
        // The table is the same for all of a program.
        let table = self.context_address(RUNTIME_TABLE);
        let table = self.load_invariant(Kind::Pointer, table);
        let slot = self.offset(table, Operand::Int(function as i64 * 8));
        let entry = self.load_invariant(Kind::Pointer, slot);
        let mut passed = format!("ptr {}", self.context());
        for (arg, (name, form)) in args.iter().zip(info.args) {
            let ty = c_type(*form).ok_or_else(|| internal(format!("{name} of {}", info.name)))?;
            let _ = write!(passed, ", {ty} {arg}");
        }
        let pure = info.reads.is_empty()
            && info.writes.is_empty()
            && !info.collects
            && !info.throws
            && info.result != Representation::None;
        let attributes = if pure { "nounwind willreturn readnone" } else { "nounwind" };
        let touched = self.metadata.of_call(Areas::of_call(info, function));
        let Some(result) = c_type(info.result) else {
            self.text.instruction(format_args!("call void {entry}({passed}) {attributes}{touched}"));
            return Ok(None);
        };
        // An attribute of a result stands before its type, that of an argument after it.
        let result = match result.split_once(' ') {
            Some((ty, attribute)) => format!("{attribute} {ty}"),
            None => result.to_owned(),
        };
        Ok(Some(self.define(format_args!("call {result} {entry}({passed}) {attributes}{touched}"))))
    }

    fn leave_if_exception(&mut self, result: Operand, exit: Exit) {
        if exit.is_some() {
            let thrown = self.define(format_args!("icmp eq i64 {result}, {EXCEPTION}"));
            self.leave_if(thrown, exit);
        }
    }
}

/// The form in which C passes a value, as the type of an argument.
fn c_type(form: Representation) -> Option<&'static str> {
    Some(match form {
        Representation::None => return None,
        Representation::F64 => "double",
        Representation::Bool => "i1 zeroext",
        Representation::I32 => "i32 signext",
        Representation::Word | Representation::I64 | Representation::Address => "i64",
    })
}
