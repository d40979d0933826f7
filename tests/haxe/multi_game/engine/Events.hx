package engine;
class Events<T> {
	final handlers = new Map<String, Array<T->Void>>();
	public function new() {}
	public function on(name:String, f:T->Void) { if (!handlers.exists(name)) handlers[name] = []; handlers[name].push(f); }
	public function emit(name:String, v:T) if (handlers.exists(name)) for (f in handlers[name]) f(v);
}
