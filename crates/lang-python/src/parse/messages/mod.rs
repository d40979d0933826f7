//! The parser's errors in CPython's words.
//!
//! What CPython's tokenizer refuses comes first, then brackets that are never closed, then what its grammar refuses:
//! there the parser's first error gives the place, and its kind and surroundings the words. Where nothing better is known,
//! CPython says `invalid syntax` too.

mod strings;
mod tokens;

use ruff_python_ast::token::{Token, TokenFlags, TokenKind};
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{
    ParseError, ParseErrorType, Parsed, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::find::{expr_at, name_of};
use super::scan::scan;
use crate::source::Source;
use crate::syntax_error::{SyntaxError, SyntaxErrorKind};

/// The first error of a parsed text.
pub(super) fn first_error(source: &Source<'_>, parsed: &Parsed<Mod>) -> Option<Box<SyntaxError>> {
    let unsupported = parsed.unsupported_syntax_errors();
    let Some(error) = first(parsed.errors()) else {
        let reporter = Reporter { source, parsed, tokens: parsed.tokens() };
        return unsupported.iter().find_map(|error| reporter.newer_syntax(error));
    };
    let scan = scan(source);
    if scan.error.is_some() {
        return scan.error;
    }
    let reporter = Reporter { source, parsed, tokens: parsed.tokens() };
    if let Some(open) = scan.open {
        let at = error.location.start().to_u32();
        let token = reporter.token_at(error.location.start()).kind();
        let is_at_end = matches!(token, TokenKind::EndOfFile | TokenKind::Newline)
            || at as usize >= source.text.trim_end().len();
        if is_at_end || source.line(at) > source.line(open) {
            let bracket = source.text[open as usize..].chars().next().unwrap_or('(');
            return Some(source.error(format!("'{bracket}' was never closed"), open, open));
        }
    }
    Some(reporter.report(error))
}

/// The error to report: the first, but a bad target is none if it is bad for the error in it.
fn first(errors: &[ParseError]) -> Option<&ParseError> {
    let first = errors.iter().min_by_key(|error| error.location.start())?;
    let inside = |error: &&ParseError| {
        !is_about_target(error)
            && error.location.start() <= first.location.end() + TextSize::new(1)
            && error.location.start() >= first.location.start()
    };
    if !is_about_target(first) {
        return Some(first);
    }
    errors.iter().filter(inside).min_by_key(|error| error.location.start()).or(Some(first))
}

fn is_about_target(error: &ParseError) -> bool {
    matches!(
        error.error,
        ParseErrorType::InvalidAssignmentTarget
            | ParseErrorType::InvalidNamedAssignmentTarget
            | ParseErrorType::InvalidAnnotatedAssignmentTarget
            | ParseErrorType::InvalidAugmentedAssignmentTarget
            | ParseErrorType::InvalidDeleteTarget
    )
}

struct Reporter<'s> {
    source: &'s Source<'s>,
    parsed: &'s Parsed<Mod>,
    tokens: &'s [Token],
}

type Report = Box<SyntaxError>;

impl Reporter<'_> {
    fn error(&self, message: impl Into<String>, range: TextRange) -> Report {
        self.source.error(message, range.start().to_u32(), range.end().to_u32())
    }

    fn indentation_error(&self, message: impl Into<String>, at: TextSize) -> Report {
        self.source.error_of(SyntaxErrorKind::IndentationError, message, at.to_u32(), at.to_u32())
    }

    /// The index of the first token that ends after `at`; the last token at the end. Comments are skipped.
    fn index_at(&self, at: TextSize) -> usize {
        let mut index = self.tokens.partition_point(|token| token.start() < at && token.end() <= at);
        while index + 1 < self.tokens.len() && self.is_trivia(index) {
            index += 1;
        }
        index.min(self.tokens.len().saturating_sub(1))
    }

    fn is_trivia(&self, index: usize) -> bool {
        matches!(self.tokens[index].kind(), TokenKind::Comment | TokenKind::NonLogicalNewline)
    }

    fn token_at(&self, at: TextSize) -> Token {
        match self.tokens.get(self.index_at(at)) {
            Some(token) => *token,
            None => Token::new(TokenKind::EndOfFile, TextRange::empty(at), TokenFlags::empty()),
        }
    }

    fn token_before(&self, at: TextSize) -> Option<Token> {
        let mut index = self.tokens.partition_point(|token| token.end() <= at);
        while index > 0 && self.is_trivia(index - 1) {
            index -= 1;
        }
        index.checked_sub(1).map(|index| self.tokens[index])
    }

    /// The first token of the logical line before the one that `at` is on, or of the one itself.
    fn line_head(&self, at: TextSize, is_line_before: bool) -> Option<Token> {
        let mut index = self.tokens.partition_point(|token| token.end() <= at);
        let is_break = |kind| matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        if is_line_before {
            while index > 0 && (is_break(self.tokens[index - 1].kind()) || self.is_trivia(index - 1)) {
                index -= 1;
            }
        }
        let mut head = None;
        while index > 0 && !is_break(self.tokens[index - 1].kind()) {
            index -= 1;
            if !self.is_trivia(index) {
                head = Some(self.tokens[index]);
            }
        }
        head
    }

    fn text(&self, range: TextRange) -> &str {
        &self.source.text[range.start().to_usize()..range.end().to_usize()]
    }

    /// Whether a place is inside brackets, and the innermost.
    fn bracket_around(&self, at: TextSize) -> Option<TokenKind> {
        let mut open = Vec::new();
        for token in self.tokens.iter().take_while(|token| token.start() < at) {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(token.kind()),
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.pop()
    }

    /// `invalid syntax` at the token at `at`.
    fn invalid(&self, at: TextSize) -> Report {
        let token = self.token_at(at);
        let special = self.parenthesized_parameter(at).or_else(|| self.misplaced_slash(at));
        if let Some(report) = special.or_else(|| self.import_from(at)) {
            return report;
        }
        match token.kind() {
            TokenKind::Indent => self.indentation_error("unexpected indent", token.end()),
            TokenKind::Newline | TokenKind::EndOfFile | TokenKind::NonLogicalNewline => {
                self.at_line_end("invalid syntax", token)
            }
            // `<>` is one token.
            TokenKind::Greater if self.text(TextRange::up_to(token.start())).ends_with('<') => {
                self.error("invalid syntax", TextRange::new(token.start() - TextSize::new(1), token.end()))
            }
            _ => self.error("invalid syntax", token.range()),
        }
    }

    /// An error at a token that ends a line.
    fn at_line_end(&self, message: &str, token: Token) -> Report {
        match token.kind() {
            TokenKind::EndOfFile => self.at_end(message),
            _ => self.error(message, TextRange::empty(token.start())),
        }
    }

    /// `import a from b`.
    fn import_from(&self, at: TextSize) -> Option<Report> {
        let (head, token) = (self.line_head(at, false)?, self.token_at(at));
        let is_swapped = head.kind() == TokenKind::Import && token.kind() == TokenKind::From;
        let range = TextRange::new(head.start(), token.end());
        is_swapped.then(|| self.error("Did you mean to use 'from ... import ...' instead?", range))
    }

    /// Whether nothing but comments and space follows.
    fn is_at_end(&self, at: TextSize) -> bool {
        let lines = self.source.text[at.to_usize()..].lines();
        lines.map(str::trim_start).all(|line| line.is_empty() || line.starts_with('#'))
    }

    /// An error at the end of the text: CPython shows the last line, and no place on it.
    fn at_end(&self, message: &str) -> Report {
        let end = self.source.text.trim_end().len() as u32;
        let mut report = self.source.error(message, end, end);
        (report.column, report.end_column) = (0, 0);
        report
    }

    fn report(&self, error: &ParseError) -> Report {
        let (range, start) = (error.location, error.location.start());
        match &error.error {
            ParseErrorType::OtherError(message) => self.other(message, range),
            ParseErrorType::Lexical(lexical) => self.lexical(lexical, range),
            ParseErrorType::FStringError(kind) => self.fstring(kind, range),
            ParseErrorType::UnexpectedIndentation => self.indentation_error("unexpected indent", start),
            ParseErrorType::InvalidAssignmentTarget
            | ParseErrorType::InvalidNamedAssignmentTarget
            | ParseErrorType::InvalidAnnotatedAssignmentTarget
            | ParseErrorType::InvalidAugmentedAssignmentTarget
            | ParseErrorType::InvalidDeleteTarget => self.target(&error.error, range),
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.after_arguments("positional argument follows keyword argument", start)
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.after_arguments("positional argument follows keyword argument unpacking", start)
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => self.error(
                "iterable argument unpacking follows keyword argument unpacking",
                TextRange::at(start, TextSize::new(1)),
            ),
            ParseErrorType::UnparenthesizedGeneratorExpression => {
                self.error("Generator expression must be parenthesized", range)
            }
            ParseErrorType::IterableUnpackingInComprehension => {
                self.error(unpacking_in_comprehension(self.text(range)), range)
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                self.error("parameter without a default follows parameter with a default", range)
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                self.error("arguments cannot follow var-keyword argument", range)
            }
            ParseErrorType::VarParameterWithDefault => {
                let name = self.token_before(start);
                let is_keyword = name
                    .and_then(|name| self.token_before(name.start()))
                    .is_some_and(|star| star.kind() == TokenKind::DoubleStar)
                    || self.text(range).starts_with("**");
                let kind = if is_keyword { "keyword" } else { "positional" };
                self.error(format!("var-{kind} argument cannot have default value"), range)
            }
            ParseErrorType::ExpectedKeywordParam => {
                let star = self.token_before(start).filter(|token| token.kind() == TokenKind::Comma);
                let star = star.and_then(|comma| self.token_before(comma.start()));
                let star = star.map_or(start, |star| star.start());
                self.error("named arguments must follow bare *", TextRange::at(star, TextSize::new(1)))
            }
            ParseErrorType::InvalidStarredExpressionUsage => {
                let before = self.token_before(start).map(|token| token.kind());
                let message = match (self.bracket_around(start), before) {
                    (Some(TokenKind::Lbrace), Some(TokenKind::Colon)) => {
                        "cannot use a starred expression in a dictionary value"
                    }
                    (Some(TokenKind::Lpar), _) => "cannot use starred expression here",
                    _ => "can't use starred expression here",
                };
                self.error(message, range)
            }
            ParseErrorType::SimpleStatementsOnSameLine => self.two_statements(start),
            ParseErrorType::ExpectedToken { expected, found } => self.expected(*expected, *found, range),
            ParseErrorType::ExpectedExpression => self.expected_expression(start),
            _ => self.invalid(start),
        }
    }

    fn other(&self, message: &str, range: TextRange) -> Report {
        let start = range.start();
        if let Some(what) = message.strip_prefix("Expected an indented block after ") {
            return self.expected_block(what, start);
        }
        if message.starts_with("Expected `except` or `finally`") {
            let message = "expected 'except' or 'finally' block";
            return match self.is_at_end(start) {
                true => self.at_end(message),
                false => self.error(message, self.token_at(start).range()),
            };
        }
        if message == "Expected a parameter name" {
            return self.keyword_name(range);
        }
        if message == "Trailing comma not allowed" {
            if self.is_import(start) {
                let message = "trailing comma not allowed without surrounding parentheses";
                return self.error(message, TextRange::at(start, TextSize::new(1)));
            }
            return self.invalid(range.end());
        }
        if let Some(rest) = message.strip_prefix("Only single target") {
            return self.error(format!("only single target{rest}"), range);
        }
        let only_once = match message {
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => Some("* argument"),
            "Only one '/' separator allowed" => Some("/"),
            _ => None,
        };
        if let Some(what) = only_once {
            let star = TextRange::at(start, TextSize::new(1));
            return self.error(format!("{what} may appear only once"), star);
        }
        if message.starts_with("Cannot have both 'except' and 'except*'") {
            return self.error("cannot have both 'except' and 'except*' on the same 'try'", range);
        }
        if message.starts_with("Bytes literal cannot be mixed") {
            return self.error("cannot mix bytes and nonbytes literals", TextRange::empty(start));
        }
        if message == "Star import must be the only import" {
            let after = self.token_at(start).end();
            return self.invalid(after);
        }
        self.invalid(start)
    }

    fn is_import(&self, at: TextSize) -> bool {
        self.line_head(at, false).is_some_and(|head| head.kind() == TokenKind::From)
    }

    fn expected_block(&self, what: &str, start: TextSize) -> Report {
        let what = what.replace('`', "'");
        let what = match what.as_str() {
            "'class' definition" => "class definition".to_owned(),
            "'else' clause" => "'else' statement".to_owned(),
            "'elif' clause" => "'elif' statement".to_owned(),
            "'except' clause" | "'except' statement" => "'except' statement".to_owned(),
            "'except*' clause" | "'except*' statement" => "'except*' statement".to_owned(),
            "'case' block" => "'case' statement".to_owned(),
            "'finally' clause" => "'finally' statement".to_owned(),
            "'with' statement" => "'with' statement".to_owned(),
            _ => what,
        };
        let line = self.line_head(start, true).map_or(1, |head| self.source.line(head.start().to_u32()));
        let message = format!("expected an indented block after {what} on line {line}");
        if self.is_at_end(start) {
            let mut report = self.at_end(&message);
            report.kind = SyntaxErrorKind::IndentationError;
            return report;
        }
        self.indentation_error(message, self.token_at(start).start())
    }

    /// `f(1=2)`.
    fn keyword_name(&self, range: TextRange) -> Report {
        let name = self.text(range);
        let equals = self.token_at(range.end());
        let whole = TextRange::new(range.start(), equals.end().max(range.end()));
        match name {
            "True" | "False" | "None" => self.error(format!("cannot assign to {name}"), whole),
            _ if name.starts_with("**") => self.error("cannot assign to keyword argument unpacking", whole),
            _ if name.starts_with('*') => self.error("cannot assign to iterable argument unpacking", whole),
            _ => self.error(r#"expression cannot contain assignment, perhaps you meant "=="?"#, whole),
        }
    }

    fn target(&self, kind: &ParseErrorType, range: TextRange) -> Report {
        let expr = expr_at(self.parsed.syntax(), range);
        let name = expr.map_or("expression", name_of);
        let mut after = self.token_at(range.end());
        while after.kind() == TokenKind::Rpar {
            after = self.token_at(after.end());
        }
        let is_first = self.token_before(range.start()).is_none_or(|token| token.kind() != TokenKind::Equal);
        let equals = after.kind() == TokenKind::Equal && is_first;
        let message = match kind {
            ParseErrorType::InvalidDeleteTarget => format!("cannot delete {name}"),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                format!("'{name}' is an illegal expression for augmented assignment")
            }
            ParseErrorType::InvalidNamedAssignmentTarget => {
                format!("cannot use assignment expressions with {name}")
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => match expr {
                Some(Expr::Tuple(_) | Expr::List(_)) => {
                    format!("only single target (not {name}) can be annotated")
                }
                _ => "illegal target for annotation".to_owned(),
            },
            _ if matches!(expr, Some(Expr::Yield(_) | Expr::YieldFrom(_)))
                && self.token_before(range.start()).is_none_or(|token| token.kind() != TokenKind::Lpar) =>
            {
                "assignment to yield expression not possible".to_owned()
            }
            _ if equals && expr.is_some_and(|expr| is_operand(expr) || expr.is_named_expr()) => {
                format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
            }
            _ => format!("cannot assign to {name}"),
        };
        self.error(message, range)
    }

    /// An error about arguments, which CPython places where the arguments end.
    fn after_arguments(&self, message: &str, at: TextSize) -> Report {
        let mut depth = 0;
        let closing = self.tokens.iter().filter(|token| token.start() >= at).find(|token| {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                _ => {}
            }
            depth < 0
        });
        self.error(message, closing.map_or(TextRange::empty(at), Ranged::range))
    }

    /// Syntax that later versions allow.
    fn newer_syntax(&self, error: &UnsupportedSyntaxError) -> Option<Report> {
        let message = match error.kind {
            // Harmless, and what people write today; 3.11 has no good message for them.
            UnsupportedSyntaxErrorKind::Pep701FString(_) => return None,
            UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
                let clause = self.line_head(error.range.start(), false);
                let start = clause.map_or(error.range.start(), |head| head.end() + TextSize::new(1));
                let range = TextRange::new(start.min(error.range.start()), error.range.end());
                return Some(self.error("multiple exception types must be parenthesized", range));
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
                unpacking_in_comprehension(self.text(error.range))
            }
            _ => "invalid syntax",
        };
        Some(self.error(message, error.range))
    }
}

fn unpacking_in_comprehension(text: &str) -> &'static str {
    match text.starts_with("**") {
        true => "dict unpacking cannot be used in dict comprehension",
        false => "iterable unpacking cannot be used in comprehension",
    }
}

/// Whether CPython parses the expression as an operand of comparisons, and then suspects that one was meant.
fn is_operand(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(unary) => !unary.op.is_not(),
        Expr::Call(_)
        | Expr::BinOp(_)
        | Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::EllipsisLiteral(_)
        | Expr::FString(_)
        | Expr::ListComp(_)
        | Expr::SetComp(_)
        | Expr::DictComp(_)
        | Expr::Dict(_)
        | Expr::Set(_)
        | Expr::Yield(_)
        | Expr::YieldFrom(_)
        | Expr::Await(_) => true,
        _ => false,
    }
}
