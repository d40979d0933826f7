package geom;
class Config { public static inline var VERSION = "v1-"; static var n = 0; public static function counter():Int return ++n; }
