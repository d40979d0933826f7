//! Typed expressions.

use crate::source::Span;
use crate::types::{ClassId, Name, Type, TypeRef, indices};

use super::{ConstructorRef, Match};

indices! {
    /// A field of a class, static or not, of a [`Program`](super::Program).
    FieldId;
    /// A local of a [`Function`](super::Function): parameters, variables and temporaries, those of closures in it included.
    LocalId;
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its type.
    pub ty: Type,
    /// Where it is written.
    pub span: Span,
}

/// A constant that patterns test for, and that defaults are.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// An `Int`.
    Int(i32),
    /// A `Float`.
    Float(f64),
    /// A `String`.
    String(Name),
    /// A `Bool`.
    Bool(bool),
    /// `null`.
    Null,
}

/// How the operands of an operator are held, and so what it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OperandKind {
    /// 32 bits, wrapping.
    Int,
    /// Doubles.
    Float,
    /// Booleans.
    Bool,
    /// Strings, or null.
    String,
    /// Words whose kind is found out when it runs: `Dynamic`, `Null<Int>`, type parameters.
    Dynamic,
    /// Objects compared by identity.
    Reference,
}

/// An operator with two operands that are both evaluated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOp {
    /// `+` of numbers, or of dynamic values (then strings too). Of strings: see [`ExprKind::Concat`].
    Add,
    /// `-`.
    Sub,
    /// `*`.
    Mul,
    /// `/`; its operands are `Float`.
    Div,
    /// `%`, with the sign of the dividend.
    Rem,
    /// `<<`, by the low five bits.
    Shl,
    /// `>>`.
    Shr,
    /// `>>>`.
    UShr,
    /// `&`.
    And,
    /// `|`.
    Or,
    /// `^`.
    Xor,
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// `==`.
    Eq,
    /// `!=`.
    Ne,
    /// `<`.
    Lt,
    /// `<=`.
    Le,
    /// `>`.
    Gt,
    /// `>=`.
    Ge,
}

/// An operator that may leave its second operand unevaluated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogicOp {
    /// `&&`.
    And,
    /// `||`.
    Or,
}

/// An operator with one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `-x`.
    Neg,
    /// `!x`.
    Not,
    /// `~x`.
    Complement,
}

/// Something that can be written.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// The type of the value in it, as the program sees it here.
    pub ty: Type,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of places. A property's accessors are calls, and never a place.
#[derive(Clone, Debug)]
pub enum PlaceKind {
    /// A local.
    Local(LocalId),
    /// A field of an object of a known class.
    Instance(Box<Expr>, FieldId),
    /// A static field.
    Static(FieldId),
    /// A field of a structure, found by name.
    Anon(Box<Expr>, Name),
    /// A field of a dynamic value, found by name.
    Dynamic(Box<Expr>, Name),
    /// An element of an array, `Vector` or dynamic value: the container's type tells.
    Element(Box<Expr>, Box<Expr>),
}

/// Whom a call calls.
#[derive(Clone, Debug)]
pub enum Callee {
    /// A static method, or a method or constructor of an abstract, which takes the underlying value first.
    Static(FieldId),
    /// A method of an object, found through the object's class unless [`Field::overridden`](super::Field) is unset or
    /// `direct` is set.
    Method {
        /// The object.
        object: Box<Expr>,
        /// The method as declared in the object's static type; of an interface, it is found by name.
        field: FieldId,
    },
    /// `super.method()`: the method given, of `this`.
    Super(FieldId),
    /// `super()`: the constructor given, of `this`.
    SuperConstructor(ClassId, FieldId),
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A constant. `Null` is of any type that can be null.
    Literal(Literal),
    /// `this` of a method, also in closures of it. In abstracts it is a local.
    This,
    /// A local's value.
    Local(LocalId),
    /// Declares a local, which is new each time. Without a value it is null, zero or false. Is `Void`.
    Declare(LocalId, Option<Box<Expr>>),
    /// Reads a place other than a local.
    Read(Box<Place>),
    /// The method of an object as a value, bound to the object. Bound methods of the same object and method compare equal.
    BoundMethod(Box<Expr>, FieldId),
    /// `super.method` as a value.
    BoundSuper(FieldId),
    /// A static method as a value.
    StaticMethod(FieldId),
    /// An enum's constructor that has no parameters.
    Constructor(ConstructorRef),
    /// An enum's constructor that has parameters, as a function.
    ConstructorFunction(ConstructorRef),
    /// A class, enum or abstract as a value (`Class<T>`, `Enum<T>`).
    TypeValue(TypeRef),
    /// Makes an instance.
    New(ClassId, Vec<Expr>),
    /// Makes an enum's value.
    Construct(ConstructorRef, Vec<Expr>),
    /// Calls something known. As many arguments as parameters: omitted ones are filled in (`null` if the callee has to
    /// look up the default).
    Call(Callee, Vec<Expr>),
    /// Calls a function value: a local, a field, a `dynamic` method, a dynamic value. As many arguments as the type says.
    CallValue(Box<Expr>, Vec<Expr>),
    /// Calls a field found by name: of a dynamic value or of a structure. The object is evaluated before the arguments.
    CallNamed(Box<Expr>, Name, Vec<Expr>),
    /// `[a, b]`.
    Array(Vec<Expr>),
    /// `{a: 1}`, in the order written.
    Object(Vec<(Name, Expr)>),
    /// The array's elements, collected: `[for …]`. The body appends by `Append`.
    Comprehension {
        /// Holds the array.
        local: LocalId,
        /// The loop.
        body: Box<Expr>,
    },
    /// Appends to a comprehension's array.
    Append(LocalId, Box<Expr>),
    /// An arithmetic operator. Its result is of the kind, too.
    Binary(BinaryOp, OperandKind, Box<Expr>, Box<Expr>),
    /// A comparison: a `Bool`.
    Compare(Comparison, OperandKind, Box<Expr>, Box<Expr>),
    /// `x == null`, or `x != null` if the flag is set.
    IsNull(Box<Expr>, bool),
    /// `&&`, `||`.
    Logic(LogicOp, Box<Expr>, Box<Expr>),
    /// A `-`, `!` or `~`.
    Unary(UnaryOp, OperandKind, Box<Expr>),
    /// The parts' texts, as by `Std.string`, in one string. Parts that are strings are taken as they are (`null` is "null").
    Concat(Vec<Expr>),
    /// Writes a place; its value is the value written.
    Assign(Box<Place>, Box<Expr>),
    /// `place op= value`, the place's parts evaluated once; its value is the value written.
    AssignOp(Box<Place>, BinaryOp, OperandKind, Box<Expr>),
    /// `place += text`; its value is the value written.
    AssignConcat(Box<Place>, Box<Expr>),
    /// `++` or `--`.
    Increment {
        /// What is changed.
        place: Box<Place>,
        /// `Int`, `Float` or `Dynamic`.
        kind: OperandKind,
        /// 1 or -1.
        by: i32,
        /// Is the value that of before?
        postfix: bool,
    },
    /// A closure.
    Closure(Box<Closure>),
    /// Expressions in order; the value is the last's. Locals declared in it end with it.
    Block(Vec<Expr>),
    /// `if` and `?:`. Without `else` it is `Void`.
    If(Box<Expr>, Box<Expr>, Option<Box<Expr>>),
    /// `while (condition) body`.
    While(Box<Expr>, Box<Expr>),
    /// `do body while (condition)`.
    DoWhile(Box<Expr>, Box<Expr>),
    /// `for (i in from...to)`: both evaluated once; the local is new in every round and never assigned.
    ForRange {
        /// The counter.
        local: LocalId,
        /// The first value.
        from: Box<Expr>,
        /// The value after the last.
        to: Box<Expr>,
        /// What is repeated.
        body: Box<Expr>,
    },
    /// `for (x in array)`: the array's length is looked at in every round.
    ForArray {
        /// The element.
        local: LocalId,
        /// The place in the array, if asked for (`for (i => x in array)`).
        index: Option<LocalId>,
        /// The array.
        array: Box<Expr>,
        /// What is repeated.
        body: Box<Expr>,
    },
    /// Leaves the innermost loop.
    Break,
    /// Goes on with the innermost loop's next round.
    Continue,
    /// Leaves the function.
    Return(Option<Box<Expr>>),
    /// Throws.
    Throw(Box<Expr>),
    /// `try`; the catches are tried in order.
    Try(Box<Expr>, Vec<Catch>),
    /// `switch`.
    Match(Box<Match>),
    /// The index of an enum value's constructor, an `Int`.
    EnumIndex(Box<Expr>),
    /// A parameter of an enum value that is known to have this constructor.
    EnumParameter(Box<Expr>, ConstructorRef, u32),
    /// The same value by another type, unchecked: `cast x`, abstracts' `from` and `to`, narrowing. Where the representations differ it is
    /// converted; from `Dynamic` to a number it may throw.
    Cast(Box<Expr>),
    /// `cast(x, T)`: throws if the value is not of the type. `null` passes.
    CheckedCast(Box<Expr>, TypeRef),
    /// `x is T`, `Std.isOfType(x, T)` with a known type.
    Is(Box<Expr>, TypeRef),
    /// A regular expression literal: an `EReg`.
    Regex(Name, Name),
    /// `trace(…)`: prints `file:line: ` and the arguments' texts, separated by ",".
    Trace(Vec<Expr>),
}

/// A function literal.
#[derive(Clone, Debug)]
pub struct Closure {
    /// Its name, if it is a local function; it may call itself by the local given in the declaration around.
    pub name: Option<Name>,
    /// What it takes.
    pub parameters: Vec<super::Parameter>,
    /// What it returns.
    pub result: Type,
    /// What it does.
    pub body: Expr,
    /// Locals of functions around that it uses, in order of first use. See [`LocalData`](super::LocalData) for which of them need cells.
    pub captures: Vec<LocalId>,
    /// Does it use `this` of the method around?
    pub uses_this: bool,
}

/// A clause of `try`.
#[derive(Clone, Debug)]
pub struct Catch {
    /// What it catches.
    pub test: CatchTest,
    /// The value caught.
    pub local: LocalId,
    /// What is done.
    pub body: Expr,
}

/// What a `catch` catches.
#[derive(Clone, Debug)]
pub enum CatchTest {
    /// All; the local is the value thrown (`Dynamic`).
    Any,
    /// All; values that are no `haxe.Exception` are wrapped in a `haxe.ValueException`.
    Exception,
    /// Values of a type, thrown as they are.
    Type(TypeRef),
}

impl Expr {
    /// An expression.
    pub fn new(kind: ExprKind, ty: Type, span: Span) -> Expr {
        Expr { kind, ty, span }
    }

    /// Does control never get past this expression?
    pub fn diverges(&self) -> bool {
        match &self.kind {
            ExprKind::Return(_) | ExprKind::Throw(_) | ExprKind::Break | ExprKind::Continue => true,
            ExprKind::Block(parts) => parts.iter().any(Expr::diverges),
            ExprKind::If(condition, then, otherwise) => {
                condition.diverges()
                    || (then.diverges() && otherwise.as_ref().is_some_and(|part| part.diverges()))
            }
            ExprKind::Match(found) => found.is_total() && found.arms.iter().all(|arm| arm.body.diverges()),
            ExprKind::Cast(inner) => inner.diverges(),
            _ => false,
        }
    }
}
