@:coreType @:using(haxe.EnumTools.EnumValueTools) abstract EnumValue {}
