@:coreType @:using(haxe.EnumTools) abstract Enum<T> {}
