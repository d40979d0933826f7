//! The calls from compiled code into the runtime, each declared once.
//!
//! `runtime` implements them and fills the context's table in this order; backends call through the table; the
//! optimizer asks for their effects. The first argument of each is the context and is not listed.
//! A call that `throws` returns [`crate::value::EXCEPTION`] with the exception pending in the context, so its
//! result is a word. Only a call that `collects` is a safepoint.
//!
//! Calls on the cold paths of frequent operations have a second entry ([`RuntimeCall::entry_keeping_registers`]) on x86-64. It
//! keeps all registers, so that the code around may have its values in any, and leaves the result in the
//! context ([`crate::context_layout::KEEPING_RESULT`]).

use crate::heaps::Heaps;
use crate::representation::Representation;

/// What a search yields for a key that has no entry.
pub const NO_ENTRY: i64 = -1;
/// What it yields for a key that only the language can hash or compare.
pub const UNKNOWN_KEY: i64 = -2;

/// What the compilers know about a runtime call.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeCallInfo {
    /// Name, also in text.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Names and forms of the arguments after the context.
    pub args: &'static [(&'static str, Representation)],
    /// Form of the result.
    pub result: Representation,
    /// What it may read.
    pub reads: Heaps,
    /// What it may write.
    pub writes: Heaps,
    /// Whether it may leave an exception pending.
    pub throws: bool,
    /// Whether it may allocate, and so collect.
    pub collects: bool,
    /// Whether it comes back with a result unless memory is exhausted, which nobody relies on: it need not be made for what nobody
    /// uses.
    pub returns: bool,
    /// Whether it has an entry that keeps all registers, on x86-64.
    pub keeps_registers: bool,
}

/// The list; invokes `$callback!` with all declarations.
#[macro_export]
macro_rules! for_each_runtime_call {
    ($callback:ident) => {
        $callback! {
            /// Executes the instruction at `place` of the function of `callee`, a closure, by its complete meaning. The
            /// values of the registers that it reads stand in the context's argument buffer, in the order of its operands;
            /// those that it writes are left in the exit buffer. The result is the first of these, if it is a value; or, for an instruction
            /// that jumped, the stop word when it writes registers, else a boolean that says whether it jumped.
            execute { callee: Word, place: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Calls `callee` with as many positional arguments, which stand in the context's argument buffer.
            call_value { callee: Word, count: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Calls `callee` with the first `count` of these positional arguments, three at most.
            call_with_few { callee: Word, count: I64, first: Word, second: Word, third: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `call_with_few`, of what the host calls itself: its functions, and classes whose calls compilers know.
            call_native { callee: Word, count: I64, first: Word, second: Word, third: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Makes a call that nothing comes after ready: `callee` with as many positional arguments, which stand in the
            /// argument buffer. The result is the closure to jump to, whose first parameters are left in the exit buffer
            /// and the others in the argument buffer; or the stop word, when the call has been made and its result left
            /// in the exit buffer.
            prepare_tail_call { callee: Word, count: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `prepare_tail_call`, with what `rest` iterates over and the entries of a mapping, unless that is unbound.
            prepare_tail_spread { callee: Word, count: I64, rest: Word, keywords: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `call_value`, with a tuple of the names of the last arguments.
            call_named { callee: Word, count: I64, names: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `call_value`, with what `rest` iterates over and the entries of a mapping, unless these are unbound.
            call_spread { callee: Word, count: I64, rest: Word, keywords: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The value in a dict for the name of the parameter of a closure's function with this number; unbound where there is none.
            named_argument { callee: Word, parameter: I64, dict: Word } -> Word [reads WORLD, writes NONE];
            /// A new dict with the entries of a dict, as long as all keys are strings and none is the name of a parameter that the
            /// closure's function takes by name; else unbound.
            other_named { callee: Word, dict: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Calls the intrinsic with this number in the module of `callee`, a closure, with as many arguments, which stand in
            /// the context's argument buffer.
            intrinsic { callee: Word, number: I64, count: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Arithmetic by the rules of the language: the number of the operator, plus 256 when in place, plus 512 when the
            /// first method has declined.
            binary { op: I64, lhs: Word, rhs: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Comparison by the rules of the language: the number of the operator, plus 512 when the first method has declined.
            compare { op: I64, lhs: Word, rhs: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Whether a value counts as true, a boolean.
            truth { value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Reads an element.
            get_element { object: Word, key: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Writes an element; the result is of no meaning.
            set_element { object: Word, key: Word, value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `get_element`, of a slice with these parts, which need not be made.
            get_slice { object: Word, start: Word, stop: Word, step: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `set_element`, of such a slice.
            set_slice { object: Word, start: Word, stop: Word, step: Word, value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Whether `container` holds `item`, a boolean.
            contains { item: Word, container: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The next value of an iterator, or the stop word.
            next { iterator: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Takes the pending exception, which the method of an iterator has raised, if that tells the end, else throws it.
            end_iteration { } -> Word [reads WORLD, writes WORLD, throws];
            /// Resumes a generator in the interpreter, whatever it is doing. The result is what it yields, the stop word when it has
            /// returned, or the word for an exception, to be returned by the caller.
            interpret_generator { generator: Word, sent: Word } -> Word [reads WORLD, writes WORLD, collects];
            /// Raises what the language makes of a value.
            throw { value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Notes, for the trace, that the pending exception passes the instruction at `place` of the function of `callee`, a
            /// closure; nothing else but the word for an exception when the interpreter has to unwind.
            pass_exception { callee: Word, place: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// As `pass_exception`, and takes the exception, which is the result.
            catch_exception { callee: Word, place: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The text of a value, as the language has it.
            text { value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The integer, or where `is_float` the float, that is made of a value, as the language has it.
            number_of { value: Word, is_float: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The code point at `index` of a string, which is in bounds, a fixnum.
            code_point { string: Word, index: Word } -> Word [reads RAW_ELEMENTS, writes NONE];
            /// The string of the one code point at `index` of a string, which is in bounds.
            character_at { string: Word, index: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Whether two strings have the same contents.
            equal_strings { lhs: Word, rhs: Word } -> Bool [reads RAW_ELEMENTS, writes NONE];
            /// The order of two strings by their code points: -1, 0 or 1.
            compare_strings { lhs: Word, rhs: Word } -> I64 [reads RAW_ELEMENTS, writes NONE];
            /// An iterator over what is no range of fixnums, list, tuple or string.
            iterate { iterable: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// What a method has yielded for that, if it is an iterator.
            checked_iterator { iterator: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// What a function of the host that asks a method, by its number, yields for the method's result.
            checked_answer { asking: I64, answer: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Appends to a list; the result is of no meaning.
            append { list: Word, item: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Inserts into a dict; the result is of no meaning.
            insert { dict: Word, key: Word, value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Adds to a set; the result is of no meaning.
            add_to_set { set: Word, item: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// A new dict of as many words of the context's argument buffer, keys and values in turn.
            new_dict { count: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The strings in as many words of the context's argument buffer, one after another in one string.
            concat { count: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Two texts in one string, each a string or a fixnum that stands for its digits.
            join_texts { first: Word, second: Word } -> Word [reads RAW_ELEMENTS, writes NONE, throws, collects];
            /// The string of the digits of a fixnum.
            digits { number: Word } -> Word [reads NONE, writes NONE, throws, collects, returns];
            /// The value of a key in an object of the layout of a dict, or the other value.
            dict_get { dict: Word, key: Word, otherwise: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The number of the entry of a key in an object of the layout of a dict, or [`NO_ENTRY`]; [`UNKNOWN_KEY`] for most keys that
            /// are neither strings nor numbers.
            find_entry { dict: Word, key: Word } -> Word [reads SEARCHED, writes NONE];
            /// Reads an element of an object of the layout of a dict.
            get_dict_element { object: Word, key: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Whether a value is an instance of a class or of one made from it.
            instance_of { value: Word, class: Word } -> Bool [reads WORLD, writes NONE];
            /// The class of a value, as the language has it.
            class_of { value: Word } -> Word [reads WORLD, writes NONE, collects];
            /// Reads a property by the cache that megamorphic sites share.
            get_property { object: Word, name: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Reads a property by that cache, or yields unbound where there is none.
            find_property { object: Word, name: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Writes a property by that cache.
            set_property { object: Word, name: Word, value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Finds a method by that cache: the function; the receiver, or unbound, is left in the exit buffer.
            get_method { object: Word, name: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Finds a method by the class alone; yields it as `get_method` does.
            get_special { object: Word, name: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Stores into a cell that somebody may watch.
            store_variable { cell: Word, value: Word } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Serves a pending interrupt.
            poll { } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// A new object with this header, its other words zero; `bytes` is the size, header included.
            allocate { bytes: I64, header: I64 } -> Word [reads NONE, writes NONE, throws, collects, keeps_registers];
            /// An array of so many elements of a kind, zero or none.
            new_array { element: I64, length: I64 } -> Word [reads NONE, writes NONE, throws, collects];
            /// Notes that the value word at `slot` of an old object was written: the barrier's cold path.
            write_barrier { object: Word, slot: Address } -> None [reads NONE, writes NONE, keeps_registers];
            /// Boxes a float that has no inline form.
            box_float { float: F64 } -> Word [reads NONE, writes NONE, collects, keeps_registers];
            /// Remainder of floats with the sign of the divisor, which is not zero.
            float_mod_floor { lhs: F64, rhs: F64 } -> F64 [reads NONE, writes NONE];
            /// Remainder of floats with the sign of the dividend, by IEEE.
            float_rem { lhs: F64, rhs: F64 } -> F64 [reads NONE, writes NONE];
            /// The closure by which typed code calls a function of the module of `callee`, a closure.
            static_closure { callee: Word, function: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// The closure that a call of a method does, by its place in the table of the layout with the shape `layout`.
            find_method { receiver: Word, layout: I64, method: I64 } -> Word [reads WORLD, writes WORLD, throws, collects];
            /// Whether a word is an object of the layout with this shape, or of one that extends or implements it.
            is_instance { value: Word, layout: I64 } -> Bool [reads SHAPE, writes NONE];
            /// A function of floats, by its number; `second` counts where it takes two.
            float_math { function: I64, first: F64, second: F64 } -> F64 [reads NONE, writes NONE];
            /// `base` to the power of `exponent`, by the C library's rules.
            float_pow { base: F64, exponent: F64 } -> F64 [reads NONE, writes NONE];
        }
    };
}

macro_rules! define {
    ($( #[doc = $doc:literal] $(#[doc = $more:literal])* $name:ident { $($arg:ident : $form:ident),* } -> $result:ident
        [reads $reads:ident, writes $writes:ident $(, $flag:ident)*]; )*) => {
        /// A runtime call; its number is its index in the context's table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        #[allow(non_camel_case_types, reason = "the names are those of the functions")]
        pub enum RuntimeCall { $( #[doc = $doc] $(#[doc = $more])* $name ),* }

        impl RuntimeCall {
            /// All calls, in the order of the table.
            pub const ALL: &[RuntimeCall] = &[ $( RuntimeCall::$name ),* ];

            /// The declaration.
            #[must_use]
            pub const fn info(self) -> &'static RuntimeCallInfo {
                match self { $( RuntimeCall::$name => &const {
                    #[allow(unused_mut, reason = "a call without flags sets none")]
                    let mut info = RuntimeCallInfo {
                        name: stringify!($name),
                        doc: concat!($doc $(, $more)*),
                        args: &[ $( (stringify!($arg), Representation::$form) ),* ],
                        result: Representation::$result,
                        reads: Heaps::$reads,
                        writes: Heaps::$writes,
                        throws: false,
                        collects: false,
                        returns: false,
                        keeps_registers: false,
                    };
                    $( info.$flag = true; )*
                    info
                } ),* }
            }
        }
    };
}
for_each_runtime_call!(define);

impl RuntimeCall {
    /// The call with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<RuntimeCall> {
        RuntimeCall::ALL.iter().copied().find(|known| known.info().name == name)
    }

    /// How many calls have an entry that keeps all registers.
    pub const KEEPING_REGISTERS: usize = {
        let mut count = 0;
        let mut index = 0;
        while index < RuntimeCall::ALL.len() {
            count += RuntimeCall::ALL[index].info().keeps_registers as usize;
            index += 1;
        }
        count
    };

    /// The index in the table, behind all calls, of the entry that keeps all registers and leaves the result in the
    /// context; if there is one.
    #[must_use]
    pub const fn entry_keeping_registers(self) -> Option<usize> {
        if !self.info().keeps_registers {
            return None;
        }
        let mut index = RuntimeCall::ALL.len();
        let mut before = 0;
        while before < self as usize {
            index += RuntimeCall::ALL[before].info().keeps_registers as usize;
            before += 1;
        }
        Some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_throws_returns_a_word() {
        for known in RuntimeCall::ALL {
            let info = known.info();
            assert!(!info.throws || info.result == Representation::Word, "{}", info.name);
            assert_eq!(RuntimeCall::from_name(info.name), Some(*known));
        }
    }
}
