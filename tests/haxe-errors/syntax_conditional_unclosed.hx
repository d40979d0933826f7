#if foo
class Main {}
