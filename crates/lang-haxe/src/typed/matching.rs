//! `switch`, compiled to a decision tree.
//!
//! A [`Match`] evaluates its `subjects` into locals, walks the [`Decision`] and runs one arm. An arm may be reached from several
//! leaves; its body is there once. All leaves of an arm bind the same locals before they go to it.

use super::{ConstructorRef, Expr, Literal, LocalId};

/// A `switch`.
#[derive(Clone, Debug)]
pub struct Match {
    /// Locals that hold what is looked at, and their values, evaluated in order.
    pub subjects: Vec<(LocalId, Expr)>,
    /// How the arm is found.
    pub decision: Decision,
    /// What is done.
    pub arms: Vec<Arm>,
}

/// What is done in a case.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Locals that the patterns bind, bound by every leaf that goes here.
    pub captures: Vec<LocalId>,
    /// The body, whose value is the switch's unless it is `Void`.
    pub body: Expr,
}

/// A node of the tree. Its expressions have no effects, but for extractors' (`If`, `Bind`), which run at most once on a way.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Runs an arm.
    Arm(usize),
    /// No case fits: the switch does nothing. Only in a switch of type `Void` over open values.
    Nothing,
    /// Sets a local (a new one) to an expression: a part of the value, or what a pattern captures.
    Bind(LocalId, Box<Expr>, Box<Decision>),
    /// Decides by an enum value's constructor. Null goes where all others go, and is an error if there is no such way.
    Tag {
        /// The local that holds the enum value.
        subject: LocalId,
        /// Constructors and where to go.
        cases: Vec<(ConstructorRef, Decision)>,
        /// For all others; `None` if there are none.
        otherwise: Option<Box<Decision>>,
    },
    /// Decides by a literal; all are of one kind: `Int`, `Bool`, `String` or `Float`.
    Literal {
        /// The local that holds the value.
        subject: LocalId,
        /// Literals and where to go.
        cases: Vec<(Literal, Decision)>,
        /// For all others; `None` if there are none.
        otherwise: Option<Box<Decision>>,
    },
    /// Decides by the length of an array.
    Length {
        /// The local that holds the array.
        subject: LocalId,
        /// Lengths and where to go.
        cases: Vec<(u32, Decision)>,
        /// For all others; `None` if there are none.
        otherwise: Option<Box<Decision>>,
    },
    /// Decides by a condition: guards, extractors, `null`, values compared by `==`.
    If(Box<Expr>, Box<Decision>, Box<Decision>),
}

impl Match {
    /// Does every value reach an arm?
    pub fn is_total(&self) -> bool {
        self.decision.is_total()
    }
}

impl Decision {
    fn is_total(&self) -> bool {
        let all = |rest: &Option<Box<Decision>>| rest.as_ref().is_none_or(|rest| rest.is_total());
        match self {
            Decision::Arm(_) => true,
            Decision::Nothing => false,
            Decision::Bind(_, _, rest) => rest.is_total(),
            Decision::Tag { cases, otherwise, .. } => {
                cases.iter().all(|(_, to)| to.is_total()) && all(otherwise)
            }
            Decision::Literal { cases, otherwise, .. } => {
                cases.iter().all(|(_, to)| to.is_total()) && all(otherwise)
            }
            Decision::Length { cases, otherwise, .. } => {
                cases.iter().all(|(_, to)| to.is_total()) && all(otherwise)
            }
            Decision::If(_, then, otherwise) => then.is_total() && otherwise.is_total(),
        }
    }
}
