//! Expressions. Haxe has no statements apart from them.

use super::{Case, Ident, Metadata, TypeExpr, TypeParam, TypePath};
use crate::source::{Name, Span};

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What is written.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A literal that is one token.
    Literal(Literal),
    /// `'a $b ${c}'`, with at least one embedded expression.
    Interpolation(Vec<StringPart>),
    /// `~/pattern/flags`.
    Regex {
        /// The pattern as written, but `\/` as `/`.
        pattern: Name,
        /// The letters after it.
        flags: Name,
    },
    /// A name, lower- or upper-case.
    Name(Name),
    /// `this`.
    This,
    /// `super`, callee or object.
    Super,
    /// `object.name`, `object?.name`.
    Field {
        /// The object, or a package or type.
        object: Box<Expr>,
        /// The field.
        name: Ident,
        /// Whether it is `?.`.
        is_safe: bool,
    },
    /// `object[index]`.
    Index {
        /// The object.
        object: Box<Expr>,
        /// The index.
        index: Box<Expr>,
    },
    /// `callee(args)`.
    Call {
        /// What is called.
        callee: Box<Expr>,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `new T(args)`.
    New {
        /// The class.
        path: TypePath,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `a op b`, for operators that do not assign.
    Binary {
        /// The operator.
        op: BinaryOp,
        /// The left operand.
        left: Box<Expr>,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `target = value`, `target op= value`.
    Assign {
        /// The operator before `=`.
        op: Option<BinaryOp>,
        /// What is assigned.
        target: Box<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `-a`, `!a`, `~a`.
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `++a`, `a++`, `--a`, `a--`.
    Increment {
        /// What is changed.
        target: Box<Expr>,
        /// Whether it is `--`.
        is_decrement: bool,
        /// Whether it stands before the target: then the value is the new one.
        is_prefix: bool,
    },
    /// `a ? b : c`.
    Ternary {
        /// The condition.
        condition: Box<Expr>,
        /// The value if it holds.
        then: Box<Expr>,
        /// The value if not.
        otherwise: Box<Expr>,
    },
    /// `if (a) b else c`.
    If {
        /// The condition.
        condition: Box<Expr>,
        /// What is done if it holds.
        then: Box<Expr>,
        /// What is done if not.
        otherwise: Option<Box<Expr>>,
    },
    /// `e is T`.
    Is {
        /// The value.
        value: Box<Expr>,
        /// The type.
        ty: TypeExpr,
    },
    /// `(e)`.
    Paren(Box<Expr>),
    /// `(e : T)`.
    TypeCheck {
        /// The value.
        value: Box<Expr>,
        /// The type.
        ty: TypeExpr,
    },
    /// `cast e`, `cast(e, T)`.
    Cast {
        /// The value.
        value: Box<Expr>,
        /// The type, of a cast that is checked at run time.
        ty: Option<TypeExpr>,
    },
    /// `[a, b]`, `[]`.
    Array(Vec<Expr>),
    /// `[k => v, …]`, at least one.
    Map(Vec<(Expr, Expr)>),
    /// `[for (…) e]`, `[while (…) e]`: the loop, whose innermost body is an element or, as `Arrow`, an entry.
    Comprehension(Box<Expr>),
    /// `k => v` as the body of a comprehension.
    Arrow {
        /// The key.
        key: Box<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `{ x: 1, "y": 2 }`.
    Object(Vec<ObjectField>),
    /// `{ a; b; }`.
    Block(Vec<Expr>),
    /// `var a = 1, b:Int;`, `final a = 1;`.
    Var {
        /// The variables.
        vars: Vec<VarDecl>,
        /// Whether it is `final`.
        is_final: bool,
    },
    /// `function name(…) …`, `(a, b) -> e`.
    Function(Box<LocalFunction>),
    /// `for (x in e) body`.
    For {
        /// What is bound.
        binder: ForBinder,
        /// What is walked.
        iterable: Box<Expr>,
        /// The body.
        body: Box<Expr>,
    },
    /// `while (c) body`, `do body while (c)`.
    While {
        /// The condition.
        condition: Box<Expr>,
        /// The body.
        body: Box<Expr>,
        /// Whether the body comes first.
        is_do: bool,
    },
    /// `switch (e) { … }`.
    Switch {
        /// The value.
        subject: Box<Expr>,
        /// The cases.
        cases: Vec<Case>,
        /// `default:`; its place among the cases does not matter.
        default: Option<Vec<Expr>>,
    },
    /// `try e catch (x:T) …`.
    Try {
        /// What may throw.
        body: Box<Expr>,
        /// The handlers, at least one.
        catches: Vec<Catch>,
    },
    /// `throw e`.
    Throw(Box<Expr>),
    /// `return`, `return e`.
    Return(Option<Box<Expr>>),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `untyped e`.
    Untyped(Box<Expr>),
    /// `inline f(x)`: the call or `new` is to be inlined.
    Inline(Box<Expr>),
    /// `@:meta e`.
    Meta {
        /// The metadata.
        meta: Metadata,
        /// The expression.
        expr: Box<Expr>,
    },
    /// `$type(e)`: prints the type of `e` while compiling.
    TypeTrace(Box<Expr>),
    /// What could not be read.
    Error,
}

/// A literal that is one token.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// An integer that 32 bits hold (hexadecimal ones unsigned).
    Int(i32),
    /// An integer of suffix `i64`.
    Int64(i64),
    /// An integer of suffix `u32`.
    UInt(u32),
    /// A number with fraction or exponent, or too large an integer.
    Float(f64),
    /// A text.
    String(Name),
}

/// A piece of an interpolated string.
#[derive(Clone, Debug, PartialEq)]
pub enum StringPart {
    /// A text between.
    Text(Name, Span),
    /// `$name` or `${expr}`.
    Expr(Expr),
}

/// `name: value` in an object.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectField {
    /// The name.
    pub name: Ident,
    /// Whether it is in quotes.
    pub is_quoted: bool,
    /// The value.
    pub value: Expr,
}

/// A local variable.
#[derive(Clone, Debug, PartialEq)]
pub struct VarDecl {
    /// Its metadata.
    pub meta: Vec<Metadata>,
    /// Its name.
    pub name: Ident,
    /// Its type, if written.
    pub ty: Option<TypeExpr>,
    /// Its first value, if written.
    pub init: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// What a `for` loop binds.
#[derive(Clone, Debug, PartialEq)]
pub enum ForBinder {
    /// `for (x in e)`.
    Value(Ident),
    /// `for (k => v in e)`.
    KeyValue(Ident, Ident),
}

/// `catch (name:T) body`.
#[derive(Clone, Debug, PartialEq)]
pub struct Catch {
    /// The variable.
    pub name: Ident,
    /// The type; without one it catches all, as `haxe.Exception`.
    pub ty: Option<TypeExpr>,
    /// What is done.
    pub body: Expr,
    /// All of it.
    pub span: Span,
}

/// A function among expressions.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalFunction {
    /// Its name, in its own body and after it.
    pub name: Option<Ident>,
    /// Whether `inline` stands before it.
    pub is_inline: bool,
    /// Whether it is written with `->`: then the body is its value.
    pub is_arrow: bool,
    /// The function.
    pub function: Function,
}

/// Parameters, result and body.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// The parameters.
    pub params: Vec<Param>,
    /// The result, if written.
    pub result: Option<TypeExpr>,
    /// The body; extern, abstract and structure functions have none.
    pub body: Option<Box<Expr>>,
}

/// A parameter of a function or an enum's constructor.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its metadata.
    pub meta: Vec<Metadata>,
    /// Its name.
    pub name: Ident,
    /// Whether a `?` stands before it.
    pub is_optional: bool,
    /// Whether `...` stands before it.
    pub is_rest: bool,
    /// Its type, if written.
    pub ty: Option<TypeExpr>,
    /// Its default, if written.
    pub default: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// Operators of two operands, by precedence from the tightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `%`
    Mod,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `>>>`
    UShr,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Lt,
    /// `<=`
    LtEq,
    /// `>`
    Gt,
    /// `>=`
    GtEq,
    /// `...`
    Interval,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `in`
    In,
    /// `??`
    Coalesce,
}

impl BinaryOp {
    /// The operator as written.
    pub fn text(self) -> &'static str {
        match self {
            BinaryOp::Mod => "%",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::UShr => ">>>",
            BinaryOp::BitAnd => "&",
            BinaryOp::BitOr => "|",
            BinaryOp::BitXor => "^",
            BinaryOp::Eq => "==",
            BinaryOp::NotEq => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::LtEq => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::GtEq => ">=",
            BinaryOp::Interval => "...",
            BinaryOp::And => "&&",
            BinaryOp::Or => "||",
            BinaryOp::In => "in",
            BinaryOp::Coalesce => "??",
        }
    }
}

/// Operators of one operand that assign nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `-`
    Neg,
    /// `!`
    Not,
    /// `~`
    BitNot,
    /// `...` before a rest argument in a call.
    Spread,
}

impl UnaryOp {
    /// The operator as written.
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Neg => "-",
            UnaryOp::Not => "!",
            UnaryOp::BitNot => "~",
            UnaryOp::Spread => "...",
        }
    }
}
