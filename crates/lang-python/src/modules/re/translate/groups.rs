//! Groups, assertions, conditions and flags: what begins with a parenthesis.

use super::{Flags, PatternError, Piece, Step, Translator, is_identifier};

impl Translator<'_> {
    /// A group, an assertion, flags or a comment behind `(` at `here`.
    pub(super) fn group(&mut self, here: usize) -> Step<Piece> {
        if !self.take_if('?') {
            self.capture(None, here)?;
            return Ok(Piece::Item);
        }
        let Some(c) = self.take() else { return self.error_at("unexpected end of pattern", self.at) };
        match c {
            ':' => self.enclosed("(?:", here)?,
            '>' => self.enclosed("(?>", here)?,
            '=' | '!' => {
                self.enclosed(if c == '=' { "(?=" } else { "(?!" }, here)?;
                self.width = (0, 0);
            }
            '<' => {
                let Some(c) = self.take() else { return self.error_at("unexpected end of pattern", self.at) };
                let opening = match c {
                    '=' => "(?<=",
                    '!' => "(?<!",
                    _ => return self.error_at(format!("unknown extension ?<{c}"), here + 1),
                };
                self.enclosed(opening, here)?;
                if self.width.0 != self.width.1 {
                    let message = "look-behind requires fixed-width pattern".to_owned();
                    return Err(PatternError { message, position: None });
                }
                self.width = (0, 0);
            }
            '#' => {
                while self.take().is_some_and(|c| c != ')') {
                    if self.at == self.pattern.len() && self.pattern[self.at - 1] != ')' {
                        return self.error_at("missing ), unterminated comment", here);
                    }
                }
                // A comment is as if it were not there; a repeat behind it has nothing to repeat.
                return Ok(Piece::Nothing);
            }
            'P' => return self.named(here),
            '(' => self.conditional(here)?,
            _ if c == '-' || Flags::of_letter(c).is_some() => {
                self.at -= 1;
                return self.flag_group(here);
            }
            _ => return self.error_at(format!("unknown extension ?{c}"), here + 1),
        }
        Ok(Piece::Item)
    }

    /// What stands up to the closing parenthesis, with flags of its own.
    fn enclosed(&mut self, opening: &str, here: usize) -> Step {
        self.push(opening);
        let flags = self.flags;
        self.alternatives()?;
        self.flags = flags;
        if !self.take_if(')') {
            return self.error_at("missing ), unterminated subpattern", here);
        }
        self.push(")");
        Ok(())
    }

    fn capture(&mut self, name: Option<String>, here: usize) -> Step {
        self.result.groups += 1;
        let group = self.result.groups;
        if let Some(name) = name {
            if let Some((_, known)) = self.result.names.iter().find(|(known, _)| *known == name) {
                return self.error_at(
                    format!("redefinition of group name '{name}' as group {group}; was group {known}"),
                    here + 4,
                );
            }
            self.result.names.push((name, group));
        }
        self.open.push(group);
        self.group_widths.push((0, 0));
        self.enclosed("(", here)?;
        self.open.pop();
        self.group_widths[group] = self.width;
        self.result.closing.push(group);
        Ok(())
    }

    /// The name up to `end`, which is taken too.
    fn group_name(&mut self, end: char) -> Step<String> {
        let start = self.at;
        let mut name = String::new();
        loop {
            match self.take() {
                Some(c) if c == end => break,
                Some(c) => name.push(c),
                None if name.is_empty() => return self.error_at("missing group name", start),
                None => return self.error_at(format!("missing {end}, unterminated name"), start),
            }
        }
        if name.is_empty() {
            return self.error_at("missing group name", start);
        }
        Ok(name)
    }

    fn checked_name(&mut self, end: char) -> Step<String> {
        let start = self.at;
        let name = self.group_name(end)?;
        if !is_identifier(&name) {
            return self.error_at(format!("bad character in group name '{name}'"), start);
        }
        Ok(name)
    }

    fn named(&mut self, here: usize) -> Step<Piece> {
        match self.take() {
            Some('<') => {
                let name = self.checked_name('>')?;
                self.capture(Some(name), here)?;
            }
            Some('=') => {
                let start = self.at;
                let name = self.checked_name(')')?;
                match self.result.names.iter().find(|(known, _)| *known == name) {
                    Some(&(_, group)) => self.reference(group, start)?,
                    None => return self.error_at(format!("unknown group name '{name}'"), start),
                }
            }
            Some(c) => return self.error_at(format!("unknown extension ?P{c}"), here + 1),
            None => return self.error_at("unexpected end of pattern", self.at),
        }
        Ok(Piece::Item)
    }

    fn conditional(&mut self, here: usize) -> Step {
        let start = self.at;
        let name = self.group_name(')')?;
        let is_number = name.chars().all(|c| c.is_ascii_digit());
        let group = match name.parse::<usize>().ok().filter(|_| is_number) {
            Some(0) => return self.error_at("bad group number", start),
            Some(number) => number,
            None if !is_identifier(&name) => {
                return self.error_at(format!("bad character in group name '{name}'"), start);
            }
            None => match self.result.names.iter().find(|(known, _)| *known == name) {
                Some(&(_, group)) => group,
                None => return self.error_at(format!("unknown group name '{name}'"), start),
            },
        };
        if group > self.result.groups {
            return self.error_at(format!("invalid group reference {group}"), start);
        }
        self.enclosed(&format!("(?({group})"), here)
    }

    /// `(?aim)`, `(?i:…)`, `(?-i:…)`; the question mark is taken.
    fn flag_group(&mut self, here: usize) -> Step<Piece> {
        let (mut set, mut cleared, mut is_clearing) = (0, 0, false);
        let closing = loop {
            match self.take() {
                Some('-') if !is_clearing => is_clearing = true,
                Some(c @ (')' | ':')) => break c,
                Some(c) => match Flags::of_letter(c) {
                    Some(flag) if is_clearing => cleared |= flag,
                    Some(Flags::UNICODE) if self.is_bytes => {
                        return self
                            .error_at("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
                    }
                    Some(flag) => set |= flag,
                    None => return self.error_at("unknown flag", self.at - 1),
                },
                None => return self.error_at("missing -, : or )", self.at),
            }
        };
        if closing == ')' {
            if is_clearing {
                return self.error_at("missing :", self.at - 1);
            }
            // Others of the kind may stand before it.
            let before: String = self.pattern[..here].iter().collect();
            let is_first = before.split_inclusive(')').all(|part| {
                let part = part.trim();
                let inside = part.strip_prefix("(?").and_then(|part| part.strip_suffix(')'));
                part.is_empty() || inside.is_some_and(|flags| flags.chars().all(|c| c.is_ascii_alphabetic()))
            });
            if !is_first {
                return self.error_at("global flags not at the start of the expression", here);
            }
            self.flags.0 |= set;
            return Ok(Piece::Nothing);
        }
        let outer = self.flags;
        self.flags.0 = (self.flags.0 | set) & !cleared;
        let letter = match (outer.has(Flags::IGNORECASE), self.flags.has(Flags::IGNORECASE)) {
            (false, true) => "i",
            (true, false) => "-i",
            _ => "",
        };
        self.enclosed(&format!("(?{letter}:"), here)?;
        self.flags = outer;
        Ok(Piece::Item)
    }
}
