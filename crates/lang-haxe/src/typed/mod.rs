//! The typed program: what the typer makes and the lowering to bytecode reads.
//!
//! It is a stage of its own: names are resolved, overloaded operators, abstracts' functions, properties, static extensions
//! and inline functions are ordinary calls or expressions, patterns are decision trees, and every expression has a type.
//!
//! # What the lowering may count on
//!
//! - **Types are the language's; representations are the lowering's.** An [`Expr`]'s `ty` is what the program means
//!   (`Int`, `Null<Int>`, `T`). How it is held follows from [`Program::representation`]. Nothing marks conversions:
//!   whoever consumes an expression asks for the representation that it needs and converts. The consumers are
//!   those that have a type of their own: a local, a field (its *declared* type, [`Field::ty`], where parameters of the class are
//!   words), a parameter of a function ([`Parameter::passed`]), the result of a function, the operands of an operator
//!   ([`OperandKind`]), the parts of `if`, `switch` and blocks (the whole's type), elements of arrays. So `Int` goes to `Float`, `Null<Int>`
//!   to `Int` and back, and `T` to `Int`, by one conversion between representations.
//! - A use of a field or a result of a call may have an instance of the declared type (`Box<Int>.value: Int`, declared `T`); it
//!   is held as declared and converted to the expression's type.
//! - Values of function type are called with words and return a word ([`ExprKind::CallValue`]); a method used as a value
//!   needs a wrapper if its parameters are not words.
//! - Evaluation order is left to right as written; places of compound assignments are evaluated once.
//! - Expressions that do not return have any type; a block's value is its last expression's.
//!
//! # Generic code
//!
//! A generic class or method has one body whose parameters are words; `@:generic` ones have copies besides, each typed for
//! the types it is used with. Containers of numbers are told by [`Representation::Array`], whose element kind is known
//! where the type says so: code that knows `Array<Int>` may expect raw storage, code that sees `Array<T>` asks the array.
//! The kind is what literals and `new` of that type make, never a promise: an `Array<Int>` may come from shared code or
//! through `Dynamic`, or hold null. So an access tests the array's storage and has a slow way. What it is worth is
//! measured by the kernels `Sieve`, `Fannkuch` and `Matmul` with every element kind reported as `Word`.

mod decl;
mod dump;
mod expr;
mod matching;
mod representation;
mod show;
mod visit;

pub use decl::{
    Abstract, AbstractCast, AbstractOperator, Access, Class, ClassKind, ConstructorRef, Enum,
    EnumConstructor, Field, FieldKind, Function, Inlining, LocalData, Meta, MethodKind, ModuleId, ModuleInfo,
    Parameter, Program, Traits, TypeName, Typedef,
};
pub use expr::{
    BinaryOp, Callee, Catch, CatchTest, Closure, Comparison, Expr, ExprKind, FieldId, Literal, LocalId,
    LogicOp, OperandKind, Place, PlaceKind, UnaryOp,
};
pub use matching::{Arm, Decision, Match};
pub use representation::{ElementKind, Representation};
pub use visit::{Visit, children, children_mut};
