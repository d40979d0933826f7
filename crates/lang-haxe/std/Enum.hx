@:coreType abstract Enum<T> {}
