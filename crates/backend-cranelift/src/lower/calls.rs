//! Calls: of functions through their cells, and of the runtime through the context's table.

use abi::context_layout::EXCEPTION as PENDING;
use abi::context_layout::{
    ARGUMENT_BUFFER, CELL_ENTRY, KEEPING_RESULT, MAX_PARAMETERS, REGISTER_ARGUMENTS, RUNTIME_TABLE,
};
use abi::representation::Representation;
use abi::runtime_calls::RuntimeCall;
use abi::value::{EXCEPTION, NONE};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, AbiParam, InstBuilder, Signature, types};
use cranelift_codegen::isa::CallConv;
use ssa::backend::{Arch, Bailout};
use ssa::{Type, Value};

use super::exits::Exit;
use super::{Lowering, SignatureKey, trusted};

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
    ) -> Result<ir::Value, Bailout> {
        let (signature, entry, args) = self.pass_arguments(entry, cell, callee, args)?;
        let call = self.ins().call_indirect(signature, entry, &args);
        let result = self.clif.dfg.first_result(call);
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
    ) -> Result<ir::Value, Bailout> {
        let (signature, entry, args) = self.pass_arguments(CELL_ENTRY, cell, callee, args)?;
        let call = self.ins().call_indirect(signature, entry, &args);
        let result = self.clif.dfg.first_result(call);
        if let Some(exit) = exit {
            let is_suspect = self.ins().icmp_imm_s(IntCC::Equal, result, EXCEPTION as i64);
            let suspect = self.new_cold_block();
            self.branch_away(is_suspect, suspect);
            let next = std::mem::replace(&mut self.current, suspect);
            let pending = self.load_context(types::I64, PENDING);
            let has_thrown = self.ins().icmp_imm_s(IntCC::NotEqual, pending, NONE as i64);
            let leave = self.exit_block(exit);
            self.ins().brif(has_thrown, leave, &[], next, &[]);
            self.current = next;
        }
        Ok(self.decode_word(result, ty))
    }

    /// Calls `callee` through `cell` in place of this function.
    pub(super) fn tail_call(&mut self, cell: Value, callee: Value, args: &[Value]) -> Result<(), Bailout> {
        let (signature, entry, args) = self.pass_arguments(CELL_ENTRY, cell, callee, args)?;
        self.ins().return_call_indirect(signature, entry, &args);
        Ok(())
    }

    /// Puts the arguments where the callee finds them, for the entry at this offset of its cell. The registers of parameters that it does not have are left as
    /// they are.
    fn pass_arguments(
        &mut self,
        entry: usize,
        cell: Value,
        callee: Value,
        args: &[Value],
    ) -> Result<(ir::SigRef, ir::Value, Vec<ir::Value>), Bailout> {
        if args.len() > MAX_PARAMETERS {
            return Err(Bailout::TooLarge { what: "arguments", count: args.len() });
        }
        let mut words = Vec::with_capacity(args.len());
        for &arg in args {
            let value = self.value(arg);
            let ty = self.func.type_of(arg);
            words.push(self.encode_word(value, ty));
        }
        let (in_registers, in_buffer) = words.split_at(words.len().min(REGISTER_ARGUMENTS));
        for (index, &word) in in_buffer.iter().enumerate() {
            self.store_context(word, ARGUMENT_BUFFER + 8 * index);
        }
        let (cell, callee) = (self.value(cell), self.value(callee));
        let entry = self.ins().load(types::I64, trusted(), cell, entry as i32);
        let signature = self.native_signature(1 + in_registers.len());
        let mut passed = vec![self.context, callee];
        passed.extend_from_slice(in_registers);
        Ok((signature, entry, passed))
    }

    /// Calls the runtime; leaves by `exit` when the call may throw and did.
    pub(super) fn call_runtime(
        &mut self,
        function: RuntimeCall,
        args: &[Value],
        exit: Exit,
    ) -> Option<ir::Value> {
        let args: Vec<ir::Value> = args.iter().map(|arg| self.value(*arg)).collect();
        let result = self.call_runtime_function(function, &args);
        if let (true, Some(result)) = (function.info().throws, result) {
            self.leave_if_exception(result, exit);
        }
        result
    }

    /// The call itself.
    pub(super) fn call_runtime_function(
        &mut self,
        function: RuntimeCall,
        args: &[ir::Value],
    ) -> Option<ir::Value> {
        let table = self.load_context(types::I64, RUNTIME_TABLE);
        // The table is the same for all of a program.
        let flags = trusted().with_readonly();
        let keeping = function.entry_keeping_registers().filter(|_| self.target.arch == Arch::X86_64);
        let entry = keeping.unwrap_or(function as usize) as i32 * 8;
        let address = self.ins().load(types::I64, flags, table, entry);
        let signature = self.import_signature(SignatureKey::Runtime(function), || {
            runtime_signature(function, keeping.is_some())
        });
        let mut passed = vec![self.context];
        passed.extend_from_slice(args);
        let call = self.ins().call_indirect(signature, address, &passed);
        if keeping.is_some() && function.info().result != Representation::None {
            let result = self.load_context(types::I64, KEEPING_RESULT);
            // Left there, it would keep an object alive.
            let zero = self.iconst(0);
            self.store_context(zero, KEEPING_RESULT);
            return Some(result);
        }
        self.clif.dfg.inst_results(call).first().copied()
    }

    fn leave_if_exception(&mut self, result: ir::Value, exit: Exit) {
        if exit.is_some() {
            let thrown = self.ins().icmp_imm_s(IntCC::Equal, result, EXCEPTION as i64);
            self.leave_if(thrown, exit);
        }
    }
}

/// The signature of a runtime function: the context, then the arguments in the form that C has for them.
/// The entry that keeps all registers returns nothing.
fn runtime_signature(function: RuntimeCall, keeps_registers: bool) -> Signature {
    let info = function.info();
    let mut signature =
        Signature::new(if keeps_registers { CallConv::PreserveAll } else { CallConv::SystemV });
    signature.params.push(AbiParam::new(types::I64));
    signature.params.extend(info.args.iter().filter_map(|(_, form)| parameter(*form)));
    if !keeps_registers {
        signature.returns.extend(parameter(info.result));
    }
    signature
}

fn parameter(form: Representation) -> Option<AbiParam> {
    Some(match form {
        Representation::None => return None,
        Representation::F64 => AbiParam::new(types::F64),
        Representation::Bool => AbiParam::new(types::I8).uext(),
        Representation::I32 => AbiParam::new(types::I32).sext(),
        Representation::Word | Representation::I64 | Representation::Address => AbiParam::new(types::I64),
    })
}
