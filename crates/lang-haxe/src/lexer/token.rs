//! Tokens.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// One token of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
    /// The documentation comment before it: the bytes between the comment signs.
    pub doc: Option<(u32, u32)>,
}

/// The tokens of a file and what was wrong with its text.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// The tokens; the last is [`TokenKind::End`].
    pub list: Vec<Token>,
    /// Strings without end, strange characters, conditions that make no sense.
    pub diagnostics: Vec<Diagnostic>,
}

macro_rules! keywords {
    ($($variant:ident $text:literal)*) => {
        /// Reserved words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Keyword { $($variant),* }

        impl Keyword {
            /// The keyword of this text.
            pub fn find(text: &str) -> Option<Keyword> {
                match text { $($text => Some(Keyword::$variant),)* _ => None }
            }

            /// As written.
            pub fn text(self) -> &'static str {
                match self { $(Keyword::$variant => $text),* }
            }
        }
    };
}

keywords! {
    Abstract "abstract" Break "break" Case "case" Cast "cast" Catch "catch" Class "class" Continue "continue"
    Default "default" Do "do" Dynamic "dynamic" Else "else" Enum "enum" Extends "extends" Extern "extern"
    False "false" Final "final" For "for" Function "function" If "if" Implements "implements" Import "import"
    In "in" Inline "inline" Interface "interface" Macro "macro" New "new" Null "null" Operator "operator"
    Overload "overload" Override "override" Package "package" Private "private" Public "public" Return "return"
    Static "static" Super "super" Switch "switch" This "this" Throw "throw" True "true" Try "try"
    Typedef "typedef" Untyped "untyped" Using "using" Var "var" While "while"
}

macro_rules! token_kinds {
    ($($(#[$doc:meta])* $variant:ident)* ; $($sign:ident $text:literal)*) => {
        /// What a token is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum TokenKind {
            /// A reserved word.
            Keyword(Keyword),
            $($(#[$doc])* $variant,)*
            $($sign,)*
        }

        impl TokenKind {
            /// The sign as written, for tokens that always read the same.
            pub fn text(self) -> Option<&'static str> {
                match self {
                    TokenKind::Keyword(keyword) => Some(keyword.text()),
                    $(TokenKind::$sign => Some($text),)*
                    _ => None,
                }
            }
        }

        /// The signs, longest first among those that begin alike.
        pub(super) const SIGNS: &[(&str, TokenKind)] = &[$(($text, TokenKind::$sign)),*];
    };
}

// `>` is always a token of its own: only the parser knows whether `>>` ends two lists of types or shifts.
token_kinds! {
    /// The end of the text.
    End
    /// An identifier.
    Name
    /// `$` and an identifier.
    Dollar
    /// An integer.
    Int
    /// A number with fraction or exponent.
    Float
    /// A string in double quotes.
    String
    /// A string in single quotes.
    Interpolated
    /// `~/…/…`.
    Regex
    /// `@name`, `@:name`.
    Meta
    /// `#if` and the like; never in a list of tokens.
    Directive
    ;
    Spread "..." ShlAssign "<<=" CoalesceAssign "??="
    Arrow "->" FatArrow "=>" SafeDot "?." Coalesce "??"
    EqEq "==" NotEq "!=" LtEq "<=" Shl "<<" AndAnd "&&" OrOr "||" PlusPlus "++" MinusMinus "--"
    PlusAssign "+=" MinusAssign "-=" StarAssign "*=" SlashAssign "/=" PercentAssign "%=" AndAssign "&="
    OrAssign "|=" CaretAssign "^="
    Assign "=" Not "!" Lt "<" Gt ">" Plus "+" Minus "-" Star "*" Slash "/" Percent "%" And "&" Or "|" Caret "^"
    Tilde "~" Question "?" Colon ":" Semicolon ";" Comma "," Dot "." ParenOpen "(" ParenClose ")"
    BracketOpen "[" BracketClose "]" BraceOpen "{" BraceClose "}"
}
