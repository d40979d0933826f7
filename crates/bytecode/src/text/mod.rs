//! The text form of modules, `.ubc`: printed for people and tests, and parsed back to the very same module.
//!
//! ```
//! let text = r#"module "demo"
//!
//! function main() registers 2 {
//!     load_int r0, 0
//!     load_const r1, 10
//!   loop:
//!     loop_header
//!     add_int r0, r0, 1
//!     jump_if_lt r0, r1, loop
//!     ret r0
//! }
//! "#;
//! let module = bytecode::text::parse(text).unwrap();
//! assert_eq!(bytecode::text::parse(&bytecode::text::print(&module)).unwrap(), module);
//! ```
//!
//! Comments go from `;` to the end of the line. After the header (`module`, `file`) come layouts, then functions:
//!
//! | Text | Meaning |
//! |---|---|
//! | `layout Body extends Base implements Shape { x: f64 next: &Body method area = &area_of_body }` | a class, with its own fields and methods |
//! | `interface Shape { method area = &area_of_shape }`, `shared layout pair { car: word cdr: word }` | the other kinds |
//! | `function f(a, b: f64, /, c, *, k, *rest, **keywords) -> f64` | parameters as in Python; types are those of registers |
//! | `registers 8`, `captures 1`, `generator`, `qualified "C.f"`, `complexity 9`, `recursive`, `ends` | after the parameters |
//! | `r3: f64`, `r4..r8: i32` | types of registers other than `word`, first in the body |
//! | `ref`, `&Body`, `&[i32]` | a reference to anything, to a layout, to an array |
//! | `loop:` | a label |
//! | `handler start..end -> target` | an exception handler; inner ones first |
//! | `r3`, `r3..r6`, `a` | a register; consecutive ones, without the last; a parameter's register |
//! | `none` `true` `-7` `1.5` `nan` `f64:0x7ff8000000000001` `12n` `"text"` `b"bytes"` `'c'` `(1, "two")` `named "Ellipsis"` | constants |
//! | `@name`, `%name`, `&name` | a global, an intrinsic, a function of the module |
//! | `x`, `area` | after what tells the layout: a field, a method |
//! | `#3`, `@#3`, `%#3`, `&#3` | the same by place in the table |
//! | `$3` | a feedback slot |
//! | `!{fixnum, float}` | feedback of an instruction |
//! | `@10-14:2` | bytes 10 to 14 on line 2 of the source, from this instruction on |
//! | `.word 0x1f` | a word that is no instruction |
//!
//! Constants, globals, intrinsics and feedback slots get their places in the order in which they first occur. A table
//! whose order is another is written out: `globals [a, b]` and `intrinsics [f]` after the header, `constants [1, "x"]` and
//! `slots [property, call]` first in a function's body.

mod constant;
mod cursor;
mod layouts;
mod lexer;
mod operand;
mod parse;
mod parse_body;
mod pool;
mod print;

pub use parse::parse;
pub use print::{PrintOptions, SpanStyle, print, print_function, print_module, print_with_feedback};

/// Why a text is no module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What may help.
    pub hint: Option<String>,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ParseError {}
