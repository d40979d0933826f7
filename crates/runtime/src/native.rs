//! Functions of the host that programs can call.
#![allow(unsafe_code)]

use crate::context::Context;
use crate::exception::Result;
use crate::gc::{Gc, Header, HeapObject};
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;

/// The arguments of a call: positional ones first, then those given by keyword.
#[derive(Clone, Copy, Debug)]
pub struct Arguments<'a> {
    /// All values.
    pub values: &'a [Value],
    /// Interned names of the last values.
    pub keywords: &'a [Value],
}

impl<'a> Arguments<'a> {
    /// Positional arguments.
    #[inline]
    pub fn positional(values: &'a [Value]) -> Self {
        Arguments { values, keywords: &[] }
    }

    /// The positional ones.
    #[inline]
    pub fn positionals(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.keywords.len()]
    }

    /// Names and values of those given by keyword.
    #[inline]
    pub fn named(&self) -> impl Iterator<Item = (Value, Value)> + Clone + 'a {
        let values = &self.values[self.values.len() - self.keywords.len()..];
        self.keywords.iter().copied().zip(values.iter().copied())
    }
}

/// A function of the host. `this` is the function object, whose `data` it may use.
pub type NativeFn = fn(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result;

/// A function of the host, as an object.
#[derive(Debug)]
#[repr(C)]
pub struct NativeFunction {
    header: Header,
    /// Index into the isolate's table of host functions, a fixnum.
    index: std::cell::Cell<Value>,
    /// Its name.
    name: std::cell::Cell<Value>,
    /// Data of its own, such as the receiver.
    pub data: std::cell::Cell<Value>,
}

// SAFETY: `repr(C)`, header first, words only.
unsafe impl HeapObject for NativeFunction {
    const SHAPE: ShapeId = ShapeId::NATIVE_FUNCTION;
}

impl NativeFunction {
    /// Its name.
    pub fn name(&self) -> Gc<Str> {
        self.name.get().cast().expect("a native function's name is a string")
    }
}

/// What the isolate knows of a function of the host.
#[derive(Clone, Copy)]
pub struct NativeEntry {
    /// The code.
    pub function: NativeFn,
    /// What compilers may use in place of a call; see `bytecode`'s and the optimizer's intrinsics. None for most.
    pub intrinsic: Option<abi::intrinsic::Intrinsic>,
}

impl Context {
    /// Makes a function object of a function of the host.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_native(&mut self, name: &str, function: NativeFn) -> Result<Gc<NativeFunction>> {
        self.new_native_with(name, NativeEntry { function, intrinsic: None }, Value::NONE)
    }

    /// Makes a function object with data of its own.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn new_native_with(
        &mut self,
        name: &str,
        entry: NativeEntry,
        data: Value,
    ) -> Result<Gc<NativeFunction>> {
        let name = self.intern(name)?;
        let index = match self.native_index.get(&(entry.function as usize, entry.intrinsic)) {
            Some(&index) => index,
            None => {
                let index = self.natives.len();
                self.natives.push(entry);
                self.native_index.insert((entry.function as usize, entry.intrinsic), index);
                index
            }
        };
        self.new_object([Value::length(index), name.value(), data])
    }

    /// What the isolate knows of `function`.
    #[inline]
    pub fn native_entry(&self, function: Gc<NativeFunction>) -> NativeEntry {
        self.natives[function.index.get().fixnum_unchecked() as usize]
    }
}
