//! Checks the rules of the representation. Run after every pass in debug builds and on parsed text.

use crate::cfg::Cfg;
use crate::dominators::Dominators;
use crate::entities::{Block, BlockCall, FrameState, Inst, Value};
use crate::field::Field;
use crate::function::{EntryKind, Function, ValueDef};
use crate::ops::Op;
use crate::types::{Type, Wanted};
use abi::deopt_table::ExitMode;
use std::fmt;

/// A broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Where: a block, or an instruction's text.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for VerifyError {}

/// Checks `func`; the first broken rule is the result.
pub fn verify(func: &Function) -> Result<(), VerifyError> {
    for &block in func.layout() {
        verify_shape(func, block)?;
    }
    let cfg = Cfg::new(func);
    let dominators = Dominators::new(&cfg);
    verify_entry(func, &cfg)?;
    for &block in cfg.order() {
        for (index, &inst) in func.insts(block).iter().enumerate() {
            let context = InstContext { func, dominators: &dominators, block, index, inst };
            context.verify()?;
        }
    }
    Ok(())
}

fn block_error(block: Block, message: String) -> VerifyError {
    VerifyError { place: block.to_string(), message }
}

/// What must hold before the graph can be looked at: one terminator, at the end, to blocks that exist.
fn verify_shape(func: &Function, block: Block) -> Result<(), VerifyError> {
    let insts = func.insts(block);
    let Some(&last) = insts.last() else {
        return Err(block_error(block, "is empty".to_owned()));
    };
    for &inst in insts {
        if func.op(inst).is_terminator() != (inst == last) {
            return Err(block_error(block, format!("`{}` is not where it belongs", func.inst_text(inst))));
        }
        if func.block_of(inst) != Some(block) {
            return Err(block_error(block, format!("{inst} is noted as being elsewhere")));
        }
    }
    for target in func.targets(block) {
        if !func.layout().contains(&target.block) {
            return Err(block_error(block, format!("goes to {}, which is not there", target.block)));
        }
    }
    Ok(())
}

fn verify_entry(func: &Function, cfg: &Cfg) -> Result<(), VerifyError> {
    let entry = func.entry();
    let types: Vec<Type> = func.params(entry).iter().map(|param| func.type_of(*param)).collect();
    let good = match func.entry_kind {
        EntryKind::Call => types.first() == Some(&Type::Word) || types.first() == Some(&Type::Ref),
        EntryKind::Osr => types.len() == 2 && types[0].is_tagged() && types[1] == Type::Address,
    };
    if !good {
        return Err(block_error(entry, "does not have the parameters of an entry".to_owned()));
    }
    if !cfg.preds(entry).is_empty() {
        return Err(block_error(entry, "is the entry and has predecessors".to_owned()));
    }
    Ok(())
}

struct InstContext<'a> {
    func: &'a Function,
    dominators: &'a Dominators,
    block: Block,
    index: usize,
    inst: Inst,
}

impl InstContext<'_> {
    fn error(&self, message: String) -> VerifyError {
        VerifyError { place: format!("{}: `{}`", self.block, self.func.inst_text(self.inst)), message }
    }

    fn verify(&self) -> Result<(), VerifyError> {
        let op = self.func.op(self.inst);
        let mut result = Ok(());
        op.for_each_value(&self.func.operands, |value| {
            if result.is_ok() {
                result = self.verify_available(value);
            }
        });
        op.for_each_typed_value(&mut |name, wanted, value| {
            if result.is_ok() {
                result = self.verify_type(op, name, wanted, value);
            }
        });
        op.for_each_target(&self.func.operands, |target| {
            if result.is_ok() {
                result = self.verify_target(target);
            }
        });
        result?;
        self.verify_deferred(op)?;
        self.verify_result(op)?;
        self.verify_op(op)?;
        op.frame_state().map_or(Ok(()), |state| self.verify_frame_state(op, state))
    }

    /// Objects that are not made may only be named where an exit reads them.
    fn verify_deferred(&self, op: &Op) -> Result<(), VerifyError> {
        let mut found = None;
        op.for_each_value(&self.func.operands, |value| {
            if matches!(self.func.defining_op(value), Some(Op::DeferredObject { .. })) {
                found = Some(value);
            }
        });
        match found {
            Some(value) if !matches!(op, Op::DeferredObject { .. }) => {
                Err(self.error(format!("{value} is an object that is not made")))
            }
            _ => Ok(()),
        }
    }

    fn verify_available(&self, value: Value) -> Result<(), VerifyError> {
        let available = match self.func.def(value) {
            ValueDef::Inst(def) => match self.func.block_of(def) {
                Some(block) if block == self.block => self.func.insts(block)[..self.index].contains(&def),
                Some(block) => self.dominators.dominates(block, self.block),
                None => false,
            },
            ValueDef::Param(block, _) => {
                self.func.layout().contains(&block) && self.dominators.dominates(block, self.block)
            }
            ValueDef::Alias(_) => return Err(self.error(format!("{value} has been replaced"))),
            ValueDef::Removed => false,
        };
        if available { Ok(()) } else { Err(self.error(format!("{value} is not defined on every way here"))) }
    }

    fn verify_type(&self, op: &Op, name: &str, wanted: Wanted, value: Value) -> Result<(), VerifyError> {
        let wanted = match wanted {
            Wanted::Any => return Ok(()),
            Wanted::Is(ty) => ty,
            Wanted::Result => op.result_type(),
        };
        let ty = self.func.type_of(value);
        if ty.is_subtype_of(wanted) {
            return Ok(());
        }
        Err(self.error(format!("`{name}` is {}, needs {}", ty.name(), wanted.name())))
    }

    fn verify_target(&self, target: BlockCall) -> Result<(), VerifyError> {
        let args = target.args(&self.func.operands);
        let params = self.func.params(target.block);
        if args.len() != params.len() {
            return Err(self.error(format!("{} takes {} values", target.block, params.len())));
        }
        for (&arg, &param) in args.iter().zip(params) {
            let (ty, wanted) = (self.func.type_of(arg), self.func.type_of(param));
            if !ty.is_subtype_of(wanted) {
                return Err(self.error(format!("{arg} is {}, {param} needs {}", ty.name(), wanted.name())));
            }
        }
        Ok(())
    }

    fn verify_result(&self, op: &Op) -> Result<(), VerifyError> {
        let ty = self.func.result(self.inst).map_or(Type::None, |value| self.func.type_of(value));
        if ty == op.result_type() { Ok(()) } else { Err(self.error(format!("the result is {}", ty.name()))) }
    }

    /// Rules of single operations that types cannot say.
    fn verify_op(&self, op: &Op) -> Result<(), VerifyError> {
        match *op {
            Op::CallRuntime { function, args, .. } | Op::CallRuntimeNoThrow { function, args } => {
                let info = function.info();
                if info.throws != matches!(op, Op::CallRuntime { .. }) {
                    return Err(self.error("whether it throws is declared otherwise".to_owned()));
                }
                let args = self.func.list_values(args);
                let fits = |(value, (_, form)): (&Value, &(&str, abi::representation::Representation))| {
                    self.func.type_of(*value).representation() == *form
                };
                if args.len() != info.args.len() || !args.iter().zip(info.args).all(fits) {
                    return Err(self.error("the arguments are declared otherwise".to_owned()));
                }
            }
            Op::Return { value } if !self.func.type_of(value).is_subtype_of(self.func.result) => {
                return Err(self.error(format!("the function returns {}", self.func.result.name())));
            }
            Op::Refine { value, ty } if ty.representation() != self.func.type_of(value).representation() => {
                return Err(self.error("another form is no refinement".to_owned()));
            }
            Op::OsrSlot { .. } if self.block != self.func.entry() => {
                return Err(self.error("stands outside the entry block".to_owned()));
            }
            _ => {}
        }
        Ok(())
    }

    fn verify_frame_state(&self, op: &Op, state: FrameState) -> Result<(), VerifyError> {
        let mode = self.func.frame_states[state].mode;
        if mode.raises() && !op.effects().calls {
            return Err(self.error("throws, but calls nothing that could".to_owned()));
        }
        if mode == ExitMode::Resume && op.effects().can_exit && op.effects().calls {
            return Err(self.error("would execute a call twice".to_owned()));
        }
        let mut result = Ok(());
        self.func.for_each_frame_value(state, |value| {
            if result.is_ok() {
                result = self.verify_available(value).map_err(|error| {
                    let mut text = String::new();
                    state.print(&self.func.operands, &mut text);
                    VerifyError { message: format!("{text}: {}", error.message), ..error }
                });
            }
        });
        result?;
        let mut registers: Vec<u16> =
            self.func.frame_states[state].registers.iter().map(|slot| slot.register).collect();
        registers.sort_unstable();
        if registers.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(self.error(format!("{state} names a register twice")));
        }
        Ok(())
    }
}
