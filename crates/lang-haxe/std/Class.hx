@:coreType abstract Class<T> {}
