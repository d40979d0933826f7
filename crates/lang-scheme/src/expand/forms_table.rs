//! The names of forms and auxiliary words.

macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident = $($name:literal)|+),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a variant is its name in Scheme")]
        pub enum $enum { $($variant),* }

        impl $enum {
            /// What this name means.
            pub fn find(name: &str) -> Option<$enum> {
                match name {
                    $($($name)|+ => Some($enum::$variant),)*
                    _ => None,
                }
            }

            /// Every name.
            pub const NAMES: &[&str] = &[$($($name),+),*];
        }
    };
}

names! {
    /// A form that the expander knows.
    Form {
        Quote = "quote", Quasiquote = "quasiquote", Lambda = "lambda" | "λ", NamedLambda = "named-lambda",
        Define = "define", DefineValues = "define-values", DefineSyntax = "define-syntax",
        DefineRecordType = "define-record-type", Begin = "begin", If = "if", Set = "set!",
        Let = "let", LetStar = "let*", Letrec = "letrec", LetrecStar = "letrec*", Rec = "rec",
        LetValues = "let-values", LetStarValues = "let*-values", Receive = "receive",
        LetSyntax = "let-syntax", LetrecSyntax = "letrec-syntax", SyntaxRules = "syntax-rules",
        SyntaxError = "syntax-error",
        And = "and", Or = "or", Cond = "cond", Case = "case", When = "when", Unless = "unless", Do = "do",
        CaseLambda = "case-lambda", Parameterize = "parameterize", Delay = "delay", MakePromiseLazy = "delay-force" | "make-lazy",
        ConsStream = "cons-stream", Guard = "guard", Try = "%try", Assert = "assert", Match = "match",
        Include = "include", IncludeCi = "include-ci", CondExpand = "cond-expand",
        DefineLibrary = "define-library", Import = "import",
        Time = "time", WithJitThreshold = "with-jit-threshold", WithProfiling = "with-profiling",
        FluidLet = "fluid-let", AndLet = "and-let*",
    }
}

names! {
    /// A word that forms know.
    Auxiliary {
        Else = "else", Arrow = "=>", Ellipsis = "...", Underscore = "_",
        Unquote = "unquote", UnquoteSplicing = "unquote-splicing",
    }
}
