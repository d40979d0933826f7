//! Roles: what the type of an operation's field means for visiting, printing, parsing and effects.
//!
//! Everything generic about operations is a loop over the fields of the declaration that asks each of them here.

use crate::call_effects::CallEffects;
use crate::entities::{Block, BlockCall, FrameState, Literal, Operands, SwitchTable, Value, ValueList};
use crate::immediates::{Cond, Float64, Hint, WordBits};
use crate::text::{ParseError, tokens::Tokens};
use crate::types::Type;
use abi::exit_reason::ExitReason;
use abi::runtime_calls::RuntimeCall;
use cranelift_entity::{EntityList, EntityRef};
use std::fmt::Write;

/// A field of an operation.
pub(crate) trait Field: Copy {
    /// Whether it is a frame state.
    const IS_FRAME_STATE: bool = false;
    fn for_each_value(&self, _: &Operands, _: &mut dyn FnMut(Value)) {}
    fn map_values(&mut self, _: &mut Operands, _: &mut dyn FnMut(Value) -> Value) {}
    fn for_each_target(&self, _: &Operands, _: &mut dyn FnMut(BlockCall)) {}
    fn map_targets(&mut self, _: &mut Operands, _: &mut dyn FnMut(BlockCall, &mut Operands) -> BlockCall) {}
    fn frame_state(&mut self) -> Option<&mut FrameState> {
        None
    }
    fn result_type(&self) -> Option<Type> {
        None
    }
    fn exit_reason(&self) -> Option<ExitReason> {
        None
    }
    fn runtime_call(&self) -> Option<RuntimeCall> {
        None
    }
    fn call_effects(&self) -> Option<CallEffects> {
        None
    }
    /// A copy that shares nothing with this one.
    fn copy(&self, _: &mut Operands) -> Self {
        *self
    }
    /// Appends what must be equal for two operations to compute the same.
    fn key(&self, operands: &Operands, key: &mut Vec<u64>);
    fn print(&self, operands: &Operands, out: &mut String);
    fn parse(tokens: &mut Tokens<'_>, operands: &mut Operands) -> Result<Self, ParseError>;
}

impl Field for Value {
    fn for_each_value(&self, _: &Operands, f: &mut dyn FnMut(Value)) {
        f(*self);
    }
    fn map_values(&mut self, _: &mut Operands, f: &mut dyn FnMut(Value) -> Value) {
        *self = f(*self);
    }
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(self.index() as u64);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        let _ = write!(out, "{self}");
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.entity("v")
    }
}

impl Field for ValueList {
    fn for_each_value(&self, operands: &Operands, f: &mut dyn FnMut(Value)) {
        self.as_slice(&operands.lists).iter().copied().for_each(f);
    }
    fn map_values(&mut self, operands: &mut Operands, f: &mut dyn FnMut(Value) -> Value) {
        for value in self.as_mut_slice(&mut operands.lists) {
            *value = f(*value);
        }
    }
    fn copy(&self, operands: &mut Operands) -> Self {
        self.deep_clone(&mut operands.lists)
    }
    fn key(&self, operands: &Operands, key: &mut Vec<u64>) {
        let values = self.as_slice(&operands.lists);
        key.push(values.len() as u64);
        key.extend(values.iter().map(|value| value.index() as u64));
    }
    fn print(&self, operands: &Operands, out: &mut String) {
        out.push('(');
        for (i, value) in self.as_slice(&operands.lists).iter().enumerate() {
            let separator = if i == 0 { "" } else { ", " };
            let _ = write!(out, "{separator}{value}");
        }
        out.push(')');
    }
    fn parse(tokens: &mut Tokens<'_>, operands: &mut Operands) -> Result<Self, ParseError> {
        let mut list = EntityList::new();
        tokens.expect("(")?;
        while !tokens.eat(")") {
            list.push(tokens.entity("v")?, &mut operands.lists);
            if !tokens.eat(",") && !tokens.starts_with(")") {
                return Err(tokens.error("`,` or `)`"));
            }
        }
        Ok(list)
    }
}

impl Field for BlockCall {
    fn for_each_value(&self, operands: &Operands, f: &mut dyn FnMut(Value)) {
        self.args.for_each_value(operands, f);
    }
    fn map_values(&mut self, operands: &mut Operands, f: &mut dyn FnMut(Value) -> Value) {
        self.args.map_values(operands, f);
    }
    fn for_each_target(&self, _: &Operands, f: &mut dyn FnMut(BlockCall)) {
        f(*self);
    }
    fn map_targets(
        &mut self,
        operands: &mut Operands,
        f: &mut dyn FnMut(BlockCall, &mut Operands) -> BlockCall,
    ) {
        *self = f(*self, operands);
    }
    fn copy(&self, operands: &mut Operands) -> Self {
        BlockCall { block: self.block, args: self.args.copy(operands) }
    }
    fn key(&self, operands: &Operands, key: &mut Vec<u64>) {
        key.push(self.block.index() as u64);
        self.args.key(operands, key);
    }
    fn print(&self, operands: &Operands, out: &mut String) {
        let _ = write!(out, "{}", self.block);
        if !self.args.is_empty() {
            self.args.print(operands, out);
        }
    }
    fn parse(tokens: &mut Tokens<'_>, operands: &mut Operands) -> Result<Self, ParseError> {
        let block: Block = tokens.entity("block")?;
        let args =
            if tokens.starts_with("(") { ValueList::parse(tokens, operands)? } else { ValueList::new() };
        Ok(BlockCall { block, args })
    }
}

impl Field for SwitchTable {
    fn for_each_value(&self, operands: &Operands, f: &mut dyn FnMut(Value)) {
        self.for_each_target(operands, &mut |target| target.for_each_value(operands, f));
    }
    fn map_values(&mut self, operands: &mut Operands, f: &mut dyn FnMut(Value) -> Value) {
        self.map_targets(operands, &mut |mut target, operands| {
            target.map_values(operands, f);
            target
        });
    }
    fn for_each_target(&self, operands: &Operands, f: &mut dyn FnMut(BlockCall)) {
        let data = &operands.switches[*self];
        data.targets.iter().copied().for_each(&mut *f);
        f(data.default);
    }
    fn map_targets(
        &mut self,
        operands: &mut Operands,
        f: &mut dyn FnMut(BlockCall, &mut Operands) -> BlockCall,
    ) {
        for i in 0..operands.switches[*self].targets.len() {
            let target = operands.switches[*self].targets[i];
            operands.switches[*self].targets[i] = f(target, operands);
        }
        let default = operands.switches[*self].default;
        operands.switches[*self].default = f(default, operands);
    }
    fn copy(&self, operands: &mut Operands) -> Self {
        let data = operands.switches[*self].clone();
        let mut table = operands.switches.push(data);
        table.map_targets(operands, &mut |target, operands| target.copy(operands));
        table
    }
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(self.index() as u64);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        let _ = write!(out, "{self}");
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.entity("switch")
    }
}

impl Field for FrameState {
    const IS_FRAME_STATE: bool = true;
    fn frame_state(&mut self) -> Option<&mut FrameState> {
        Some(self)
    }
    // Two guards that prove the same are the same, wherever they leave to.
    fn key(&self, _: &Operands, _: &mut Vec<u64>) {}
    fn print(&self, _: &Operands, out: &mut String) {
        let _ = write!(out, "{self}");
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.entity("fs")
    }
}

impl Field for ExitReason {
    fn exit_reason(&self) -> Option<ExitReason> {
        Some(*self)
    }
    fn key(&self, _: &Operands, _: &mut Vec<u64>) {}
    fn print(&self, _: &Operands, out: &mut String) {
        out.push_str(self.name());
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.convert("an exit reason", ExitReason::from_name)
    }
}

impl Field for Type {
    fn result_type(&self) -> Option<Type> {
        Some(*self)
    }
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(*self as u64);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        out.push_str(self.name());
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.convert("a type", Type::from_name)
    }
}

impl Field for RuntimeCall {
    fn result_type(&self) -> Option<Type> {
        Some(Type::of_representation(self.info().result))
    }
    fn runtime_call(&self) -> Option<RuntimeCall> {
        Some(*self)
    }
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(*self as u64);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        out.push_str(self.info().name);
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.convert("a runtime call", RuntimeCall::from_name)
    }
}

impl Field for Literal {
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(self.index() as u64);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        let _ = write!(out, "{self}");
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.entity("literal")
    }
}

impl Field for Float64 {
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(self.0);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        let value = self.value();
        // The payload of a NaN counts, so it is printed as bits.
        let _ = if value.is_nan() { write!(out, "bits{}", self.0) } else { write!(out, "{value:?}") };
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens.convert("a float", |word| match word.strip_prefix("bits") {
            Some(bits) => bits.parse().ok().map(Float64),
            None => word.parse().ok().map(Float64::new),
        })
    }
}

impl Field for WordBits {
    fn key(&self, _: &Operands, key: &mut Vec<u64>) {
        key.push(self.0);
    }
    fn print(&self, _: &Operands, out: &mut String) {
        let _ = match WordBits::NAMED.iter().find(|(bits, _)| *bits == self.0) {
            Some((_, name)) => write!(out, "{name}"),
            None => write!(out, "{:#x}", self.0),
        };
    }
    fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
        tokens
            .convert("the bits of a word", |word| {
                let named = WordBits::NAMED.iter().find(|(_, name)| *name == word);
                named
                    .map(|(bits, _)| *bits)
                    .or_else(|| u64::from_str_radix(word.strip_prefix("0x")?, 16).ok())
            })
            .map(WordBits)
    }
}

/// Immediates that print as what `Display` or a `name` says.
macro_rules! plain_fields {
    ($( $ty:ty, $what:literal, |$value:ident| $print:expr, |$word:ident| $parse:expr; )*) => { $(
        impl Field for $ty {
            fn key(&self, _: &Operands, key: &mut Vec<u64>) {
                key.push(*self as u64);
            }
            fn print(&self, _: &Operands, out: &mut String) {
                let $value = self;
                let _ = write!(out, "{}", $print);
            }
            fn parse(tokens: &mut Tokens<'_>, _: &mut Operands) -> Result<Self, ParseError> {
                tokens.convert($what, |$word| $parse)
            }
        }
    )* };
}

plain_fields! {
    bool, "true or false", |value| value, |word| word.parse().ok();
    u8, "a number", |value| value, |word| word.parse().ok();
    u16, "a number", |value| value, |word| word.parse().ok();
    u32, "a number", |value| value, |word| word.parse().ok();
    i32, "a number", |value| value, |word| word.parse().ok();
    i64, "a number", |value| value, |word| word.parse().ok();
    Cond, "a condition", |value| value.name(), |word| Cond::ALL.iter().copied().find(|c| c.name() == word);
    Hint, "a hint", |value| value.name(), |word| Hint::ALL.iter().copied().find(|h| h.name() == word);
}
