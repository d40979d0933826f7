//! Why compiled code is left. A closed list: each reason has a dump name and a counter.

macro_rules! exit_reasons {
    ($( #[doc = $doc:literal] $Name:ident, )*) => {
        /// Why a side exit was taken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum ExitReason { $( #[doc = $doc] $Name ),* }

        impl ExitReason {
            /// All reasons, in the order of their numbers.
            pub const ALL: &[ExitReason] = &[ $( ExitReason::$Name ),* ];

            /// The name in dumps and statistics.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( ExitReason::$Name => stringify!($Name) ),* }
            }

            /// One line on what it means.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $( ExitReason::$Name => $doc ),* }
            }
        }
    };
}

exit_reasons! {
    /// A value expected to be a fixnum is not.
    NotFixnum,
    /// A value expected to be a float is not.
    NotFloat,
    /// A value expected to be a fixnum or a float is neither.
    NotNumber,
    /// A value expected to be true or false is neither.
    NotBool,
    /// A value expected to point to a heap object does not.
    NotRef,
    /// An object does not have the shape it had before.
    WrongShape,
    /// A call site reaches another function than before.
    WrongCallee,
    /// The result of integer arithmetic does not fit.
    Overflow,
    /// The divisor is zero.
    DivisionByZero,
    /// An index is not in the bounds of its array.
    OutOfBounds,
    /// The count of a shift is negative.
    NegativeShift,
    /// A branch, call or other instruction that had never been executed was reached.
    NotTaken,
    /// A variable or slot has no value.
    Unbound,
    /// A call raised an exception, which is pending in the context.
    Exception,
    /// The code was invalidated while it was running.
    Invalidated,
    /// A counter ran out: a higher tier should take over.
    TierUp,
    /// The context asks for attention: timeout, cancellation, fuel.
    Interrupt,
    /// The native stack is used up.
    StackOverflow,
    /// A value differs from the one that was assumed.
    UnexpectedValue,
    /// A call is given arguments by name, by a mapping that had no entries before.
    NamedArguments,
    /// A call comes last in code that was entered in a loop, whose frame has to be given up first.
    TailCall,
    /// A generator yields in code that was entered in a loop, beneath which is the frame to suspend.
    Yield,
    /// The instruction is one the compiler leaves to the interpreter.
    Unsupported,
    /// A test forced the exit.
    Forced,
    /// A loop would not stay in the bounds of an array.
    LoopBound,
    /// A variable of a loop is larger than arithmetic in the loop was compiled for, or negative where it is an index.
    LargeVariable,
}

impl ExitReason {
    /// The reason numbered `number`.
    #[must_use]
    pub fn from_number(number: u8) -> Option<ExitReason> {
        ExitReason::ALL.get(usize::from(number)).copied()
    }

    /// The reason with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ExitReason> {
        ExitReason::ALL.iter().copied().find(|reason| reason.name() == name)
    }

    /// Whether the interpreter, resumed there, would do nothing a program could see but compute a result:
    /// an operation with such an exit may be removed when nobody uses its result.
    #[must_use]
    pub const fn is_unobservable(self) -> bool {
        matches!(self, ExitReason::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back() {
        for (number, &reason) in ExitReason::ALL.iter().enumerate() {
            assert_eq!(ExitReason::from_number(number as u8), Some(reason));
            assert_eq!(ExitReason::from_name(reason.name()), Some(reason));
        }
    }
}
