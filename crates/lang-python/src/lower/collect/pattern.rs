//! `match`: the names that patterns bind, and the patterns that CPython refuses.

use bytecode::module::Constant;
use ruff_python_ast::visitor::{Visitor, walk_pattern};
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::Collector;

/// The names that a pattern captures, each once, in order.
pub(crate) fn captured_names(pattern: &Pattern) -> Vec<(&str, TextRange)> {
    let mut names = Vec::new();
    collect_names(pattern, &mut names);
    let mut once: Vec<(&str, TextRange)> = Vec::new();
    for (name, range) in names {
        if !once.iter().any(|(known, _)| *known == name) {
            once.push((name, range));
        }
    }
    once
}

/// All captures; of alternatives, those of the first.
fn collect_names<'a>(pattern: &'a Pattern, names: &mut Vec<(&'a str, TextRange)>) {
    let mut add = |name: &'a Option<Identifier>| {
        names.extend(name.as_ref().map(|name| (name.as_str(), pattern.range())));
    };
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchStar(node) => add(&node.name),
        Pattern::MatchSequence(node) => node.patterns.iter().for_each(|inner| collect_names(inner, names)),
        Pattern::MatchMapping(node) => {
            node.patterns.iter().for_each(|inner| collect_names(inner, names));
            names.extend(node.rest.as_ref().map(|name| (name.as_str(), pattern.range())));
        }
        Pattern::MatchClass(node) => {
            node.arguments.patterns.iter().for_each(|inner| collect_names(inner, names));
            node.arguments.keywords.iter().for_each(|keyword| collect_names(&keyword.pattern, names));
        }
        Pattern::MatchAs(node) => {
            if let Some(inner) = &node.pattern {
                collect_names(inner, names);
            }
            names.extend(node.name.as_ref().map(|name| (name.as_str(), pattern.range())));
        }
        Pattern::MatchOr(node) => collect_names(&node.patterns[0], names),
    }
}

impl<'a> Collector<'_> {
    /// `match`.
    pub(super) fn match_statement(&mut self, stmt: &'a StmtMatch) {
        self.visit_expr(&stmt.subject);
        for (index, case) in stmt.cases.iter().enumerate() {
            self.check_pattern(&case.pattern);
            if case.guard.is_none() && index + 1 < stmt.cases.len() {
                self.check_refutable(&case.pattern);
            }
            self.visit_pattern(&case.pattern);
            if let Some(guard) = &case.guard {
                self.visit_expr(guard);
            }
            self.visit_body(&case.body);
        }
    }

    /// Binds what a pattern captures, and visits the expressions in it.
    pub(super) fn pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchStar(node) => node.name.as_ref(),
            Pattern::MatchAs(node) => node.name.as_ref(),
            Pattern::MatchMapping(node) => node.rest.as_ref(),
            Pattern::MatchValue(node) => {
                self.loop_operand(&node.value);
                None
            }
            _ => None,
        };
        walk_pattern(self, pattern);
        if let Some(name) = name {
            self.bind(name, pattern.range());
        }
    }

    /// Refuses keys of a mapping pattern that are the same texts or integers.
    fn check_keys(&mut self, keys: &[Expr], range: TextRange) {
        let mut known: Vec<Constant> = Vec::new();
        for key in keys {
            let Some(value @ (Constant::Str(_) | Constant::Int(_))) = crate::lower::constant::fold(key)
            else {
                continue;
            };
            if known.contains(&value) {
                let shown = match &value {
                    Constant::Str(text) => format!("'{text}'"),
                    Constant::Int(number) => number.to_string(),
                    _ => String::new(),
                };
                return self.refuse(format!("mapping pattern checks duplicate key ({shown})"), range);
            }
            known.push(value);
        }
    }

    /// Refuses a pattern that always matches where others follow.
    fn check_refutable(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::MatchAs(node) if node.pattern.is_none() => match &node.name {
                Some(name) => {
                    let message = format!("name capture '{name}' makes remaining patterns unreachable");
                    self.refuse(message, node.range);
                }
                None => self.refuse("wildcard makes remaining patterns unreachable", node.range),
            },
            Pattern::MatchAs(node) => node.pattern.iter().for_each(|inner| self.check_refutable(inner)),
            Pattern::MatchOr(node) => node.patterns.last().iter().for_each(|last| self.check_refutable(last)),
            _ => {}
        }
    }

    /// Refuses names bound twice, alternatives that bind different names, and several stars.
    fn check_pattern(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::MatchSequence(node) => {
                if node.patterns.iter().filter(|inner| inner.is_match_star()).count() > 1 {
                    self.refuse("multiple starred names in sequence pattern", node.range);
                }
                node.patterns.iter().for_each(|inner| self.check_pattern(inner));
            }
            Pattern::MatchMapping(node) => {
                self.check_keys(&node.keys, node.range);
                node.patterns.iter().for_each(|inner| self.check_pattern(inner));
            }
            Pattern::MatchValue(node) if node.value.is_f_string_expr() => {
                self.refuse("patterns may only match literals and attribute lookups", node.range);
            }
            Pattern::MatchClass(node) => {
                node.arguments.patterns.iter().for_each(|inner| self.check_pattern(inner));
                let keywords = &node.arguments.keywords;
                for (index, keyword) in keywords.iter().enumerate() {
                    if keywords[..index].iter().any(|other| other.attr.as_str() == keyword.attr.as_str()) {
                        let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                        self.refuse(message, keyword.pattern.range());
                    }
                    self.check_pattern(&keyword.pattern);
                }
            }
            Pattern::MatchAs(node) => node.pattern.iter().for_each(|inner| self.check_pattern(inner)),
            Pattern::MatchOr(node) => {
                let (last, first) = node.patterns.split_last().expect("two or more alternatives");
                first.iter().for_each(|alternative| self.check_refutable(alternative));
                let sorted = |pattern: &Pattern| {
                    let mut names: Vec<String> =
                        captured_names(pattern).into_iter().map(|(name, _)| name.to_owned()).collect();
                    names.sort();
                    names
                };
                let wanted = sorted(last);
                if first.iter().any(|alternative| sorted(alternative) != wanted) {
                    self.refuse("alternative patterns bind different names", node.range);
                }
                node.patterns.iter().for_each(|inner| self.check_pattern(inner));
            }
            _ => {}
        }
        let mut names = Vec::new();
        collect_names(pattern, &mut names);
        for (index, &(name, range)) in names.iter().enumerate() {
            if names[..index].iter().any(|(known, _)| *known == name) {
                self.refuse(format!("multiple assignments to name '{name}' in pattern"), range);
            }
        }
    }
}
