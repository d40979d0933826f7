//! The intrinsics: functions of Python's own that the lowered code calls by name.
//!
//! Declared once here; the runtime of the language implements each under its name. Arguments arrive in order; all may
//! raise unless the line says otherwise.

/// What is known of an intrinsic.
#[derive(Clone, Copy, Debug)]
pub struct IntrinsicInfo {
    /// Its name in the module.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: &'static [&'static str],
    /// What it does and yields.
    pub doc: &'static str,
}

macro_rules! intrinsics {
    ($( #[doc = $doc:literal] $Variant:ident = $name:ident ($($argument:ident),*); )*) => {
        /// An intrinsic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Intrinsic { $( #[doc = $doc] $Variant ),* }

        /// What is known of each intrinsic, in the order of [`Intrinsic`].
        pub static INTRINSICS: &[IntrinsicInfo] = &[ $( IntrinsicInfo {
            name: stringify!($name), arguments: &[ $( stringify!($argument) ),* ], doc: $doc,
        } ),* ];
    };
}

intrinsics! {
    #[doc = "Whether `exception` is an instance of `types`, a class derived from BaseException or a tuple of such; TypeError for another type. Result: a boolean."]
    ExceptionMatches = exception_matches(exception, types);
    #[doc = "What a clause `except* types` handles of an exception or none, and what is left: a tuple of two, each of which may be none."]
    MatchGroup = match_group(exception, types);
    #[doc = "What is raised behind the clauses of a `try` with `except*`, or none: `raised` is a list of what clauses handled and raised in turn, `rest` what none has handled."]
    ReraiseGroup = reraise_group(exception, raised, rest);
    #[doc = "The exception that is being handled, to be rethrown; RuntimeError `No active exception to reraise` when there is none."]
    Reraise = reraise();
    #[doc = "The exception to throw for `raise exception from cause`: an instance (a class is called), its `__cause__` set (none suppresses the context)."]
    RaiseFrom = raise_from(exception, cause);
    #[doc = "An AssertionError; `message` is unbound when there is none. Never raises."]
    AssertionError = assertion_error(message);
    #[doc = "Type, value and traceback of an exception as a tuple, as `__exit__` gets them. Never raises."]
    ExceptionParts = exception_parts(exception);
    #[doc = "What `yield from iterable` resumes: a generator as it is, else an iterator over it in a form that the instruction `resume` accepts."]
    DelegateIterator = delegate_iterator(iterable);
    #[doc = "Whether a value is a generator. Result: a boolean. Never raises."]
    IsGenerator = is_generator(value);
    #[doc = "Passes an exception thrown into a generator on to the iterator it delegates to: GeneratorExit closes it and is raised again; otherwise its `throw` is called if it has one, or the exception raised. Result: a tuple of a boolean (whether the iterator has returned) and the value yielded or returned."]
    DelegateThrow = delegate_throw(iterator, exception);
    #[doc = "A coroutine around a generator. Never raises."]
    NewCoroutine = new_coroutine(generator);
    #[doc = "An asynchronous generator around a generator."]
    NewAsyncGenerator = new_async_generator(generator);
    #[doc = "What the language keeps in a closure, for an `async def`: `data` is what it would keep otherwise, or none; `is_generator` tells whether calls make asynchronous generators. Result: a tuple."]
    AsyncFunctionData = async_function_data(data, is_generator);
    #[doc = "The generator that stands for what is awaited: that inside a coroutine, or what `__await__` gives, in a form that the instruction `resume` accepts. `what` says whose value it is, by number of `lower::coroutine::Awaited`."]
    AwaitIterator = await_iterator(value, what);
    #[doc = "What an asynchronous generator yields for `value`, so that it is known from what it awaits. Never raises."]
    AsyncYield = async_yield(value);
    #[doc = "What an `async for` iterates: `aiter(iterable)`."]
    AsyncIterator = async_iterator(iterable);
    #[doc = "What an `async for` awaits for the next value: that which `__anext__` gives."]
    AsyncNext = async_next(iterator);
    #[doc = "What a generator expression iterates: `iter(iterable)`, or a range, list or tuple itself. Raises at once when it cannot be iterated."]
    GeneratorSource = generator_source(iterable);
    #[doc = "The namespace that the body of a class fills: what `__prepare__` of its metaclass makes of the name, the bases and `keywords`, a dict or none; else a new dict."]
    PrepareClass = prepare_class(name, bases, keywords);
    #[doc = "Makes a class as `class name(*bases, **keywords)` does, metaclass and all. `keywords` is a dict or none; `namespace` the dict its body filled; `attributes` a tuple of names that its methods assign on their first parameter, a hint for shapes; `cell` the cell of `__class__` for its methods, to be set as soon as the class exists, or none. Result: the class."]
    BuildClass = build_class(name, bases, keywords, namespace, attributes, cell);
    #[doc = "The entry `name` of a class body's namespace, or unbound. Never raises."]
    ClassLookup = class_lookup(namespace, name);
    #[doc = "Removes the entry `name` of a class body's namespace; NameError when there is none. Result: none."]
    ClassDelete = class_delete(namespace, name);
    #[doc = "`super()` in a method: the proxy for `class` and the method's first argument."]
    SuperObject = super_object(class, object);
    #[doc = "`object.__dict__` to call a method of: one that takes the properties in needs none before."]
    PropertyView = property_view(object);
    #[doc = "`object.__dict__` as the right operand of `%`: a string on the left needs none before."]
    PropertiesToFormat = properties_to_format(left, object);
    #[doc = "`value` as text: converted first by `str` (115), `repr` (114), `ascii` (97) or not at all (0), then formatted by `spec`, a string or none. Result: a string."]
    FormatValue = format_value(value, spec, conversion);
    #[doc = "What `concat` puts in the place of `{value}` of an f-string: a string or a fixnum."]
    FormattedPiece = formatted_piece(value);
    #[doc = "What `concat` puts in the place of `%s`: a string or a fixnum."]
    TextPiece = text_piece(value);
    #[doc = "What `concat` puts in the place of `%d`: a string or a fixnum."]
    DecimalPiece = decimal_piece(value);
    #[doc = "Takes apart `iterable` for `a, *b, c = iterable`: a tuple of the first `before` values, a list of those between, and the last `after` values. ValueError when there are too few."]
    UnpackStar = unpack_star(iterable, before, after);
    #[doc = "Appends every value of `iterable` to a list that the program cannot see yet. Result: none."]
    ListExtend = list_extend(list, iterable);
    #[doc = "A list that the program cannot see yet; raw if it has nothing but floats. Never raises."]
    ListOfFloats = list_of_floats(list);
    #[doc = "A tuple of a list's elements. Never raises."]
    ListToTuple = list_to_tuple(list);
    #[doc = "A new list of a tuple's elements. Never raises."]
    TupleToList = tuple_to_list(tuple);
    #[doc = "A new set of the elements of a tuple of constants, frozen for a loop over a display. Never raises."]
    ConstantSet = constant_set(tuple, is_frozen);
    #[doc = "Adds every value of `iterable` to a set that the program cannot see yet. Result: none."]
    SetUpdate = set_update(set, iterable);
    #[doc = "Inserts every entry of `mapping` into a dict that the program cannot see yet; TypeError `'X' object is not a mapping`. Result: none."]
    DictUpdate = dict_update(dict, mapping);
    #[doc = "Appends the values of `*iterable` in a call to its list of arguments; the TypeError names `callee`. Result: none."]
    SpreadArguments = spread_arguments(list, iterable, callee);
    #[doc = "Adds the entries of `**mapping` in a call to its dict of keywords; TypeError naming `callee` when a key is no string or there already. Result: none."]
    SpreadKeywords = spread_keywords(dict, mapping, callee);
    #[doc = "Adds the keyword `name` to the dict of keywords of a call; TypeError naming `callee` when it is there already. Result: none."]
    AddKeyword = add_keyword(dict, name, value, callee);
    #[doc = "The total of `sum` to which `item` is added next, of which `lost` was lost: with that, if the sum is no float's any more."]
    SumKnown = sum_known(total, lost, item);
    #[doc = "What the additions of floats in `sum` have lost with this one: a float. Never raises."]
    SumLost = sum_lost(lost, total, item);
    #[doc = "The result of `sum`: the total with what was lost. Never raises."]
    SumTotal = sum_total(total, lost);
    #[doc = "A type parameter of this kind (`TypeVar`, `TypeVarTuple`, `ParamSpec`) and name."]
    TypeParameter = type_parameter(kind, name);
    #[doc = "A type alias: `value` is a function that is called when its value is asked for, `parameters` a tuple."]
    TypeAlias = type_alias(name, value, parameters);
    #[doc = "Sets the type parameters of a function or class. Result: that itself."]
    SetTypeParameters = set_type_parameters(definition, parameters);
    #[doc = "The bases of a class with type parameters: those given and `typing.Generic` of the parameters."]
    GenericBases = generic_bases(bases, parameters);
    #[doc = "Enters a variable into a dict of a function's variables under its name: `value`, or what it holds if it is a cell and `is_cell`; takes the entry out when that is unbound."]
    NoteVariable = note_variable(dict, name, value, is_cell);
    #[doc = "Calls `callee` with `arguments`, a tuple; if it is one of the builtin functions that see the scope they are called in, that is `module` and `variables`, a mapping or none. Result: that of the call."]
    CallInScope = call_in_scope(callee, arguments, module, variables);
    #[doc = "Takes `subject` apart for a sequence pattern: a tuple of the first `before` elements, and unless `behind` is -1 a list of those between, if that `is_named`, and the last `behind`; none when it is no such sequence."]
    MatchSequence = match_sequence(subject, before, behind, is_named);
    #[doc = "Takes `subject` apart for a mapping pattern: a tuple of the values of `keys`, and if `rest` a dict of the other entries; none when it is no such mapping."]
    MatchMapping = match_mapping(subject, keys, rest);
    #[doc = "Takes `subject` apart for a class pattern: a tuple of the `count` attributes that `__match_args__` names first, and of those in `keywords`; none when it is no such object."]
    MatchClass = match_class(subject, class, count, keywords);
    #[doc = "Shows the value of an expression that was typed, by `sys.displayhook`. Result: none."]
    DisplayValue = display_value(value);
    #[doc = "Imports the module `name`, relative to the package `level` levels up (0: absolute) from `importer`, the module of this code. Result: that module itself, not its root."]
    ImportModule = import_module(name, level, importer);
    #[doc = "Imports the module `name` as `import a.b.c` does. Result: the root, `a`."]
    ImportRoot = import_root(name, importer);
    #[doc = "The attribute or submodule `name` of a module; ImportError when there is none."]
    ImportFrom = import_from(module, name);
    #[doc = "Sets the public names of a module as global variables of another. Result: none."]
    ImportStar = import_star(module, importer);
}

impl Intrinsic {
    /// What is known of it.
    pub fn info(self) -> &'static IntrinsicInfo {
        &INTRINSICS[self as usize]
    }

    /// Its name in the module.
    pub fn name(self) -> &'static str {
        self.info().name
    }
}
