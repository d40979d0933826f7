//! From serde's data model to values. What is being built is on the isolate's stack, which keeps it alive.

use runtime::gc::Gc;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::value::Value as Word;
use serde::ser::{self, Serialize};

use crate::convert::IntoValue;
use crate::error::Error;
use crate::scope::Scope;
use crate::value::Bytes;

/// Makes one value.
pub(super) struct Writer<'s, 'i>(pub &'s mut Scope<'i>);

/// Makes a list, in a dictionary by the name of a variant if there is one.
pub(super) struct ListWriter<'s, 'i> {
    scope: &'s mut Scope<'i>,
    list: Gc<List>,
    variant: Option<&'static str>,
    /// The list becomes a tuple.
    is_tuple: bool,
}

/// Makes a dictionary, in another one by the name of a variant if there is one.
pub(super) struct DictWriter<'s, 'i> {
    scope: &'s mut Scope<'i>,
    dict: Gc<Dict>,
    key: Word,
    variant: Option<&'static str>,
}

fn insert(scope: &mut Scope<'_>, dict: Gc<Dict>, key: Word, value: Word) -> Result<(), Error> {
    let inserted = scope.cx.dict_insert(dict, key, value).map(|_| ());
    scope.outcome(inserted)
}

fn new_dict(scope: &mut Scope<'_>) -> Result<Gc<Dict>, Error> {
    let made = scope.cx.new_dict();
    scope.outcome(made)
}

/// `{variant: value}`, or the value itself.
fn named(scope: &mut Scope<'_>, variant: Option<&'static str>, value: Word) -> Result<Word, Error> {
    let Some(variant) = variant else { return Ok(value) };
    let dict = new_dict(scope)?;
    let key = variant.into_word(scope)?;
    insert(scope, dict, key, value)?;
    Ok(dict.value())
}

impl<'s, 'i> Writer<'s, 'i> {
    fn list(self, variant: Option<&'static str>, is_tuple: bool) -> Result<ListWriter<'s, 'i>, Error> {
        let made = self.0.cx.new_list(&[]);
        let list = self.0.outcome(made)?;
        Ok(ListWriter { scope: self.0, list, variant, is_tuple })
    }

    fn dict(self, variant: Option<&'static str>) -> Result<DictWriter<'s, 'i>, Error> {
        let dict = new_dict(self.0)?;
        Ok(DictWriter { scope: self.0, dict, key: Word::NONE, variant })
    }
}

macro_rules! plain {
    ($( $method:ident($ty:ty) )*) => { $(
        fn $method(self, value: $ty) -> Result<Word, Error> {
            value.into_word(self.0)
        }
    )* };
}

impl<'s, 'i> ser::Serializer for Writer<'s, 'i> {
    type Ok = Word;
    type Error = Error;
    type SerializeSeq = ListWriter<'s, 'i>;
    type SerializeTuple = ListWriter<'s, 'i>;
    type SerializeTupleStruct = ListWriter<'s, 'i>;
    type SerializeTupleVariant = ListWriter<'s, 'i>;
    type SerializeMap = DictWriter<'s, 'i>;
    type SerializeStruct = DictWriter<'s, 'i>;
    type SerializeStructVariant = DictWriter<'s, 'i>;

    plain! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_f64(f64)
        serialize_str(&str)
    }

    fn serialize_f32(self, value: f32) -> Result<Word, Error> {
        f64::from(value).into_word(self.0)
    }

    fn serialize_char(self, value: char) -> Result<Word, Error> {
        value.to_string().into_word(self.0)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Word, Error> {
        Bytes(value.to_vec()).into_word(self.0)
    }

    fn serialize_none(self) -> Result<Word, Error> {
        Ok(Word::NONE)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Word, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Word, Error> {
        Ok(Word::NONE)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Word, Error> {
        Ok(Word::NONE)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Word, Error> {
        variant.into_word(self.0)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Word, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Word, Error> {
        let value = value.serialize(Writer(&mut *self.0))?;
        named(self.0, Some(variant), value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        self.list(None, false)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        self.list(None, true)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        self.list(None, true)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        self.list(Some(variant), true)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        self.dict(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        self.dict(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        self.dict(Some(variant))
    }
}

impl ListWriter<'_, '_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let word = value.serialize(Writer(&mut *self.scope))?;
        let pushed = self.list.push(self.scope.cx, word);
        self.scope.outcome(pushed)
    }

    fn finish(self) -> Result<Word, Error> {
        let value = if self.is_tuple {
            let made = self.scope.cx.new_tuple(self.list.as_slice()).map(|tuple| tuple.value());
            self.scope.outcome(made)?
        } else {
            self.list.value()
        };
        named(self.scope, self.variant, value)
    }
}

impl DictWriter<'_, '_> {
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let value = value.serialize(Writer(&mut *self.scope))?;
        let key = key.into_word(self.scope)?;
        insert(self.scope, self.dict, key, value)
    }

    fn finish(self) -> Result<Word, Error> {
        named(self.scope, self.variant, self.dict.value())
    }
}

macro_rules! compounds {
    ($( $Trait:ident $Writer:ident $method:ident($($key:ident: $Key:ty)?) $part:ident; )*) => { $(
        impl ser::$Trait for $Writer<'_, '_> {
            type Ok = Word;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, $($key: $Key,)? value: &T) -> Result<(), Error> {
                self.$part($($key,)? value)
            }

            fn end(self) -> Result<Word, Error> {
                self.finish()
            }
        }
    )* };
}

compounds! {
    SerializeSeq ListWriter serialize_element() item;
    SerializeTuple ListWriter serialize_element() item;
    SerializeTupleStruct ListWriter serialize_field() item;
    SerializeTupleVariant ListWriter serialize_field() item;
    SerializeStruct DictWriter serialize_field(key: &'static str) field;
    SerializeStructVariant DictWriter serialize_field(key: &'static str) field;
}

impl ser::SerializeMap for DictWriter<'_, '_> {
    type Ok = Word;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = key.serialize(Writer(&mut *self.scope))?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let value = value.serialize(Writer(&mut *self.scope))?;
        insert(self.scope, self.dict, self.key, value)
    }

    fn end(self) -> Result<Word, Error> {
        self.finish()
    }
}
