//! `syntax-rules`: patterns, templates, and what an expansion renames.
//!
//! Rules are compiled when they are defined, so that mistakes in them are found there. Lists of an expansion get the place of
//! the macro's use, since that is where its user can do something about an error; what the user wrote keeps its own.

use std::collections::HashMap;
use std::rc::Rc;

use crate::reader::{Datum, Identifier, Span, Syntax};

use super::forms_table::Auxiliary;
use super::scope::{Alias, Binding, Scope};
use super::{Expanded, Expander, Resolved};

/// A macro.
#[derive(Debug)]
pub struct Macro {
    /// The scope of its definition.
    scope: Scope,
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    pattern: Pattern,
    template: Template,
    variables: usize,
}

#[derive(Debug)]
enum Pattern {
    Anything,
    Variable(usize),
    Literal(Identifier),
    Datum(Datum),
    List(Box<Sequence>, Option<Box<Pattern>>),
    Vector(Box<Sequence>),
}

/// Patterns in a row, of which one may repeat.
#[derive(Debug)]
struct Sequence {
    before: Vec<Pattern>,
    repeated: Option<(Pattern, Vec<usize>)>,
    after: Vec<Pattern>,
}

#[derive(Debug)]
enum Template {
    Variable(usize),
    Symbol(Identifier),
    Datum(Datum),
    List(Vec<Element>, Option<Box<Template>>),
    Vector(Vec<Element>),
}

/// A template that is followed by so many ellipses, and the variables that these repeat.
#[derive(Debug)]
struct Element {
    template: Template,
    depth: usize,
    variables: Vec<usize>,
}

/// What a pattern variable matched.
#[derive(Clone, Debug)]
enum Match {
    None,
    One(Syntax),
    Many(Vec<Match>),
}

/// Compiles the rules of one macro.
struct Compiler<'a> {
    expander: &'a Expander,
    scope: &'a Scope,
    ellipsis: Option<Identifier>,
    literals: &'a [Identifier],
    /// Name, depth of ellipses.
    variables: Vec<(Identifier, usize)>,
}

impl Compiler<'_> {
    fn is_ellipsis(&self, syntax: &Syntax) -> bool {
        let Some(identifier) = syntax.identifier() else { return false };
        match &self.ellipsis {
            Some(ellipsis) => identifier == ellipsis,
            None => !self.literals.contains(identifier) && self.is_word(identifier, Auxiliary::Ellipsis),
        }
    }

    fn is_word(&self, identifier: &Identifier, word: Auxiliary) -> bool {
        self.expander.is_auxiliary(identifier, self.scope, word)
    }

    fn pattern(&mut self, syntax: &Syntax, depth: usize) -> Expanded<Pattern> {
        Ok(match &syntax.datum {
            Datum::Symbol(identifier) => {
                if self.literals.contains(identifier) {
                    Pattern::Literal(identifier.clone())
                } else if self.is_ellipsis(syntax) {
                    return self.expander.fail(syntax.span, "an ellipsis must follow a pattern");
                } else if self.is_word(identifier, Auxiliary::Underscore) {
                    Pattern::Anything
                } else {
                    if self.variables.iter().any(|(known, _)| known == identifier) {
                        let message = format!("the pattern variable `{}` occurs twice", identifier.name);
                        return self.expander.fail(syntax.span, message);
                    }
                    self.variables.push((identifier.clone(), depth));
                    Pattern::Variable(self.variables.len() - 1)
                }
            }
            Datum::List(items) => Pattern::List(Box::new(self.sequence(items, depth)?), None),
            Datum::Improper(items, tail) => {
                let sequence = self.sequence(items, depth)?;
                Pattern::List(Box::new(sequence), Some(Box::new(self.pattern(tail, depth)?)))
            }
            Datum::Vector(items) => Pattern::Vector(Box::new(self.sequence(items, depth)?)),
            datum => Pattern::Datum(datum.clone()),
        })
    }

    fn sequence(&mut self, items: &[Syntax], depth: usize) -> Expanded<Sequence> {
        let mut sequence = Sequence { before: Vec::new(), repeated: None, after: Vec::new() };
        let mut index = 0;
        while index < items.len() {
            let item = &items[index];
            if items.get(index + 1).is_some_and(|next| self.is_ellipsis(next)) {
                if sequence.repeated.is_some() {
                    return self
                        .expander
                        .fail(items[index + 1].span, "a pattern has only one ellipsis at a level");
                }
                let first = self.variables.len();
                let pattern = self.pattern(item, depth + 1)?;
                sequence.repeated = Some((pattern, (first..self.variables.len()).collect()));
                index += 2;
                continue;
            }
            let pattern = self.pattern(item, depth)?;
            match sequence.repeated {
                None => sequence.before.push(pattern),
                Some(_) => sequence.after.push(pattern),
            }
            index += 1;
        }
        Ok(sequence)
    }

    /// Compiles a template; the variables in it are added to `used`.
    fn template(
        &self,
        syntax: &Syntax,
        depth: usize,
        escaped: bool,
        used: &mut Vec<usize>,
    ) -> Expanded<Template> {
        Ok(match &syntax.datum {
            Datum::Symbol(identifier) => {
                match self.variables.iter().position(|(name, _)| name == identifier) {
                    Some(index) => {
                        let wanted = self.variables[index].1;
                        if wanted > depth {
                            let message = format!(
                                "the pattern variable `{}` needs {} after it here",
                                identifier.name,
                                if wanted - depth == 1 { "an ellipsis" } else { "more ellipses" }
                            );
                            return self.expander.fail(syntax.span, message);
                        }
                        used.push(index);
                        Template::Variable(index)
                    }
                    None if !escaped && self.is_ellipsis(syntax) => {
                        return self.expander.fail(syntax.span, "an ellipsis must follow a template");
                    }
                    None => Template::Symbol(identifier.clone()),
                }
            }
            Datum::List(items) => {
                if !escaped && items.len() == 2 && self.is_ellipsis(&items[0]) {
                    return self.template(&items[1], depth, true, used);
                }
                Template::List(self.elements(items, depth, escaped, used)?, None)
            }
            Datum::Improper(items, tail) => {
                let elements = self.elements(items, depth, escaped, used)?;
                Template::List(elements, Some(Box::new(self.template(tail, depth, escaped, used)?)))
            }
            Datum::Vector(items) => Template::Vector(self.elements(items, depth, escaped, used)?),
            datum => Template::Datum(datum.clone()),
        })
    }

    fn elements(
        &self,
        items: &[Syntax],
        depth: usize,
        escaped: bool,
        used: &mut Vec<usize>,
    ) -> Expanded<Vec<Element>> {
        let mut elements = Vec::new();
        let mut index = 0;
        while index < items.len() {
            let item = &items[index];
            let mut ellipses = 0;
            while !escaped && items.get(index + 1 + ellipses).is_some_and(|next| self.is_ellipsis(next)) {
                ellipses += 1;
            }
            let mut inside = Vec::new();
            let template = self.template(item, depth + ellipses, escaped, &mut inside)?;
            inside.sort_unstable();
            inside.dedup();
            if ellipses > 0 && !inside.iter().any(|&index| self.variables[index].1 > depth) {
                return self
                    .expander
                    .fail(item.span, "no pattern variable in this template repeats with the ellipsis");
            }
            used.extend_from_slice(&inside);
            elements.push(Element { template, depth: ellipses, variables: inside });
            index += 1 + ellipses;
        }
        Ok(elements)
    }
}

impl Expander {
    /// Compiles `(syntax-rules …)`.
    pub(super) fn syntax_rules(&mut self, form: &Syntax, scope: &Scope) -> Expanded<Rc<Macro>> {
        const SHAPE: &str = "write (syntax-rules (literal …) (pattern template) …)";
        let items = form.as_list().cloned().unwrap_or_else(|| Rc::from([]));
        let (ellipsis, rest) = match items.get(1) {
            Some(item) if item.identifier().is_some() => (item.identifier().cloned(), &items[2..]),
            _ => (None, items.get(1..).unwrap_or(&[])),
        };
        let Some((literals, rules)) = rest.split_first() else {
            return self.fail_hint(form.span, "syntax-rules without literals", SHAPE);
        };
        let Some(literals) = literals.as_list() else {
            return self.fail_hint(literals.span, "the literals of syntax-rules must be a list", SHAPE);
        };
        let mut names = Vec::new();
        for literal in literals.iter() {
            match literal.identifier() {
                Some(name) => names.push(name.clone()),
                None => return self.fail(literal.span, "a literal of syntax-rules must be an identifier"),
            }
        }
        let mut compiled = Vec::new();
        for rule in rules {
            let parts = match rule.as_list() {
                Some(parts) if parts.len() == 2 => parts,
                _ => return self.fail_hint(rule.span, "a rule must be (pattern template)", SHAPE),
            };
            compiled.push(self.rule(parts, scope, ellipsis.clone(), &names)?);
        }
        Ok(Rc::new(Macro { scope: scope.clone(), rules: compiled }))
    }

    fn rule(
        &self,
        parts: &[Syntax],
        scope: &Scope,
        ellipsis: Option<Identifier>,
        literals: &[Identifier],
    ) -> Expanded<Rule> {
        let mut compiler = Compiler { expander: self, scope, ellipsis, literals, variables: Vec::new() };
        // The first element is the macro's name, whatever it is called there.
        let (items, tail) = match &parts[0].datum {
            Datum::List(items) if !items.is_empty() => (items, None),
            Datum::Improper(items, tail) => (items, Some(tail)),
            _ => {
                return self
                    .fail(parts[0].span, "a pattern must be a list that starts with the macro's name");
            }
        };
        let sequence = compiler.sequence(&items[1..], 0)?;
        let tail = tail.map(|tail| compiler.pattern(tail, 0)).transpose()?.map(Box::new);
        let pattern = Pattern::List(Box::new(sequence), tail);
        let template = compiler.template(&parts[1], 0, false, &mut Vec::new())?;
        Ok(Rule { pattern, template, variables: compiler.variables.len() })
    }

    /// Expands a use of a macro.
    pub(super) fn apply_macro(
        &mut self,
        definition: &Macro,
        name: &Identifier,
        form: &Syntax,
        scope: &Scope,
    ) -> Expanded<Syntax> {
        let arguments = match &form.datum {
            Datum::List(items) => Syntax::list(form.span, items[1..].to_vec()),
            Datum::Improper(items, tail) => {
                Syntax::with_tail(form.span, items[1..].to_vec(), (**tail).clone())
            }
            _ => {
                return self
                    .fail(form.span, format!("the macro `{}` cannot be used as a variable", name.name));
            }
        };
        for rule in &definition.rules {
            let mut matches = vec![Match::None; rule.variables];
            if self.matches(definition, &rule.pattern, &arguments, scope, &mut matches) {
                let mut instance = Instance {
                    expander: self,
                    scope: &definition.scope,
                    span: form.span,
                    aliases: HashMap::new(),
                };
                return instance.build(&rule.template, &matches);
            }
        }
        self.fail_hint(
            form.span,
            format!("no rule of the macro `{}` fits this use", name.name),
            format!(
                "it has {} rule{}",
                definition.rules.len(),
                if definition.rules.len() == 1 { "" } else { "s" }
            ),
        )
    }

    fn matches(
        &self,
        definition: &Macro,
        pattern: &Pattern,
        syntax: &Syntax,
        scope: &Scope,
        matches: &mut [Match],
    ) -> bool {
        match pattern {
            Pattern::Anything => true,
            Pattern::Variable(index) => {
                matches[*index] = Match::One(syntax.clone());
                true
            }
            Pattern::Literal(literal) => syntax
                .identifier()
                .is_some_and(|identifier| self.is_same(identifier, scope, literal, &definition.scope)),
            Pattern::Datum(datum) => same_datum(datum, &syntax.datum),
            Pattern::Vector(sequence) => match &syntax.datum {
                Datum::Vector(items) => {
                    self.matches_sequence(definition, sequence, items, true, scope, matches).is_some()
                }
                _ => false,
            },
            Pattern::List(sequence, tail) => {
                let (items, end): (&[Syntax], Option<&Syntax>) = match &syntax.datum {
                    Datum::List(items) => (items, None),
                    Datum::Improper(items, end) => (items, Some(end)),
                    // A pattern like (a ... . tail) matches what is no list at all, with nothing for `a`.
                    _ if sequence.before.is_empty() && sequence.after.is_empty() => (&[], Some(syntax)),
                    _ => return false,
                };
                let Some(used) =
                    self.matches_sequence(definition, sequence, items, tail.is_none(), scope, matches)
                else {
                    return false;
                };
                match (tail, end) {
                    (None, end) => end.is_none(),
                    (Some(tail), None) => {
                        let rest = Syntax::list(syntax.span, items[used..].to_vec());
                        self.matches(definition, tail, &rest, scope, matches)
                    }
                    (Some(tail), Some(end)) => {
                        let rest = Syntax::with_tail(syntax.span, items[used..].to_vec(), end.clone());
                        self.matches(definition, tail, &rest, scope, matches)
                    }
                }
            }
        }
    }

    /// Matches patterns in a row; how many items they took. With `all` they must take all.
    fn matches_sequence(
        &self,
        definition: &Macro,
        sequence: &Sequence,
        items: &[Syntax],
        all: bool,
        scope: &Scope,
        matches: &mut [Match],
    ) -> Option<usize> {
        let fixed = sequence.before.len() + sequence.after.len();
        if items.len() < fixed || (all && sequence.repeated.is_none() && items.len() != fixed) {
            return None;
        }
        for (pattern, item) in sequence.before.iter().zip(items) {
            if !self.matches(definition, pattern, item, scope, matches) {
                return None;
            }
        }
        let mut at = sequence.before.len();
        if let Some((pattern, variables)) = &sequence.repeated {
            let count = items.len() - fixed;
            let mut rounds: Vec<Vec<Match>> = vec![Vec::with_capacity(count); variables.len()];
            for item in &items[at..at + count] {
                if !self.matches(definition, pattern, item, scope, matches) {
                    return None;
                }
                for (round, &variable) in rounds.iter_mut().zip(variables) {
                    round.push(std::mem::replace(&mut matches[variable], Match::None));
                }
            }
            for (round, &variable) in rounds.into_iter().zip(variables) {
                matches[variable] = Match::Many(round);
            }
            at += count;
        }
        for (pattern, item) in sequence.after.iter().zip(&items[at..]) {
            if !self.matches(definition, pattern, item, scope, matches) {
                return None;
            }
        }
        Some(at + sequence.after.len())
    }

    /// Whether two identifiers mean the same, each where it stands.
    pub(super) fn is_same(&self, a: &Identifier, a_scope: &Scope, b: &Identifier, b_scope: &Scope) -> bool {
        match (self.resolve(a, a_scope), self.resolve(b, b_scope)) {
            (Resolved::Bound(a), Resolved::Bound(b)) => a.is_same(&b),
            (Resolved::Unbound(a, _), Resolved::Unbound(b, _)) => a == b,
            _ => false,
        }
    }

    /// Whether an identifier means this word.
    pub(super) fn is_auxiliary(&self, identifier: &Identifier, scope: &Scope, word: Auxiliary) -> bool {
        matches!(self.resolve(identifier, scope), Resolved::Bound(Binding::Auxiliary(known)) if known == word)
    }
}

/// An expansion being built.
struct Instance<'a> {
    expander: &'a mut Expander,
    scope: &'a Scope,
    span: Span,
    aliases: HashMap<Identifier, Identifier>,
}

impl Instance<'_> {
    fn build(&mut self, template: &Template, matches: &[Match]) -> Expanded<Syntax> {
        let datum = match template {
            Template::Variable(index) => {
                return match &matches[*index] {
                    Match::One(syntax) => Ok(syntax.clone()),
                    _ => self.expander.fail(self.span, "a pattern variable is used without its ellipsis"),
                };
            }
            Template::Symbol(identifier) => Datum::Symbol(self.alias(identifier)),
            Template::Datum(datum) => datum.clone(),
            Template::List(elements, tail) => {
                let items = self.elements(elements, matches)?;
                return Ok(match tail {
                    None => Syntax::list(self.span, items),
                    Some(tail) => {
                        let tail = self.build(tail, matches)?;
                        Syntax::with_tail(self.span, items, tail)
                    }
                });
            }
            Template::Vector(elements) => Datum::Vector(self.elements(elements, matches)?.into()),
        };
        Ok(Syntax::new(self.span, datum))
    }

    fn elements(&mut self, elements: &[Element], matches: &[Match]) -> Expanded<Vec<Syntax>> {
        let mut items = Vec::with_capacity(elements.len());
        for element in elements {
            self.repeat(element, element.depth, matches, &mut items)?;
        }
        Ok(items)
    }

    fn repeat(
        &mut self,
        element: &Element,
        depth: usize,
        matches: &[Match],
        items: &mut Vec<Syntax>,
    ) -> Expanded<()> {
        if depth == 0 {
            items.push(self.build(&element.template, matches)?);
            return Ok(());
        }
        let mut count = None;
        for &variable in &element.variables {
            if let Match::Many(rounds) = &matches[variable] {
                if count.is_some_and(|count| count != rounds.len()) {
                    return self
                        .expander
                        .fail(self.span, "variables under one ellipsis matched different numbers of items");
                }
                count = Some(rounds.len());
            }
        }
        for round in 0..count.unwrap_or(0) {
            let mut inner = matches.to_vec();
            for &variable in &element.variables {
                if let Match::Many(rounds) = &matches[variable] {
                    inner[variable] = rounds[round].clone();
                }
            }
            self.repeat(element, depth - 1, &inner, items)?;
        }
        Ok(())
    }

    fn alias(&mut self, identifier: &Identifier) -> Identifier {
        if let Some(alias) = self.aliases.get(identifier) {
            return alias.clone();
        }
        let alias =
            self.expander.new_alias(Alias { stands_for: identifier.clone(), scope: self.scope.clone() });
        self.aliases.insert(identifier.clone(), alias.clone());
        alias
    }
}

/// Whether two atoms are equal; lists are matched item by item and do not come here.
fn same_datum(a: &Datum, b: &Datum) -> bool {
    match (a, b) {
        (Datum::Bool(a), Datum::Bool(b)) => a == b,
        (Datum::Char(a), Datum::Char(b)) => a == b,
        (Datum::Number(a), Datum::Number(b)) => a == b,
        (Datum::String(a), Datum::String(b)) => a == b,
        (Datum::Bytevector(a), Datum::Bytevector(b)) => a == b,
        _ => false,
    }
}
