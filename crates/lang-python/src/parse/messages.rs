//! The parser's errors in CPython's words.
//!
//! What CPython's tokenizer refuses comes first, then brackets that are never closed, then what its grammar refuses:
//! there the parser's first error gives the place, and its kind and surroundings the words. Where nothing better is known,
//! CPython says `invalid syntax` too.

use ruff_python_ast::token::{Token, TokenFlags, TokenKind};
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed,
    UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::find::{conditional_ending, expr_at, expr_ending, expr_starting, name_of};
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
                self.error("iterable unpacking cannot be used in comprehension", range)
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                self.error("non-default argument follows default argument", range)
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                self.error("arguments cannot follow var-keyword argument", range)
            }
            ParseErrorType::VarParameterWithDefault => {
                self.error("var-positional argument cannot have default value", range)
            }
            ParseErrorType::ExpectedKeywordParam => {
                let star = self.token_before(start).filter(|token| token.kind() == TokenKind::Comma);
                let star = star.and_then(|comma| self.token_before(comma.start()));
                let star = star.map_or(start, |star| star.start());
                self.error("named arguments must follow bare *", TextRange::at(star, TextSize::new(1)))
            }
            ParseErrorType::InvalidStarredExpressionUsage => {
                self.error("can't use starred expression here", range)
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
            _ => self.error(r#"expression cannot contain assignment, perhaps you meant "=="?"#, whole),
        }
    }

    fn lexical(&self, error: &LexicalErrorType, range: TextRange) -> Report {
        match error {
            LexicalErrorType::FStringError(kind) => self.fstring(kind, range),
            LexicalErrorType::InvalidByteLiteral => {
                let token = self.token_at(range.start()).range();
                self.error("bytes can only contain ASCII literal characters", token)
            }
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace => self.escape(range),
            LexicalErrorType::IndentationError => {
                self.indentation_error("unindent does not match any outer indentation level", range.start())
            }
            LexicalErrorType::Eof => {
                self.at_line_end("unexpected EOF while parsing", self.token_at(range.start()))
            }
            LexicalErrorType::LineContinuationError => {
                self.error("unexpected character after line continuation character", range)
            }
            _ => self.invalid(range.start()),
        }
    }

    /// A bad escape of a string: CPython names the codec, and places by the string.
    fn escape(&self, range: TextRange) -> Report {
        let token = self.token_at(range.start()).range();
        let text = self.text(token);
        let place_of_error = self.after_string(token.start());
        let is_bytes = text.chars().take(2).any(|c| matches!(c, 'b' | 'B'));
        if is_bytes {
            let body = text.find(['"', '\'']).map_or(0, |quote| quote + 1);
            let place = text[body..].find("\\x").unwrap_or(0);
            return self
                .error(format!("(value error) invalid \\x escape at position {place}"), place_of_error);
        }
        let body = text.find(['"', '\'']).map_or(0, |quote| quote + 1);
        let place = text[body..].find('\\').unwrap_or(0);
        let escape = &text[body + place..];
        let digits = escape.chars().skip(2).take_while(char::is_ascii_hexdigit).count();
        let (shape, length) = match escape.chars().nth(1) {
            Some('x') => ("truncated \\xXX escape", 2 + digits),
            Some('u') => ("truncated \\uXXXX escape", 2 + digits),
            Some('U') if digits == 8 => ("illegal Unicode character", 10),
            Some('U') => ("truncated \\UXXXXXXXX escape", 2 + digits),
            _ => match escape.find('}') {
                Some(end) if escape[2..].starts_with('{') => ("unknown Unicode character name", end + 1),
                _ => ("malformed \\N character escape", 2),
            },
        };
        let last = place + length - 1;
        let where_ =
            if last == place { format!("position {place}") } else { format!("position {place}-{last}") };
        let message =
            format!("(unicode error) 'unicodeescape' codec can't decode bytes in {where_}: {shape}");
        self.error(message, place_of_error)
    }

    fn fstring(&self, kind: &InterpolatedStringErrorType, range: TextRange) -> Report {
        let message = match kind {
            InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'",
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            InterpolatedStringErrorType::InvalidConversionFlag
            | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            InterpolatedStringErrorType::UnterminatedString => "f-string: unterminated string",
            InterpolatedStringErrorType::UnterminatedTripleQuotedString => "f-string: unterminated string",
            InterpolatedStringErrorType::LambdaWithoutParentheses => "f-string: invalid syntax",
            InterpolatedStringErrorType::NewlineInFormatSpec => "f-string: expecting '}'",
        };
        self.error(message, self.after_string(range.start()))
    }

    /// CPython places errors in strings at the token after the last string side by side.
    fn after_string(&self, at: TextSize) -> TextRange {
        let mut depth = 0;
        for token in self.tokens.iter().filter(|token| !matches!(token.kind(), TokenKind::Comment)) {
            let is_string = depth > 0 || matches!(token.kind(), TokenKind::String | TokenKind::FStringStart);
            match token.kind() {
                TokenKind::FStringStart => depth += 1,
                TokenKind::FStringEnd => depth -= 1,
                TokenKind::Newline => depth = 0,
                _ => {}
            }
            if token.kind() == TokenKind::Newline && token.end() > at {
                return TextRange::empty(token.start());
            }
            if !is_string && token.start() > at {
                return token.range();
            }
        }
        TextRange::empty(at)
    }

    fn target(&self, kind: &ParseErrorType, range: TextRange) -> Report {
        let expr = expr_at(self.parsed.syntax(), range);
        let name = expr.map_or("expression", name_of);
        let mut after = self.token_at(range.end());
        while after.kind() == TokenKind::Rpar {
            after = self.token_at(after.end());
        }
        let equals = after.kind() == TokenKind::Equal;
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
            _ if equals && expr.is_some_and(is_operand) => {
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

    /// Two statements on a line, most often two expressions without an operator.
    fn two_statements(&self, at: TextSize) -> Report {
        let before = self.token_before(at);
        if let Some(word) = before
            && self.line_head(at, false).is_some_and(|head| head.range() == word.range())
            && matches!(self.text(word.range()), "print" | "exec")
            && self.starts_expression(at)
        {
            let name = self.text(word.range());
            let end = expr_starting(self.parsed.syntax(), at).map_or(at, |expr| expr.end());
            let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return self.error(message, TextRange::new(word.start(), end));
        }
        self.missing_comma(at).unwrap_or_else(|| self.invalid(at))
    }

    fn starts_expression(&self, at: TextSize) -> bool {
        expr_starting(self.parsed.syntax(), at).is_some()
    }

    /// Two expressions side by side in brackets.
    fn missing_comma(&self, at: TextSize) -> Option<Report> {
        self.bracket_around(at)?;
        let before = self.token_before(at)?;
        let left = expr_ending(self.parsed.syntax(), before.end())?;
        let right = expr_starting(self.parsed.syntax(), at)?;
        if matches!(left, Expr::Name(_)) && matches!(right, Expr::StringLiteral(_) | Expr::FString(_)) {
            return None;
        }
        let range = TextRange::new(left.start(), right.end());
        Some(self.error("invalid syntax. Perhaps you forgot a comma?", range))
    }

    fn expected(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Report {
        let start = range.start();
        if expected == TokenKind::Colon {
            return self.expected_colon(found, start);
        }
        if matches!(expected, TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace) {
            if found == TokenKind::Equal {
                return self.stray_equals(start);
            }
            if let Some(report) = self.missing_comma(start) {
                return report;
            }
        }
        if expected == TokenKind::Else {
            let whole = self.token_before(start).and_then(|token| {
                conditional_ending(self.parsed.syntax(), token.end())
                    .map(|expr| TextRange::new(expr.start(), token.end()))
            });
            if let Some(range) = whole {
                return self.error("expected 'else' after 'if' expression", range);
            }
        }
        if expected == TokenKind::Lpar
            && let Some(head) = self.line_head(start, false)
            && head.kind() == TokenKind::Def
        {
            let token = self.token_at(start);
            return match token.kind() {
                TokenKind::Newline => self.at_line_end("expected '('", token),
                _ => self.error("expected '('", token.range()),
            };
        }
        self.invalid(start)
    }

    fn expected_colon(&self, found: TokenKind, start: TextSize) -> Report {
        if self.bracket_around(start) == Some(TokenKind::Lbrace) {
            if let Some(key) = self.token_before(start)
                && matches!(found, TokenKind::Comma | TokenKind::Rbrace)
            {
                let last = key.end() - TextSize::new(1);
                return self.error("':' expected after dictionary key", TextRange::empty(last));
            }
            return self.missing_comma(start).unwrap_or_else(|| self.invalid(start));
        }
        let head = self.line_head(start, false).map(|token| token.kind());
        if found == TokenKind::Equal
            && matches!(head, Some(TokenKind::If | TokenKind::Elif | TokenKind::While))
        {
            return self.stray_equals(start);
        }
        let forces = matches!(
            head,
            Some(
                TokenKind::Def
                    | TokenKind::Class
                    | TokenKind::Else
                    | TokenKind::Try
                    | TokenKind::Finally
                    | TokenKind::For
            )
        );
        let token = self.token_at(start);
        match token.kind() {
            TokenKind::Newline | TokenKind::EndOfFile if head != Some(TokenKind::Lambda) => {
                self.at_line_end("expected ':'", token)
            }
            _ if forces => self.error("expected ':'", token.range()),
            _ => self.invalid(start),
        }
    }

    /// A `=` where a comparison may be meant.
    fn stray_equals(&self, at: TextSize) -> Report {
        let syntax = self.parsed.syntax();
        let left = self.token_before(at).and_then(|token| expr_ending(syntax, token.end()));
        let after = self.token_at(self.token_at(at).end());
        let Some(left) = left else { return self.invalid(at) };
        if let Expr::Name(_) = left {
            let end = expr_starting(syntax, after.start()).map_or(after.end(), |expr| expr.end());
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.error(message, TextRange::new(left.start(), end));
        }
        if is_operand(left) || matches!(left, Expr::Attribute(_) | Expr::Subscript(_)) {
            let message =
                format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", name_of(left));
            return self.error(message, left.range());
        }
        self.invalid(at)
    }

    fn expected_expression(&self, start: TextSize) -> Report {
        let before = self.token_before(start);
        if let Some(colon) = before
            && colon.kind() == TokenKind::Colon
            && self.bracket_around(start) == Some(TokenKind::Lbrace)
            && matches!(self.token_at(start).kind(), TokenKind::Comma | TokenKind::Rbrace)
        {
            let message = "expression expected after dictionary key and ':'";
            return self.error(message, colon.range());
        }
        if before.is_some_and(|token| token.kind() == TokenKind::Lbrace)
            && self
                .tokens
                .iter()
                .any(|token| token.kind() == TokenKind::FStringStart && token.start() < start)
            && self.token_at(start).kind() == TokenKind::Rbrace
        {
            return self.error("f-string: empty expression not allowed", self.after_string(start));
        }
        self.invalid(start)
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
            UnsupportedSyntaxErrorKind::TypeParameterList | UnsupportedSyntaxErrorKind::TypeParamDefault => {
                "type parameters are not supported yet"
            }
            UnsupportedSyntaxErrorKind::TypeAliasStatement => "'type' statements are not supported yet",
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
                "iterable unpacking cannot be used in comprehension"
            }
            _ => "invalid syntax",
        };
        Some(self.error(message, error.range))
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
