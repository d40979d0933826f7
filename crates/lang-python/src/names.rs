//! The names that the object model itself looks up, interned once for each isolate, when they are first asked for.

use runtime::context::Context;
use runtime::value::Value;

use crate::state::python;

macro_rules! names {
    ($( $Variant:ident $text:literal; )*) => {
        /// A name that the object model looks up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "named as the attributes are")]
        pub enum Name { $( $Variant ),* }

        impl Name {
            /// All, by number.
            pub const ALL: &'static [Name] = &[ $( Name::$Variant ),* ];
            /// The name itself.
            pub const fn text(self) -> &'static str {
                match self { $( Name::$Variant => $text ),* }
            }
        }
    };
}

names! {
    Add "__add__"; Sub "__sub__"; Mul "__mul__"; DivTrue "__truediv__"; DivFloor "__floordiv__"; ModFloor "__mod__";
    Pow "__pow__"; Shl "__lshift__"; Shr "__rshift__"; BitAnd "__and__"; BitOr "__or__"; BitXor "__xor__";
    Matmul "__matmul__";
    RightAdd "__radd__"; RightSub "__rsub__"; RightMul "__rmul__"; RightDivTrue "__rtruediv__";
    RightDivFloor "__rfloordiv__"; RightModFloor "__rmod__"; RightPow "__rpow__"; RightShl "__rlshift__";
    RightShr "__rrshift__"; RightBitAnd "__rand__"; RightBitOr "__ror__"; RightBitXor "__rxor__";
    RightMatmul "__rmatmul__";
    InPlaceAdd "__iadd__"; InPlaceSub "__isub__"; InPlaceMul "__imul__"; InPlaceDivTrue "__itruediv__";
    InPlaceDivFloor "__ifloordiv__"; InPlaceModFloor "__imod__"; InPlacePow "__ipow__"; InPlaceShl "__ilshift__";
    InPlaceShr "__irshift__"; InPlaceBitAnd "__iand__"; InPlaceBitOr "__ior__"; InPlaceBitXor "__ixor__";
    InPlaceMatmul "__imatmul__";
    Neg "__neg__"; Pos "__pos__"; Invert "__invert__"; Abs "__abs__"; Round "__round__";
    Lt "__lt__"; Le "__le__"; Gt "__gt__"; Ge "__ge__"; Eq "__eq__"; Ne "__ne__";
    Bool "__bool__"; Len "__len__"; Hash "__hash__"; Contains "__contains__"; Index "__index__"; Int "__int__";
    Float "__float__"; Complex "__complex__";
    GetItem "__getitem__"; SetItem "__setitem__"; DelItem "__delitem__"; Missing "__missing__";
    ClassGetItem "__class_getitem__"; Reversed "__reversed__";
    Iter "__iter__"; Fields "_fields"; FieldDefaults "_field_defaults"; Next "__next__"; Enter "__enter__"; Await "__await__"; AsyncIter "__aiter__";
    AsyncNext "__anext__"; AsyncEnter "__aenter__"; AsyncExit "__aexit__"; Exit "__exit__"; Call "__call__";
    New "__new__"; Init "__init__"; Del "__del__"; Repr "__repr__"; Str "__str__"; Format "__format__";
    Bytes "__bytes__"; FsPath "__fspath__";
    GetAttr "__getattr__"; GetAttribute "__getattribute__"; SetAttr "__setattr__"; DelAttr "__delattr__"; Dir "__dir__";
    Get "__get__"; Set "__set__"; Delete "__delete__"; SetName "__set_name__"; InitSubclass "__init_subclass__";
    Prepare "__prepare__"; InstanceCheck "__instancecheck__"; SubclassCheck "__subclasscheck__"; MroEntries "__mro_entries__";
    Class "__class__"; Dict "__dict__"; Doc "__doc__"; NameAttribute "__name__"; QualifiedName "__qualname__";
    Module "__module__"; Slots "__slots__"; Bases "__bases__"; Base "__base__"; Mro "__mro__"; MroMethod "mro";
    Subclasses "__subclasses__"; Defaults "__defaults__"; KeywordDefaults "__kwdefaults__";
    Annotations "__annotations__"; Closure "__closure__"; Globals "__globals__"; Code "__code__"; Wrapped "__wrapped__";
    Self_ "__self__"; Function "__func__"; Send "send"; Throw "throw"; Close "close";
    Traceback "__traceback__"; Cause "__cause__"; Context "__context__"; SuppressContext "__suppress_context__";
    Args "args"; File "__file__"; Path "__path__"; Package "__package__"; Loader "__loader__"; Spec "__spec__"; All "__all__"; Builtins "__builtins__";
    Main "__main__"; Keys "keys"; Name "name"; Object "obj"; ClassCell "__classcell__"; MatchArgs "__match_args__";
    Reduce "__reduce__"; ReduceEx "__reduce_ex__"; GetState "__getstate__"; SetState "__setstate__";
    NewArguments "__getnewargs__"; NewNamedArguments "__getnewargs_ex__"; SizeOf "__sizeof__"; AbstractMethods "__abstractmethods__";
    IsAbstract "__isabstractmethod__"; Notes "__notes__"; LengthHint "__length_hint__"; Metaclass "metaclass";
    TypeParams "__type_params__"; OwnDict ".dict";
}

/// The interned string of a name.
#[inline]
pub fn name(cx: &mut Context, name: Name) -> Value {
    let known = python(cx).names[name as usize];
    if known.is_unbound() { intern_name(cx, name) } else { known }
}

/// Interns a name that is asked for the first time: a few words, asked for in places that cannot fail. Interned strings live as long
/// as the isolate, so the table need not be a root.
#[cold]
fn intern_name(cx: &mut Context, name: Name) -> Value {
    let interned = cx.with_reserve(|cx| cx.intern(name.text()));
    let string = interned.expect("the reserve is larger than all names").value();
    python(cx).names[name as usize] = string;
    string
}
