//! Calls from the runtime into programs, and the calls that need more than a jump.
#![allow(unsafe_code)]

use abi::context_layout::{MAX_PARAMETERS, REGISTER_ARGUMENTS};

use crate::context::Context;
use crate::continuation::Unwinding;
use crate::exception::{Result, Thrown, from_word};
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
    pub fn call(&mut self, callee: Value, arguments: &[Value]) -> Result {
        match callee.cast::<Closure>() {
            Some(closure) if closure.cell().takes(arguments.len()) => {
                self.invoke_from_host(closure, arguments)
            }
            _ => self.call_with(callee, Arguments::positional(arguments)),
        }
    }

    /// Calls `callee`, whatever it is. The arguments must be kept alive by the stack or the heap.
    ///
    /// This is how functions of the host call the program: what they have still to do cannot be saved in a continuation,
    /// so that one that is captured in the call ends here.
    ///
    /// # Errors
    /// What the callee raises, or the language when it cannot be called.
    pub fn call_with(&mut self, callee: Value, arguments: Arguments<'_>) -> Result {
        self.call_for_host(|cx| cx.call_through(callee, arguments))
    }

    /// As [`Context::call_with`], of a function of the host.
    ///
    /// # Errors
    /// What the function raises.
    #[inline]
    pub fn call_native(&mut self, function: Gc<NativeFunction>, arguments: &[Value]) -> Result {
        self.call_for_host(|cx| cx.enter_native(function, Arguments::positional(arguments)))
    }

    /// As [`Context::call_through`], of a function of the host.
    ///
    /// # Errors
    /// What the function raises.
    #[inline]
    pub fn enter_native(&mut self, function: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
        self.check_native_stack()?;
        self.continuations.host = function.value();
        (self.native_entry(function).function)(self, function, arguments)
    }

    /// As [`Context::call_with`], of a closure with exactly its parameters.
    ///
    /// # Errors
    /// What the closure raises.
    #[inline]
    pub fn invoke_from_host(&mut self, closure: Gc<Closure>, parameters: &[Value]) -> Result {
        self.call_for_host(|cx| cx.enter_closure(closure, parameters))
    }

    /// Calls the program for a function of the host: a boundary for continuations.
    #[inline(always)]
    fn call_for_host(&mut self, call: impl FnOnce(&mut Context) -> Result) -> Result {
        let (language, host) = (self.language_number(), self.continuations.host);
        self.continuations.host_calls += 1;
        let result = call(self);
        self.enter_language(language);
        self.continuations.host = host;
        let result = if result.is_ok() { result } else { self.arrive_at_host(language, host) };
        self.continuations.host_calls -= 1;
        result
    }

    /// What is raised, or what unwinds, has come to a call of the host.
    #[cold]
    fn arrive_at_host(&mut self, language: u32, host: Value) -> Result {
        if self.unwinding().is_none() {
            return Err(Thrown);
        }
        let result = (self.continuations.at_boundary)(self);
        self.enter_language(language);
        self.continuations.host = host;
        let is_outermost = self.continuations.host_calls == 1;
        match self.unwinding() {
            Some(Unwinding::Escape { .. }) if is_outermost => self.escape_too_late(),
            _ => result,
        }
    }

    /// As [`Context::call_with`], for who does nothing with the result but to hand it to the call instruction that runs:
    /// the frame of that can be saved in a continuation.
    ///
    /// # Errors
    /// As [`Context::call_with`].
    pub fn call_through(&mut self, callee: Value, arguments: Arguments<'_>) -> Result {
        match callee.shape() {
            Some(ShapeId::CLOSURE) => self.call_closure(Gc::from_value(callee), arguments),
            Some(ShapeId::NATIVE_FUNCTION) => self.enter_native(Gc::from_value(callee), arguments),
            Some(ShapeId::BOUND_METHOD) => {
                let method: Gc<BoundMethod> = Gc::from_value(callee);
                let call = Context::call_through;
                self.with_receiver(method.function.get(), method.receiver.get(), arguments, call)
            }
            Some(ShapeId::CONTINUATION) if arguments.values.len() == 1 && arguments.keywords.is_empty() => {
                self.reinstate(Gc::from_value(callee), arguments.values[0])
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
        self.with_receiver(callee, receiver, arguments, Context::call_with)
    }

    fn with_receiver(
        &mut self,
        callee: Value,
        receiver: Value,
        arguments: Arguments<'_>,
        call: fn(&mut Context, Value, Arguments<'_>) -> Result,
    ) -> Result {
        const FEW: usize = 8;
        let count = arguments.values.len() + 1;
        if count <= FEW {
            let mut values = [Value::ZERO; FEW];
            values[0] = receiver;
            values[1..count].copy_from_slice(arguments.values);
            return call(self, callee, Arguments { values: &values[..count], keywords: arguments.keywords });
        }
        let mut values = heap::RootVec::new(&self.heap);
        values.push(receiver.0);
        arguments.values.iter().for_each(|value| values.push(value.0));
        let array = self.new_tuple_from(&values)?;
        call(self, callee, Arguments { values: array.as_slice(), keywords: arguments.keywords })
    }

    fn call_closure(&mut self, closure: Gc<Closure>, arguments: Arguments<'_>) -> Result {
        self.with_parameters(closure, arguments, |cx, parameters| cx.invoke(closure, parameters))
    }

    /// Distributes arguments to the parameters of `closure` and goes on with these.
    ///
    /// # Errors
    /// The language's error when they do not fit; what `f` raises.
    #[inline]
    pub fn with_parameters<T>(
        &mut self,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        f: impl FnOnce(&mut Context, &[Value]) -> Result<T>,
    ) -> Result<T> {
        /// Most functions have no more; filling places for all that are allowed takes longer than many a call.
        const FEW: usize = 8;
        let cell = closure.cell();
        let count = cell.parameter_count as usize;
        if arguments.keywords.is_empty() && cell.takes(arguments.values.len()) {
            return f(self, arguments.values);
        }
        if count <= FEW {
            let mut parameters = [Value::UNBOUND; FEW];
            cell.language().bind_arguments(self, closure, arguments, &mut parameters[..count])?;
            return f(self, &parameters[..count]);
        }
        self.with_many_parameters(closure, arguments, f)
    }

    /// As [`Context::with_parameters`]; apart, so that the place for many parameters is not on the stack of every call.
    #[inline(never)]
    fn with_many_parameters<T>(
        &mut self,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        f: impl FnOnce(&mut Context, &[Value]) -> Result<T>,
    ) -> Result<T> {
        let cell = closure.cell();
        let mut parameters = [Value::UNBOUND; MAX_PARAMETERS];
        let parameters = &mut parameters[..cell.parameter_count as usize];
        cell.language().bind_arguments(self, closure, arguments, parameters)?;
        f(self, parameters)
    }

    /// Makes a call that nothing comes after ready: the closure to jump to, whose first parameters are left in the exit
    /// buffer and the others in the argument buffer. What is no closure is called at once: then the result is
    /// [`Value::STOP`], and the call's is left in the exit buffer.
    ///
    /// # Errors
    /// What the call raises.
    pub fn prepare_tail_call(&mut self, callee: Value, arguments: Arguments<'_>) -> Result {
        let Some(closure) = callee.cast::<Closure>() else {
            self.exit_buffer[0] = self.call_through(callee, arguments)?.0;
            return Ok(Value::STOP);
        };
        self.with_parameters(closure, arguments, |cx, parameters| {
            let first = cx.pass(parameters);
            cx.exit_buffer[..REGISTER_ARGUMENTS].copy_from_slice(&first);
            Ok(callee)
        })
    }

    /// Enters a closure with exactly as many words as it has parameters; as [`Context::call_through`].
    ///
    /// # Errors
    /// What the function raises.
    #[inline]
    pub fn invoke(&mut self, closure: Gc<Closure>, parameters: &[Value]) -> Result {
        let language = self.language_number();
        let result = self.enter_closure(closure, parameters);
        self.enter_language(language);
        result
    }

    /// The same, after which the rules of any language may hold.
    #[inline]
    fn enter_closure(&mut self, closure: Gc<Closure>, parameters: &[Value]) -> Result {
        self.check_native_stack()?;
        let cell = closure.cell();
        debug_assert_eq!(parameters.len(), cell.parameter_count as usize);
        let [a, b, c, d] = self.pass(parameters);
        // SAFETY: this is the context that runs; entry and closure belong together, and the parameters are complete.
        let word = unsafe { (cell.entry.get())(self, closure.value(), a, b, c, d) };
        from_word(word)
    }

    /// Puts parameters where an entry expects them: the first are the result.
    #[inline(always)]
    pub fn pass(&mut self, parameters: &[Value]) -> [u64; REGISTER_ARGUMENTS] {
        let mut registers = [0; REGISTER_ARGUMENTS];
        let (first, rest) = parameters.split_at(parameters.len().min(REGISTER_ARGUMENTS));
        for (register, value) in registers.iter_mut().zip(first) {
            *register = value.0;
        }
        for (slot, value) in self.argument_buffer.iter_mut().zip(rest) {
            *slot = value.0;
        }
        registers
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
