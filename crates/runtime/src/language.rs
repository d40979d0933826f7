//! What a language supplies: everything an instruction does beyond the paths that all languages share.

use abi::intrinsic::{Instances, Intrinsic};
use abi::operators::{Asking, Meaning, OperatorForm};
use abi::sequence::Sequence;

use crate::class::Class;
use crate::context::Context;
use crate::continuation;
use crate::exception::{ErrorKind, Result};
use crate::feedback::FeedbackSlot;
use crate::function::{FunctionCell, IntrinsicFn};
use crate::gc::Gc;
use crate::layout::LayoutError;
use crate::native::{Arguments, NativeFn, NativeFunction};
use crate::object::cell::Cell;
use crate::object::closure::Closure;
use crate::object::hash_table::KeyHash;
use crate::object::string::Str;
use crate::shape::ShapeId;
use crate::value::Value;

pub use abi::operators::{BinaryOp, CompareOp, UnaryOp};

/// An operator, or another instruction, that methods of objects can define.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Arithmetic.
    Binary(BinaryOp),
    /// Arithmetic that may change its first operand.
    InPlace(BinaryOp),
    /// Comparison.
    Compare(CompareOp),
    /// Arithmetic with one operand.
    Unary(UnaryOp),
    /// What a function of the host asks of the first operand.
    Asked(Asking),
    /// Reading an element.
    GetElement,
    /// Writing an element: the method also gets what is written, and what it yields is dropped.
    SetElement,
    /// A call of the first operand, which is no function.
    Call,
    /// Whether the first operand, a container, holds the second: what the method yields counts as true or not.
    Contains,
    /// Iterating the first operand, or taking it apart.
    Iterate,
    /// Taking the next value of the first operand, an iterator, whose method raises what [`Language::ends_iteration`] knows at the end.
    Next,
}

/// The attribute with the method of an operator with two operands: see [`Language::operator_method`].
#[derive(Clone, Copy, Debug)]
pub struct OperatorMethod {
    /// The attribute.
    pub cell: Gc<Cell>,
    /// Whose it is, and what its result says.
    pub form: OperatorForm,
}

impl From<Gc<Cell>> for OperatorMethod {
    fn from(cell: Gc<Cell>) -> Self {
        OperatorMethod { cell, form: OperatorForm::Direct }
    }
}

/// A class whose calls need nothing of the language: see [`Language::plain_class`].
#[derive(Clone, Copy, Debug)]
pub struct PlainClass {
    /// Shape of new objects.
    pub shape: ShapeId,
    /// The attribute that holds the initializer, a closure, which gets the object first and must return none. Without
    /// one, the call takes no arguments.
    pub initializer: Option<Gc<Cell>>,
}

/// A class whose new objects hold a tuple in their first word, and nothing in others: see [`Language::record_class`].
#[derive(Clone, Copy, Debug)]
pub struct RecordClass {
    /// Shape of new objects.
    pub shape: ShapeId,
    /// Length of the tuple, where only one is possible.
    pub fields: Option<usize>,
    /// How many words hold none behind the tuple.
    pub empties: usize,
    /// Whether its objects tell the end of an iteration, see [`Language::ends_iteration`].
    pub ends_iteration: bool,
    /// The attribute that holds what is then called with the object and the elements, as [`PlainClass::initializer`].
    pub initializer: Option<Gc<Cell>>,
}

/// What an attribute of a class delivers that wraps something.
#[derive(Clone, Copy, Debug)]
pub struct Wrapped {
    /// What is wrapped.
    pub value: Value,
    /// Whether it is bound to the class that it is read from, or of the object that it is read from; else to nothing.
    pub binds_class: bool,
}

/// The rules of a language. One value for the process; state of an isolate's own is a
/// [`LanguageState`](crate::context::LanguageState).
///
/// Each method is called when the shared fast paths of its instruction do not apply. What a language does not say is as for
/// modules of none, [`Plain`]: an error, whose exception is its message.
pub trait Language: Sync {
    /// Name of the language.
    fn name(&self) -> &'static str;

    /// Whether programs can capture continuations. All code of an isolate with such a language keeps what that takes.
    fn has_continuations(&self) -> bool {
        false
    }

    /// An exception object for an error that the runtime found.
    fn new_error(&self, cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
        let text = format!("{kind:?} error: {message}");
        Ok(cx.new_string(&text)?.value())
    }
    /// What raising `thrown` raises: an exception object, checked and completed by the language's rules.
    fn to_exception(&self, cx: &mut Context, thrown: Value) -> Result {
        if thrown.is_none() { cx.value_error("none is no exception") } else { Ok(thrown) }
    }
    /// Takes the pending exception if that is how the method that steps an iterator, see [`Operator::Next`], tells the end.
    fn ends_iteration(&self, cx: &mut Context) -> bool {
        let _ = cx;
        false
    }
    /// Notes that the pending `exception` passes the instruction at `pc` of `function`.
    fn add_traceback(&self, cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
        let _ = (cx, exception, function, pc);
    }

    /// Arithmetic; fixnums, floats and big integers do not come here, except where the result is an error.
    fn binary(&self, cx: &mut Context, op: BinaryOp, in_place: bool, lhs: Value, rhs: Value) -> Result {
        let _ = (op, in_place, lhs, rhs);
        misfit(cx)
    }
    /// Arithmetic whose first method, see [`Language::operator_method`], has declined.
    fn binary_declined(
        &self,
        cx: &mut Context,
        op: BinaryOp,
        in_place: bool,
        lhs: Value,
        rhs: Value,
    ) -> Result {
        let _ = (op, in_place, lhs, rhs);
        misfit(cx)
    }
    /// Comparison whose first method, see [`Language::operator_method`], has yielded `result`, or has declined.
    fn finish_comparison(
        &self,
        cx: &mut Context,
        op: CompareOp,
        lhs: Value,
        rhs: Value,
        result: Value,
    ) -> Result {
        let _ = (cx, op, lhs, rhs);
        Ok(result)
    }
    /// The attribute with the function that decides what an operator yields, called with both operands, for all
    /// operands of the shapes that these have (of words that are no pointers, for all such words). The caller
    /// notes the lookup; the function may decline by yielding [`Language::declines`].
    fn operator_method(
        &self,
        cx: &mut Context,
        operator: Operator,
        lhs: Value,
        rhs: Value,
    ) -> Option<OperatorMethod> {
        let _ = (cx, operator, lhs, rhs);
        None
    }
    /// What the truth of an object is asked of, and the attribute with the method that says it; for all objects of its shape.
    fn truth_method(&self, cx: &mut Context, object: Value) -> Option<(Asking, Gc<Cell>)> {
        let _ = (cx, object);
        None
    }
    /// What a native method of an operator, see [`Language::operator_method`], comes to for operands of these shapes.
    fn operator_meaning(
        &self,
        cx: &Context,
        method: Gc<NativeFunction>,
        lhs: ShapeId,
        rhs: Option<ShapeId>,
    ) -> Meaning {
        let _ = (cx, method, lhs, rhs);
        Meaning::Call
    }
    /// The elements that a native method for elements, see [`Language::operator_method`], reads and writes in objects of a shape.
    fn sequence(&self, cx: &mut Context, method: Gc<NativeFunction>, shape: ShapeId) -> Option<Sequence> {
        let _ = (cx, method, shape);
        None
    }
    /// The list or tuple that the iteration of an object goes through: the object itself where it is laid out as one.
    fn iterated_sequence(&self, cx: &mut Context, object: Value) -> Option<Value> {
        let _ = (cx, object);
        None
    }
    /// What `object[key]` comes to for an object of the layout of a dict whose entries lack the key.
    fn missing_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        self.get_element(cx, object, key)
    }
    /// The value by which the method of an operator declines.
    fn declines(&self, cx: &mut Context) -> Option<Value> {
        let _ = cx;
        None
    }
    /// What an attribute of a class delivers, where [`PropertyCase::Wrapped`] or [`PropertyCase::WrappedOfClass`] says that
    /// `attribute` wraps something.
    ///
    /// [`PropertyCase::Wrapped`]: crate::feedback::PropertyCase::Wrapped
    /// [`PropertyCase::WrappedOfClass`]: crate::feedback::PropertyCase::WrappedOfClass
    fn wrapped(&self, cx: &mut Context, attribute: Value) -> Option<Wrapped> {
        let _ = (cx, attribute);
        None
    }
    /// The function that computes a property from the object, where [`PropertyCase::Getter`] says that `property` does so.
    ///
    /// [`PropertyCase::Getter`]: crate::feedback::PropertyCase::Getter
    fn getter(&self, cx: &mut Context, property: Value) -> Option<Value> {
        let _ = (cx, property);
        None
    }
    /// The function that a write of the computed property `property` calls with the object and the value, where
    /// [`PropertyCase::Setter`] says that it does so.
    ///
    /// [`PropertyCase::Setter`]: crate::feedback::PropertyCase::Setter
    fn setter(&self, property: Value) -> Option<Value> {
        let _ = property;
        None
    }
    /// Arithmetic with one operand.
    fn unary(&self, cx: &mut Context, op: UnaryOp, operand: Value) -> Result {
        let _ = (op, operand);
        misfit(cx)
    }
    /// Comparison. Two texts compare by their code points in all languages, as compiled code takes for granted
    /// ([`compare_texts`]).
    fn compare(&self, cx: &mut Context, op: CompareOp, lhs: Value, rhs: Value) -> Result {
        compare_texts(op, lhs, rhs).map_or_else(|| misfit(cx), |truth| Ok(Value::bool(truth)))
    }
    /// Whether a value counts as true.
    fn truth(&self, cx: &mut Context, value: Value) -> Result<bool> {
        let _ = cx;
        Ok(value != Value::FALSE && !value.is_none())
    }
    /// Whether all objects of the shape of this one count as true, and nothing of the program is asked. The caller notes the
    /// lookups.
    fn is_always_true(&self, cx: &mut Context, object: Value) -> bool {
        let _ = (cx, object);
        false
    }
    /// Whether instructions with operators, on elements and for raising may run code of the program.
    fn has_hooks(&self) -> bool {
        true
    }
    /// Whether arithmetic takes booleans for 0 and 1.
    fn booleans_are_numbers(&self) -> bool {
        false
    }
    /// Whether a string contains those that are parts of it: [`Language::contains`] of strings.
    fn strings_contain_parts(&self) -> bool {
        false
    }
    /// Whether the sum of two strings is both, one after the other.
    fn adds_strings(&self) -> bool {
        false
    }
    /// Whether tuples are compared by the first elements that are neither the same nor equal, else by their lengths.
    fn tuples_compare_by_elements(&self) -> bool {
        false
    }
    /// Whether empty lists and strings count as false.
    fn empty_is_false(&self) -> bool {
        false
    }
    /// Whether a value is an instance of a class or of one made from it; may run nothing of the program.
    fn is_instance(&self, cx: &mut Context, value: Value, class: Gc<Class>) -> bool {
        let own = value.shape().and_then(|shape| cx.shapes[shape].class);
        own.is_some_and(|own| cx.is_subclass(own, class))
    }
    /// Whether a test for instances of this class runs code of the program, so that [`Language::is_instance`] does not tell.
    fn tests_instances(&self, cx: &mut Context, class: Gc<Class>) -> bool {
        let _ = (cx, class);
        false
    }
    /// Whether `container` holds `item`.
    fn contains(&self, cx: &mut Context, item: Value, container: Value) -> Result<bool> {
        let _ = (item, container);
        misfit(cx)
    }

    /// Reads a property and fills the slot, if there is one.
    fn get_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result {
        let _ = (object, name, slot);
        misfit(cx)
    }
    /// As [`Language::get_property`], but none of Rust's where there is no such property.
    fn find_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<Option<Value>> {
        self.get_property(cx, object, name, slot).map(Some)
    }
    /// Writes a property and fills the slot, if there is one.
    fn set_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        value: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<()> {
        let _ = (object, name, value, slot);
        misfit(cx)
    }
    /// Writes a property without asking hooks of the program's, and fills the slot, if there is one.
    fn set_own_property(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        value: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<()> {
        self.set_property(cx, object, name, value, slot)
    }
    /// Deletes a property.
    fn delete_property(&self, cx: &mut Context, object: Value, name: Value) -> Result<()> {
        let _ = (object, name);
        misfit(cx)
    }
    /// Finds what `object.name(...)` calls: the function, and the receiver to pass first or unbound. Fills the slot.
    fn get_method(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        let _ = (object, name, slot);
        misfit(cx)
    }
    /// As [`Language::get_method`], by the class of the object alone, past what the object has itself.
    fn get_special(
        &self,
        cx: &mut Context,
        object: Value,
        name: Value,
        slot: Option<&FeedbackSlot>,
    ) -> Result<(Value, Value)> {
        self.get_method(cx, object, name, slot)
    }

    /// The error for a value that is not the object that an instruction on layouts wants.
    fn new_layout_error(&self, cx: &mut Context, error: LayoutError) -> Result {
        let message = match error {
            LayoutError::None => "access of a field or method of none".to_owned(),
            LayoutError::Wrong { expected, .. } => match cx.shapes[expected].fixed.as_deref() {
                Some(layout) => format!("the value is no {}", layout.name),
                None => "the value is no such array".to_owned(),
            },
        };
        self.new_error(cx, ErrorKind::Type, &message)
    }

    /// Whether an integer beyond all floats is infinite where it meets one, and no error.
    fn is_infinite_when_too_large(&self) -> bool {
        false
    }
    /// Whether the element instructions mean arrays and lists alone, whose indices count from 0 up, so that anything else they
    /// meet is for the language.
    fn elements_are_of_vectors(&self) -> bool {
        false
    }
    /// Reads an element.
    fn get_element(&self, cx: &mut Context, object: Value, key: Value) -> Result {
        let _ = (object, key);
        misfit(cx)
    }
    /// Writes an element.
    fn set_element(&self, cx: &mut Context, object: Value, key: Value, value: Value) -> Result<()> {
        let _ = (object, key, value);
        misfit(cx)
    }
    /// Reads what a slice of these parts means: start, stop and step.
    fn get_slice(&self, cx: &mut Context, object: Value, parts: &[Value; 3]) -> Result {
        let slice = cx.new_slice(*parts)?;
        self.get_element(cx, object, slice.value())
    }
    /// Writes what a slice of these parts means.
    fn set_slice(&self, cx: &mut Context, object: Value, parts: &[Value; 3], value: Value) -> Result<()> {
        let slice = cx.new_slice(*parts)?;
        self.set_element(cx, object, slice.value(), value)
    }
    /// Deletes an element.
    fn delete_element(&self, cx: &mut Context, object: Value, key: Value) -> Result<()> {
        let _ = (object, key);
        misfit(cx)
    }

    /// Calls what is neither a closure, nor a native function, nor a bound method.
    fn call(&self, cx: &mut Context, callee: Value, arguments: Arguments<'_>) -> Result {
        let _ = (callee, arguments);
        misfit(cx)
    }
    /// What `iterable` iterates over, as a list or tuple: the rest of the arguments of a call of `callee`. Lists and tuples do
    /// not come here.
    fn spread_arguments(&self, cx: &mut Context, callee: Value, iterable: Value) -> Result {
        let _ = (callee, iterable);
        cx.type_error("arguments must be a list or tuple")
    }
    /// The entries of a mapping as a dict whose keys are strings: named arguments of a call of `callee`. Such dicts do not come
    /// here.
    fn spread_keywords(&self, cx: &mut Context, callee: Value, mapping: Value) -> Result {
        let _ = (callee, mapping);
        cx.type_error("keywords must be strings")
    }
    /// Whether closures keep the defaults of their parameters in the first two elements of the tuple that is their data:
    /// see `optimizer::request::Binding`. Compiled code then does for some calls what `bind_arguments` does.
    fn keeps_defaults(&self) -> bool {
        false
    }
    /// Whether every parameter wants an argument and the last may take a list of pairs of those that are left over. As before
    /// for compiled code.
    fn keeps_rest_in_list(&self) -> bool {
        false
    }

    /// Distributes the arguments of a call to the parameters of `closure`, exactly as many words as it has parameters.
    fn bind_arguments(
        &self,
        cx: &mut Context,
        closure: Gc<Closure>,
        arguments: Arguments<'_>,
        parameters: &mut [Value],
    ) -> Result<()> {
        let _ = (closure, arguments, parameters);
        misfit(cx)
    }

    /// An iterator over `iterable`.
    fn iterate(&self, cx: &mut Context, iterable: Value) -> Result {
        let _ = iterable;
        misfit(cx)
    }
    /// What the method of an object that is iterated, see [`Operator::Iterate`], has yielded, if it is an iterator.
    fn checked_iterator(&self, cx: &mut Context, iterator: Value) -> Result {
        let _ = cx;
        Ok(iterator)
    }
    /// What the function of the host yields for which a method, see [`Operator::Asked`], has given this.
    fn checked_answer(&self, cx: &mut Context, asking: Asking, answer: Value) -> Result {
        let _ = (cx, asking);
        Ok(answer)
    }
    /// An iterator over `iterable`, whose values are to be taken apart; differs in the error alone.
    fn iterate_to_unpack(&self, cx: &mut Context, iterable: Value) -> Result {
        self.iterate(cx, iterable)
    }
    /// The next value of an iterator that is none of the runtime's own, or [`Value::STOP`].
    fn next(&self, cx: &mut Context, iterator: Value) -> Result {
        let _ = iterator;
        misfit(cx)
    }
    /// The hash of a key of a hash table; fixnums and strings do not come here.
    fn hash(&self, cx: &mut Context, key: Value) -> Result<u64> {
        let _ = cx;
        Ok(key.0)
    }
    /// How objects of this one's shape, which is of a class, are hashed as keys. The caller notes the lookup.
    fn key_hash(&self, cx: &mut Context, object: Value) -> KeyHash {
        let _ = (cx, object);
        KeyHash::Other
    }
    /// The hash that the function of the program's has given, see [`KeyHash::Method`].
    fn checked_hash(&self, cx: &mut Context, answer: Value) -> Result<u64> {
        let _ = answer;
        misfit(cx)
    }
    /// Whether two keys of a hash table are equal; identical ones do not come here.
    fn keys_equal(&self, cx: &mut Context, a: Value, b: Value) -> Result<bool> {
        let _ = cx;
        Ok(a == b)
    }

    /// What calling `class` does, when it only makes an object of the class's root shape and calls an initializer with it.
    fn plain_class(&self, cx: &mut Context, class: Gc<Class>) -> Option<PlainClass> {
        let _ = (cx, class);
        None
    }

    /// The shape of a new object of `class`, where making one that is empty takes nothing else.
    fn bare_shape(&self, cx: &mut Context, class: Gc<Class>) -> Option<ShapeId> {
        let _ = (cx, class);
        None
    }

    /// Raises the error for an initializer, see [`PlainClass`], that has yielded `result`, unless that is none.
    fn check_initialized(&self, cx: &mut Context, result: Value) -> Result<()> {
        let _ = (cx, result);
        Ok(())
    }

    /// What calling `class` with positional arguments does, when it only makes an object that holds a tuple of them.
    fn record_class(&self, cx: &mut Context, class: Gc<Class>) -> Option<RecordClass> {
        let _ = (cx, class);
        None
    }

    /// What may replace a call of `class`, as for functions of the host.
    fn class_intrinsic(&self, cx: &mut Context, class: Gc<Class>) -> Option<Intrinsic> {
        let _ = (cx, class);
        None
    }

    /// Someone asks the program to stop, by Ctrl-C: raises what the language has for that.
    ///
    /// # Errors
    /// Always.
    fn interrupted(&self, cx: &mut Context) -> Result<()> {
        cx.terminate(crate::exception::Termination::Interrupted)
    }

    /// The integer that is made of a value, for languages that compiled code may ask ([`Intrinsic::IntegerOf`]).
    ///
    /// # Errors
    /// What is wrong with the value, or what a method of the program's raises.
    fn integer(&self, cx: &mut Context, value: Value) -> Result {
        let _ = value;
        cx.type_error("the language has no integer for the value")
    }

    /// The float that is made of a value, for languages that compiled code may ask ([`Intrinsic::FloatOf`]).
    ///
    /// # Errors
    /// What is wrong with the value, or what a method of the program's raises.
    fn float(&self, cx: &mut Context, value: Value) -> Result {
        let _ = value;
        cx.type_error("the language has no float for the value")
    }

    /// The text of a value, for languages that compiled code may ask ([`Intrinsic::Text`]).
    ///
    /// # Errors
    /// What a method of the program's raises.
    fn text(&self, cx: &mut Context, value: Value) -> Result {
        let _ = value;
        cx.type_error("the language has no text for the value")
    }

    /// What is known beforehand of the instances of a class that has no test of its own ([`Intrinsic::InstanceOf`]).
    fn instances(&self, cx: &mut Context, class: Gc<Class>) -> Instances {
        let _ = (cx, class);
        Instances::default()
    }

    /// The class of a value, for languages that compiled code may ask ([`Intrinsic::ClassOf`]).
    fn class_of(&self, cx: &mut Context, value: Value) -> Value {
        let _ = (cx, value);
        Value::NONE
    }

    /// The value of a constant that only the language knows.
    fn named_constant(&self, cx: &mut Context, name: &str) -> Option<Value> {
        let _ = (cx, name);
        None
    }
    /// The intrinsic of this name.
    fn intrinsic(&self, name: &str) -> Option<IntrinsicFn> {
        let _ = name;
        None
    }
    /// What compilers may use in place of the intrinsic of this name, where the arguments fit.
    fn intrinsic_form(&self, name: &str) -> Option<Intrinsic> {
        let _ = name;
        None
    }
    /// The value that a global variable of this name has when a module does not define it.
    fn default_global(&self, cx: &mut Context, name: Value) -> Option<Value> {
        let _ = (cx, name);
        None
    }
}

/// What the comparison of two texts comes to; none for other values.
pub fn compare_texts(op: CompareOp, lhs: Value, rhs: Value) -> Option<bool> {
    let order = lhs.cast::<Str>()?.compare(&*rhs.cast::<Str>()?);
    Some(op.holds(order))
}

/// The rules of modules that belong to no language.
pub struct Plain;

/// The plain rules.
pub static PLAIN: Plain = Plain;

impl Language for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn has_continuations(&self) -> bool {
        true
    }

    fn default_global(&self, cx: &mut Context, name: Value) -> Option<Value> {
        plain_global(cx, name)
    }
}

/// The functions of the host that plain modules can name.
fn plain_global(cx: &mut Context, name: Value) -> Option<Value> {
    let name = name.cast::<Str>()?.to_cow().into_owned();
    let function: NativeFn = match name.as_str() {
        "call_with_continuation" => continuation::call_with_continuation,
        "reinstate" => continuation::reinstate,
        "call_from_host" => |cx, _, arguments| match arguments.values {
            [callee, rest @ ..] => cx.call(*callee, rest),
            [] => cx.type_error("a call takes a function"),
        },
        _ => return None,
    };
    // Without memory, the variable has no value.
    cx.new_native(&name, function).ok().map(Gc::value)
}

fn misfit<T>(cx: &mut Context) -> Result<T> {
    cx.type_error("the operands do not fit the operation")
}
