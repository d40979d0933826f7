//! From values to serde's data model.

use runtime::gc::Gc;
use runtime::object::bytes::Bytes as ByteObject;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value as Word;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use crate::convert::{FromValue, kind_of};
use crate::error::Error;
use crate::scope::Scope;

/// Reads one value.
pub(super) struct Reader<'s, 'i> {
    pub word: Word,
    pub scope: &'s mut Scope<'i>,
}

/// Reads items in turn. Reading runs nothing of the program, so what is read keeps them alive.
struct Items<'s, 'i> {
    words: std::vec::IntoIter<Word>,
    scope: &'s mut Scope<'i>,
    value: Word,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(word) = self.words.next() else { return Ok(None) };
        seed.deserialize(Reader { word, scope: self.scope }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.words.len())
    }
}

/// Keys and values come by turns.
impl<'de> de::MapAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let (Some(key), Some(value)) = (self.words.next(), self.words.next()) else { return Ok(None) };
        self.value = value;
        seed.deserialize(Reader { word: key, scope: self.scope }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Reader { word: self.value, scope: self.scope })
    }
}

impl<'s, 'i> Reader<'s, 'i> {
    fn items(self, words: Vec<Word>) -> Items<'s, 'i> {
        Items { words: words.into_iter(), scope: self.scope, value: Word::NONE }
    }

    fn entries(dict: Gc<Dict>) -> Vec<Word> {
        let mut words = Vec::new();
        let mut next = dict.next_entry(0);
        while let Some(entry) = next {
            next = dict.next_entry(entry + 1);
            words.extend(dict.entry(entry).into_iter().flat_map(|(key, value)| [key, value]));
        }
        words
    }
}

impl<'de> de::Deserializer<'de> for Reader<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let word = self.word;
        // Programs nest as deep as they like.
        let checked = self.scope.cx.check_native_stack();
        self.scope.outcome(checked)?;
        if word.is_none() {
            return visitor.visit_unit();
        }
        if let Some(it) = word.as_bool() {
            return visitor.visit_bool(it);
        }
        if runtime::number::is_int(word) {
            return match i64::from_word(word, self.scope) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => visitor.visit_u64(u64::from_word(word, self.scope)?),
            };
        }
        if let Some(float) = word.as_float() {
            return visitor.visit_f64(float);
        }
        if let Some(text) = word.cast::<Str>() {
            return visitor.visit_str(&text.to_cow());
        }
        let list = self.scope.cx.list_in_words(word);
        if let Some(list) = self.scope.outcome(list)? {
            return visitor.visit_seq(self.items(list.as_slice().to_vec()));
        }
        if let Some(tuple) = word.cast::<Tuple>() {
            return visitor.visit_seq(self.items(tuple.as_slice().to_vec()));
        }
        if let Some(dict) = word.cast::<Dict>() {
            return visitor.visit_map(self.items(Self::entries(dict)));
        }
        if let Some(bytes) = word.cast::<ByteObject>() {
            return visitor.visit_bytes(bytes.as_slice());
        }
        Err(Error::Conversion { expected: "data", found: kind_of(word) })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.word.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(text) = self.word.cast::<Str>() {
            return visitor.visit_enum(text.to_cow().into_owned().into_deserializer());
        }
        let entries = self.word.cast::<Dict>().map(Self::entries);
        match entries.as_deref() {
            Some(&[variant, value]) => {
                visitor.visit_enum(Variant { variant, content: Reader { word: value, scope: self.scope } })
            }
            _ => Err(Error::Conversion {
                expected: "a variant: its name, or a dictionary of its name and what it holds",
                found: kind_of(self.word),
            }),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// `{variant: content}`.
struct Variant<'s, 'i> {
    variant: Word,
    content: Reader<'s, 'i>,
}

impl<'de, 's, 'i> de::EnumAccess<'de> for Variant<'s, 'i> {
    type Error = Error;
    type Variant = Reader<'s, 'i>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader<'s, 'i>), Error> {
        let name = seed.deserialize(Reader { word: self.variant, scope: &mut *self.content.scope })?;
        Ok((name, self.content))
    }
}

impl<'de> de::VariantAccess<'de> for Reader<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        de::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self, visitor)
    }
}
