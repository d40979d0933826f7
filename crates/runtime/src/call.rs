//! Calls from the runtime into programs, and the calls that need more than a jump.
#![allow(unsafe_code)]

use abi::context_layout::{MAX_PARAMETERS, REGISTER_ARGUMENTS};

use crate::context::Context;
use crate::exception::{Result, Thrown, from_word};
use crate::function::SIMPLE;
use crate::gc::Gc;
use crate::native::{Arguments, NativeFunction};
use crate::object::bound_method::BoundMethod;
use crate::object::closure::Closure;
use crate::shape::ShapeId;
use crate::value::Value;

impl Context {
    /// Calls `callee`, whatever it is, with positional arguments.
    ///
    /// # Errors
    /// What the callee raises, or the language when it cannot be called.
    #[inline]
    pub fn call(&mut self, callee: Value, arguments: &[Value]) -> Result {
        self.call_with(callee, Arguments::positional(arguments))
    }

    /// Calls `callee`, whatever it is. The arguments must be kept alive by the stack or the heap.
    ///
    /// # Errors
    /// What the callee raises, or the language when it cannot be called.
    pub fn call_with(&mut self, callee: Value, arguments: Arguments<'_>) -> Result {
        match callee.shape() {
            Some(ShapeId::CLOSURE) => self.call_closure(Gc::from_value(callee), arguments),
            Some(ShapeId::NATIVE_FUNCTION) => {
                self.check_native_stack()?;
                let function: Gc<NativeFunction> = Gc::from_value(callee);
                (self.native_entry(function).function)(self, function, arguments)
            }
            Some(ShapeId::BOUND_METHOD) => {
                let method: Gc<BoundMethod> = Gc::from_value(callee);
                self.call_with_receiver(method.function.get(), method.receiver.get(), arguments)
            }
            _ => {
                self.check_native_stack()?;
                self.language().call(self, callee, arguments)
            }
        }
    }

    /// Calls `callee` with `receiver` before the other arguments.
    ///
    /// # Errors
    /// As [`Context::call_with`].
    pub fn call_with_receiver(&mut self, callee: Value, receiver: Value, arguments: Arguments<'_>) -> Result {
        const FEW: usize = 8;
        let count = arguments.values.len() + 1;
        if count <= FEW {
            let mut values = [Value::ZERO; FEW];
            values[0] = receiver;
            values[1..count].copy_from_slice(arguments.values);
            return self
                .call_with(callee, Arguments { values: &values[..count], keywords: arguments.keywords });
        }
        let mut values = heap::RootVec::new(&self.heap);
        values.push(receiver.0);
        arguments.values.iter().for_each(|value| values.push(value.0));
        let array = self.new_tuple_from(&values)?;
        self.call_with(callee, Arguments { values: array.as_slice(), keywords: arguments.keywords })
    }

    fn call_closure(&mut self, closure: Gc<Closure>, arguments: Arguments<'_>) -> Result {
        let cell = closure.cell();
        let simple = cell.flags & SIMPLE != 0 && arguments.keywords.is_empty();
        if simple && arguments.values.len() == cell.parameter_count as usize {
            return self.invoke(closure, arguments.values);
        }
        let mut parameters = [Value::UNBOUND; MAX_PARAMETERS];
        let parameters = &mut parameters[..cell.parameter_count as usize];
        cell.language().bind_arguments(self, closure, arguments, parameters)?;
        self.invoke(closure, parameters)
    }

    /// Enters a closure with exactly as many words as it has parameters.
    ///
    /// # Errors
    /// What the function raises.
    #[inline]
    pub fn invoke(&mut self, closure: Gc<Closure>, parameters: &[Value]) -> Result {
        self.check_native_stack()?;
        let cell = closure.cell();
        debug_assert_eq!(parameters.len(), cell.parameter_count as usize);
        let mut registers = [0; REGISTER_ARGUMENTS];
        let (first, rest) = parameters.split_at(parameters.len().min(REGISTER_ARGUMENTS));
        for (register, value) in registers.iter_mut().zip(first) {
            *register = value.0;
        }
        for (slot, value) in self.argument_buffer.iter_mut().zip(rest) {
            *slot = value.0;
        }
        let [a, b, c, d] = registers;
        // SAFETY: this is the context that runs; entry and closure belong together, and the parameters are complete.
        from_word(unsafe { (cell.entry.get())(self, closure.value(), a, b, c, d) })
    }

    /// Enters a closure with exactly as many words as it has parameters, of the types that these have; the bits of the
    /// result.
    ///
    /// # Errors
    /// What the function raises.
    pub fn invoke_typed(&mut self, closure: Gc<Closure>, parameters: &[u64]) -> Result<u64> {
        self.check_native_stack()?;
        let cell = closure.cell();
        debug_assert_eq!(parameters.len(), cell.parameter_count as usize);
        let mut registers = [0; REGISTER_ARGUMENTS];
        let (first, rest) = parameters.split_at(parameters.len().min(REGISTER_ARGUMENTS));
        registers[..first.len()].copy_from_slice(first);
        self.argument_buffer[..rest.len()].copy_from_slice(rest);
        let [a, b, c, d] = registers;
        // SAFETY: this is the context that runs; entry and closure belong together, and the parameters are complete.
        let result = unsafe { (cell.entry.get())(self, closure.value(), a, b, c, d) };
        if self.has_thrown(result.0) { Err(Thrown) } else { Ok(result.0) }
    }

    /// The object as a `T`, when its layout is that of `T`, be it of a class made from `T`'s.
    #[inline]
    pub fn cast<T: crate::gc::HeapObject>(&self, value: Value) -> Option<Gc<T>> {
        let shape = value.shape()?;
        let fits = shape == T::SHAPE || self.shapes[shape].layout == crate::shape::Layout::BuiltIn(T::SHAPE);
        // SAFETY: objects of that shape or layout start with the fields of `T`.
        fits.then(|| unsafe { Gc::from_value_unchecked(value) })
    }
}
