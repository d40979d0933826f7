//! The types that exist before any program runs, declared once: name, base, what their objects start with.

/// What the objects of a builtin type start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectForm {
    /// Objects of a fixed shape or immediates; classes cannot be made from it.
    Sealed,
    /// Properties only; classes can be made from it.
    Open,
    /// As many words of the type's own, then properties. Not a base for classes of programs.
    Words(u32),
    /// As [`ObjectForm::Words`], and classes can be made from it.
    OpenWords(u32),
    /// The words of a runtime's list, then properties.
    List,
    /// The words of a runtime's dict, then properties.
    Dict,
    /// As [`ObjectForm::Dict`], with one word of the type's own behind. Not a base for classes of programs.
    DictAndWord,
    /// The words of a runtime's set, then properties.
    Set,
    /// The words of a runtime's frozen set, then properties.
    FrozenSet,
    /// The words of a runtime's exception, then properties.
    Throwable,
}

macro_rules! builtin_types {
    ($( $Variant:ident $name:literal < $Base:ident, $module:literal, $form:expr; )*) => {
        /// A builtin type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "named as Python's types are")]
        pub enum BuiltinType { $( $Variant ),* }

        impl BuiltinType {
            /// All, bases before what is made from them.
            pub const ALL: &'static [BuiltinType] = &[ $( BuiltinType::$Variant ),* ];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// Its name in programs.
            pub const fn name(self) -> &'static str {
                match self { $( BuiltinType::$Variant => $name ),* }
            }
            /// The type it is made from; `object` names itself.
            pub const fn base(self) -> BuiltinType {
                match self { $( BuiltinType::$Variant => BuiltinType::$Base ),* }
            }
            /// The module it belongs to; it is a global name of all programs when that is `builtins`.
            pub const fn module(self) -> &'static str {
                match self { $( BuiltinType::$Variant => $module ),* }
            }
            /// What its objects start with.
            pub const fn form(self) -> ObjectForm {
                use ObjectForm::*;
                match self { $( BuiltinType::$Variant => $form ),* }
            }
        }
    };
}

// Types of the module `builtins` become global names; the module `` marks types that programs reach only through objects.
builtin_types! {
    Object "object" < Object, "builtins", Open;
    Type "type" < Object, "builtins", Sealed;
    Int "int" < Object, "builtins", Sealed;
    Bool "bool" < Int, "builtins", Sealed;
    Float "float" < Object, "builtins", Sealed;
    Complex "complex" < Object, "builtins", OpenWords(2);
    Str "str" < Object, "builtins", Sealed;
    Bytes "bytes" < Object, "builtins", Sealed;
    ByteArray "bytearray" < Object, "builtins", OpenWords(2);
    MemoryView "memoryview" < Object, "builtins", Words(5);
    Tuple "tuple" < Object, "builtins", Sealed;
    List "list" < Object, "builtins", List;
    Dict "dict" < Object, "builtins", Dict;
    Set "set" < Object, "builtins", Set;
    FrozenSet "frozenset" < Object, "builtins", Sealed;
    Range "range" < Object, "builtins", Sealed;
    Slice "slice" < Object, "builtins", Sealed;
    Property "property" < Object, "builtins", OpenWords(4);
    StaticMethod "staticmethod" < Object, "builtins", OpenWords(1);
    ClassMethod "classmethod" < Object, "builtins", OpenWords(1);
    Super "super" < Object, "builtins", Words(2);
    // Iterators made by builtin functions; their words are described where they are defined.
    Enumerate "enumerate" < Object, "builtins", OpenWords(4);
    Zip "zip" < Object, "builtins", OpenWords(4);
    Map "map" < Object, "builtins", OpenWords(4);
    Filter "filter" < Object, "builtins", OpenWords(4);
    Reversed "reversed" < Object, "builtins", OpenWords(4);
    // Those of `itertools`: see `modules::itertools`.
    Chain "chain" < Object, "itertools", OpenWords(4);
    Product "product" < Object, "itertools", OpenWords(4);
    Permutations "permutations" < Object, "itertools", OpenWords(4);
    Combinations "combinations" < Object, "itertools", OpenWords(4);
    Repetitions "combinations_with_replacement" < Object, "itertools", OpenWords(4);
    IterSlice "islice" < Object, "itertools", OpenWords(6);
    Batched "batched" < Object, "itertools", OpenWords(3);
    Repeat "repeat" < Object, "itertools", OpenWords(2);
    Cycle "cycle" < Object, "itertools", OpenWords(5);
    Tee "_tee" < Object, "itertools", Words(3);
    NoneType "NoneType" < Object, "", Sealed;
    NotImplementedType "NotImplementedType" < Object, "", Words(0);
    EllipsisType "ellipsis" < Object, "", Words(0);
    Function "function" < Object, "", Sealed;
    BuiltinFunction "builtin_function_or_method" < Object, "", Sealed;
    MethodDescriptor "method_descriptor" < Object, "", Sealed;
    GetSetDescriptor "getset_descriptor" < Object, "", Words(4);
    Method "method" < Object, "", Sealed;
    Module "module" < Object, "", OpenWords(2);
    Generator "generator" < Object, "", Sealed;
    // The generator; the value. See `coroutines`.
    Coroutine "coroutine" < Object, "", Words(1);
    AsyncYield "async_generator_wrapped_value" < Object, "", Words(1);
    Cell "cell" < Object, "", Sealed;
    Traceback "traceback" < Object, "", Words(4);
    Code "code" < Object, "", Words(3);
    // See `frames`.
    Frame "frame" < Object, "", Words(5);
    // Files: see `builtins::file`.
    TextFile "TextIOWrapper" < Object, "_io", Words(7);
    BinaryReader "BufferedReader" < Object, "_io", Words(7);
    BinaryWriter "BufferedWriter" < Object, "_io", Words(7);
    BinaryRandom "BufferedRandom" < Object, "_io", Words(7);
    MappingProxy "mappingproxy" < Object, "", Words(1);
    // `list[int]`: the type, and the tuple of its parameters. `int | None`: the tuple of types.
    GenericAlias "GenericAlias" < Object, "types", OpenWords(3);
    UnionType "UnionType" < Object, "types", Words(1);
    // `object.__dict__`: a dict, and the word behind it is the object.
    PropertyDict "dict" < Dict, "", DictAndWord;
    // A dict that code has for its global variables: see `attributes::globals_dict`.
    GlobalsDict "dict" < Dict, "", Dict;
    // Views: the word is the dict.
    DictKeys "dict_keys" < Object, "", Words(1);
    DictValues "dict_values" < Object, "", Words(1);
    DictItems "dict_items" < Object, "", Words(1);
    // Iterators over builtins, for their names.
    ListIterator "list_iterator" < Object, "", Sealed;
    ListReverseIterator "list_reverseiterator" < Object, "", Words(2);
    TupleIterator "tuple_iterator" < Object, "", Sealed;
    StrIterator "str_iterator" < Object, "", Sealed;
    BytesIterator "bytes_iterator" < Object, "", Sealed;
    RangeIterator "range_iterator" < Object, "", Sealed;
    DictKeyIterator "dict_keyiterator" < Object, "", Sealed;
    DictValueIterator "dict_valueiterator" < Object, "", Sealed;
    DictItemIterator "dict_itemiterator" < Object, "", Sealed;
    SetIterator "set_iterator" < Object, "", Sealed;
    // `iter(callable, sentinel)`: callable, sentinel. Over `__getitem__`: object, next index.
    CallableIterator "callable_iterator" < Object, "", Words(2);
    SequenceIterator "iterator" < Object, "", Words(2);

    BaseException "BaseException" < Object, "builtins", Throwable;
    GeneratorExit "GeneratorExit" < BaseException, "builtins", Throwable;
    KeyboardInterrupt "KeyboardInterrupt" < BaseException, "builtins", Throwable;
    SystemExit "SystemExit" < BaseException, "builtins", Throwable;
    Exception "Exception" < BaseException, "builtins", Throwable;
    ArithmeticError "ArithmeticError" < Exception, "builtins", Throwable;
    FloatingPointError "FloatingPointError" < ArithmeticError, "builtins", Throwable;
    OverflowError "OverflowError" < ArithmeticError, "builtins", Throwable;
    ZeroDivisionError "ZeroDivisionError" < ArithmeticError, "builtins", Throwable;
    AssertionError "AssertionError" < Exception, "builtins", Throwable;
    AttributeError "AttributeError" < Exception, "builtins", Throwable;
    BufferError "BufferError" < Exception, "builtins", Throwable;
    EOFError "EOFError" < Exception, "builtins", Throwable;
    ImportError "ImportError" < Exception, "builtins", Throwable;
    ModuleNotFoundError "ModuleNotFoundError" < ImportError, "builtins", Throwable;
    LookupError "LookupError" < Exception, "builtins", Throwable;
    IndexError "IndexError" < LookupError, "builtins", Throwable;
    KeyError "KeyError" < LookupError, "builtins", Throwable;
    MemoryError "MemoryError" < Exception, "builtins", Throwable;
    NameError "NameError" < Exception, "builtins", Throwable;
    UnboundLocalError "UnboundLocalError" < NameError, "builtins", Throwable;
    OSError "OSError" < Exception, "builtins", Throwable;
    BlockingIOError "BlockingIOError" < OSError, "builtins", Throwable;
    ChildProcessError "ChildProcessError" < OSError, "builtins", Throwable;
    ConnectionError "ConnectionError" < OSError, "builtins", Throwable;
    BrokenPipeError "BrokenPipeError" < ConnectionError, "builtins", Throwable;
    ConnectionAbortedError "ConnectionAbortedError" < ConnectionError, "builtins", Throwable;
    ConnectionRefusedError "ConnectionRefusedError" < ConnectionError, "builtins", Throwable;
    ConnectionResetError "ConnectionResetError" < ConnectionError, "builtins", Throwable;
    FileExistsError "FileExistsError" < OSError, "builtins", Throwable;
    FileNotFoundError "FileNotFoundError" < OSError, "builtins", Throwable;
    InterruptedError "InterruptedError" < OSError, "builtins", Throwable;
    IsADirectoryError "IsADirectoryError" < OSError, "builtins", Throwable;
    NotADirectoryError "NotADirectoryError" < OSError, "builtins", Throwable;
    PermissionError "PermissionError" < OSError, "builtins", Throwable;
    ProcessLookupError "ProcessLookupError" < OSError, "builtins", Throwable;
    TimeoutError "TimeoutError" < OSError, "builtins", Throwable;
    ReferenceError "ReferenceError" < Exception, "builtins", Throwable;
    RuntimeError "RuntimeError" < Exception, "builtins", Throwable;
    NotImplementedError "NotImplementedError" < RuntimeError, "builtins", Throwable;
    RecursionError "RecursionError" < RuntimeError, "builtins", Throwable;
    StopAsyncIteration "StopAsyncIteration" < Exception, "builtins", Throwable;
    StopIteration "StopIteration" < Exception, "builtins", Throwable;
    SyntaxError "SyntaxError" < Exception, "builtins", Throwable;
    IndentationError "IndentationError" < SyntaxError, "builtins", Throwable;
    TabError "TabError" < IndentationError, "builtins", Throwable;
    SystemError "SystemError" < Exception, "builtins", Throwable;
    TypeError "TypeError" < Exception, "builtins", Throwable;
    ValueError "ValueError" < Exception, "builtins", Throwable;
    UnicodeError "UnicodeError" < ValueError, "builtins", Throwable;
    UnicodeDecodeError "UnicodeDecodeError" < UnicodeError, "builtins", Throwable;
    UnicodeEncodeError "UnicodeEncodeError" < UnicodeError, "builtins", Throwable;
    UnicodeTranslateError "UnicodeTranslateError" < UnicodeError, "builtins", Throwable;
    Warning "Warning" < Exception, "builtins", Throwable;
    BytesWarning "BytesWarning" < Warning, "builtins", Throwable;
    DeprecationWarning "DeprecationWarning" < Warning, "builtins", Throwable;
    EncodingWarning "EncodingWarning" < Warning, "builtins", Throwable;
    FutureWarning "FutureWarning" < Warning, "builtins", Throwable;
    ImportWarning "ImportWarning" < Warning, "builtins", Throwable;
    PendingDeprecationWarning "PendingDeprecationWarning" < Warning, "builtins", Throwable;
    ResourceWarning "ResourceWarning" < Warning, "builtins", Throwable;
    RuntimeWarning "RuntimeWarning" < Warning, "builtins", Throwable;
    SyntaxWarning "SyntaxWarning" < Warning, "builtins", Throwable;
    UnicodeWarning "UnicodeWarning" < Warning, "builtins", Throwable;
    UserWarning "UserWarning" < Warning, "builtins", Throwable;
}
