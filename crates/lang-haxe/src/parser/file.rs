//! Reads files and declarations of types.

use super::types::starts_lower;
use super::{Failed, Parsed, Parser, closest};
use crate::lexer::{Keyword, Token, TokenKind};
use crate::source::Span;
use crate::syntax::{
    Access, EnumConstructor, Field, File, Ident, Import, ImportMode, Metadata, Modifiers, TypeDecl,
    TypeDeclKind, find_metadata,
};

use Keyword as K;

impl Parser<'_> {
    /// The whole file.
    pub(super) fn file(&mut self) -> File {
        let mut file = File {
            file: self.file,
            package: Vec::new(),
            imports: Vec::new(),
            types: Vec::new(),
            fields: Vec::new(),
        };
        if self.at_keyword(K::Package) {
            match self.package() {
                Ok(package) => file.package = package,
                Err(Failed) => self.skip_declaration(0),
            }
        }
        while !self.at(TokenKind::End) {
            let start = self.pos;
            if self.accept(TokenKind::Semicolon) {
                continue;
            }
            if self.declaration(&mut file).is_err() {
                self.skip_declaration(start);
            }
        }
        file
    }

    fn package(&mut self) -> Parsed<Vec<Ident>> {
        self.next();
        let mut parts = Vec::new();
        if !self.at(TokenKind::Semicolon) {
            parts = self.dotted()?;
        }
        for part in &parts {
            if !starts_lower(&part.name) {
                self.error_at(part.span, "Package name should start with a lowercase letter");
            }
        }
        self.semicolon();
        Ok(parts)
    }

    fn dotted(&mut self) -> Parsed<Vec<Ident>> {
        let mut parts = vec![self.any_word()?];
        while self.at(TokenKind::Dot) && self.ahead(1).kind != TokenKind::Star {
            self.next();
            parts.push(self.any_word()?);
        }
        Ok(parts)
    }

    /// Passes over tokens from an error to where a declaration can begin.
    fn skip_declaration(&mut self, start: usize) {
        let mut depth = self.open_braces(start);
        if self.pos == start {
            self.next();
        }
        loop {
            match self.kind() {
                TokenKind::End => return,
                TokenKind::BraceOpen => depth += 1,
                TokenKind::BraceClose => depth = depth.saturating_sub(1),
                TokenKind::Semicolon if depth == 0 => {
                    self.next();
                    return;
                }
                TokenKind::Keyword(
                    K::Class | K::Interface | K::Enum | K::Typedef | K::Import | K::Using | K::Abstract,
                ) if depth == 0 || self.starts_line_at_margin() => return,
                _ => {}
            }
            self.next();
        }
    }

    /// Whether the next token stands at the very start of its line, as declarations of types do: then braces that are
    /// open by the count are rather missing.
    fn starts_line_at_margin(&self) -> bool {
        let start = self.span().start as usize;
        start == 0 || self.text.as_bytes()[start - 1] == b'\n'
    }

    fn declaration(&mut self, file: &mut File) -> Parsed<()> {
        let first = self.token();
        match self.kind() {
            TokenKind::Keyword(K::Import) => {
                let import = self.import()?;
                self.check_order(file, import.span);
                file.imports.push(import);
                return Ok(());
            }
            TokenKind::Keyword(K::Using) => {
                let start = self.next().span;
                let path = self.dotted()?;
                let span = self.span_from(start);
                self.semicolon();
                self.check_order(file, span);
                file.imports.push(Import { path, mode: ImportMode::Using, span });
                return Ok(());
            }
            TokenKind::Keyword(K::Package) => {
                return Err(self.error_here("Unexpected package: it must stand first in its file"));
            }
            _ => {}
        }
        let meta = self.metadata()?;
        let begin = self.pos;
        let modifiers = self.type_modifiers()?;
        match self.kind() {
            TokenKind::Keyword(K::Class | K::Interface | K::Enum | K::Abstract | K::Typedef) => {
                let declared = self.type_declaration(first, meta, modifiers)?;
                file.types.push(declared);
            }
            TokenKind::Keyword(K::Function | K::Var | K::Inline | K::Dynamic | K::Final | K::Macro) => {
                self.pos = begin;
                let mut field = self.field(first, meta)?;
                field.modifiers.is_static = true;
                file.fields.push(field);
            }
            TokenKind::Name if begin == self.pos => {
                let word = self.token_text(self.token());
                let known = ["class", "interface", "enum", "abstract", "typedef", "import", "using"];
                let hint = closest(word, &known).map(|known| format!("did you mean `{known}`?"));
                return Err(self.error_with_hint(format!("Unexpected {word}"), hint));
            }
            _ => return Err(self.unexpected()),
        }
        Ok(())
    }

    fn check_order(&mut self, file: &File, span: Span) {
        if !file.types.is_empty() || !file.fields.is_empty() {
            self.error_at(span, "import and using may not appear after a declaration");
        }
    }

    fn import(&mut self) -> Parsed<Import> {
        let start = self.next().span;
        let path = self.dotted()?;
        let mut mode = ImportMode::Plain;
        if self.accept(TokenKind::Dot) {
            self.expect(TokenKind::Star)?;
            mode = ImportMode::All;
        } else if self.at_word("as") || self.at_keyword(K::In) {
            self.next();
            mode = ImportMode::Alias(self.ident()?);
        } else if !self.at(TokenKind::Semicolon) {
            return Err(self.expected(". or ; or as"));
        }
        let span = self.span_from(start);
        self.semicolon();
        Ok(Import { path, mode, span })
    }

    fn type_modifiers(&mut self) -> Parsed<Modifiers> {
        let mut modifiers = Modifiers::default();
        loop {
            let next = self.ahead(1).kind;
            match self.kind() {
                TokenKind::Keyword(K::Private) => modifiers.access = Some(Access::Private),
                TokenKind::Keyword(K::Public) => modifiers.access = Some(Access::Public),
                TokenKind::Keyword(K::Extern) => modifiers.is_extern = true,
                TokenKind::Keyword(K::Final) if next != TokenKind::Name => modifiers.is_final = true,
                TokenKind::Keyword(K::Abstract) if next != TokenKind::Name => modifiers.is_abstract = true,
                TokenKind::Keyword(K::Static) => modifiers.is_static = true,
                TokenKind::Keyword(K::Macro) => {
                    return Err(self.error_here("macro functions are not supported"));
                }
                _ => return Ok(modifiers),
            }
            self.next();
        }
    }

    fn type_declaration(
        &mut self,
        first: Token,
        meta: Vec<Metadata>,
        modifiers: Modifiers,
    ) -> Parsed<TypeDecl> {
        let keyword = self.next();
        let is_enum_abstract = keyword.kind == TokenKind::Keyword(K::Enum)
            && self.accept_keyword(K::Abstract)
            || find_metadata(&meta, ":enum").is_some();
        let name = self.ident()?;
        if starts_lower(&name.name) {
            self.error_at(name.span, "Type name should start with an uppercase letter");
        }
        let params = self.type_params()?;
        let kind = match keyword.kind {
            TokenKind::Keyword(K::Class) => self.class()?,
            TokenKind::Keyword(K::Interface) => self.interface()?,
            TokenKind::Keyword(K::Enum) if !is_enum_abstract => self.enumeration()?,
            TokenKind::Keyword(K::Typedef) => {
                self.expect(TokenKind::Assign)?;
                let target = self.ty()?;
                self.typedef_end();
                TypeDeclKind::Typedef { target }
            }
            _ => self.abstract_type(is_enum_abstract)?,
        };
        let span = self.span_from(first.span);
        Ok(TypeDecl { doc: self.doc(first), meta, modifiers, name, params, kind, span })
    }

    /// The `;` behind a typedef: it may be missing, as in the reference compiler, before anything that begins anew.
    fn typedef_end(&mut self) {
        if !self.accept(TokenKind::Semicolon) && !self.at(TokenKind::End) && !self.starts_line() {
            self.semicolon();
        }
    }

    fn class(&mut self) -> Parsed<TypeDeclKind> {
        let mut extends = None;
        let mut implements = Vec::new();
        loop {
            if self.at_keyword(K::Extends) {
                let at = self.next().span;
                if extends.is_some() {
                    self.error_at(at, "Cannot extend several classes");
                }
                extends = Some(self.type_path()?);
            } else if self.accept_keyword(K::Implements) {
                implements.push(self.type_path()?);
            } else {
                break;
            }
        }
        let fields = self.fields()?;
        Ok(TypeDeclKind::Class { extends, implements, fields })
    }

    fn interface(&mut self) -> Parsed<TypeDeclKind> {
        let mut extends = Vec::new();
        while self.at_keyword(K::Extends) || self.at_keyword(K::Implements) {
            let keyword = self.next();
            if keyword.kind == TokenKind::Keyword(K::Implements) {
                self.error_at(
                    keyword.span,
                    "Interfaces cannot implement another interface (use extends instead)",
                );
            }
            extends.push(self.type_path()?);
        }
        let fields = self.fields()?;
        Ok(TypeDeclKind::Interface { extends, fields })
    }

    fn abstract_type(&mut self, is_enum: bool) -> Parsed<TypeDeclKind> {
        let underlying = if self.at(TokenKind::ParenOpen) {
            let open = self.next().span;
            let ty = self.ty()?;
            self.expect_close(TokenKind::ParenClose, open, ")")?;
            Some(ty)
        } else {
            None
        };
        let mut from = Vec::new();
        let mut to = Vec::new();
        loop {
            if self.at_word("from") {
                self.next();
                from.push(self.ty()?);
            } else if self.at_word("to") {
                self.next();
                to.push(self.ty()?);
            } else {
                break;
            }
        }
        let fields = self.fields()?;
        Ok(TypeDeclKind::Abstract { underlying, from, to, fields, is_enum })
    }

    /// `{ fields }`.
    fn fields(&mut self) -> Parsed<Vec<Field>> {
        let open = self.expect(TokenKind::BraceOpen)?.span;
        let mut fields = Vec::new();
        while !self.at(TokenKind::BraceClose) && !self.at(TokenKind::End) {
            let start = self.pos;
            let first = self.token();
            let field = self.metadata().and_then(|meta| self.field(first, meta));
            match field {
                Ok(field) => fields.push(field),
                Err(Failed) => {
                    if self.begins_type() {
                        break;
                    }
                    self.skip_field(start);
                }
            }
        }
        // A type that begins here shows that the brace is missing: what was read is kept.
        if self.expect_close(TokenKind::BraceClose, open, "}").is_err() && !self.begins_type() {
            return Err(Failed);
        }
        Ok(fields)
    }

    /// Whether a type's declaration begins here, where a field should.
    fn begins_type(&self) -> bool {
        matches!(self.kind(), TokenKind::Keyword(K::Class | K::Interface | K::Typedef | K::Enum))
    }

    /// Passes over tokens from an error to where a field can begin, or to the brace that ends the fields.
    fn skip_field(&mut self, start: usize) {
        let mut depth = self.open_braces(start);
        if self.pos == start {
            if self.at(TokenKind::BraceOpen) {
                depth += 1;
            }
            self.next();
        }
        loop {
            match self.kind() {
                TokenKind::End => return,
                TokenKind::BraceOpen => depth += 1,
                TokenKind::BraceClose if depth == 0 => return,
                TokenKind::BraceClose => depth -= 1,
                TokenKind::Keyword(
                    K::Public
                    | K::Private
                    | K::Static
                    | K::Override
                    | K::Function
                    | K::Inline
                    | K::Var
                    | K::Final,
                ) if depth == 0 && self.starts_line() => return,
                TokenKind::Meta if depth == 0 && self.starts_line() => return,
                TokenKind::Semicolon if depth == 0 => {
                    self.next();
                    return;
                }
                _ if self.begins_type() && self.starts_line_at_margin() => return,
                _ => {}
            }
            self.next();
        }
    }

    fn enumeration(&mut self) -> Parsed<TypeDeclKind> {
        let open = self.expect(TokenKind::BraceOpen)?.span;
        let mut constructors = Vec::new();
        while !self.at(TokenKind::BraceClose) && !self.at(TokenKind::End) {
            let start = self.pos;
            match self.enum_constructor() {
                Ok(constructor) => constructors.push(constructor),
                Err(Failed) => {
                    if self.begins_type() {
                        break;
                    }
                    self.skip_statement(start);
                    if self.pos == start {
                        self.next();
                    }
                }
            }
        }
        self.expect_close(TokenKind::BraceClose, open, "}")?;
        Ok(TypeDeclKind::Enum { constructors })
    }

    fn enum_constructor(&mut self) -> Parsed<EnumConstructor> {
        let first = self.token();
        let meta = self.metadata()?;
        let name = self.ident()?;
        let params = self.type_params()?;
        let args = if self.at(TokenKind::ParenOpen) { Some(self.params()?) } else { None };
        let result = self.type_hint()?;
        let span = self.span_from(first.span);
        if !self.accept(TokenKind::Semicolon) {
            self.error_here("Missing ;");
            if !self.at(TokenKind::Name) {
                return Err(Failed);
            }
        }
        Ok(EnumConstructor { doc: self.doc(first), meta, name, params, args, result, span })
    }
}
