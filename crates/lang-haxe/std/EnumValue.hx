@:coreType abstract EnumValue {}
