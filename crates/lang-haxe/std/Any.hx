abstract Any(Dynamic) from Dynamic to Dynamic {}
