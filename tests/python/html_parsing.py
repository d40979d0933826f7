"""Taking HTML apart."""
from html.parser import HTMLParser


class P(HTMLParser):
    def handle_starttag(self, t, a): print("start", t, a)
    def handle_endtag(self, t): print("end", t)
    def handle_data(self, d): print("data", repr(d))
    def handle_comment(self, d): print("comment", d)
    def handle_decl(self, d): print("decl", d)
p = P(); p.feed('<!DOCTYPE html><html><body class="a b" id=x disabled>Hi &amp; <b>bold</b><br/><!-- c --><a href="?a=1&amp;b">x</a><script>if (a<b) x()</script></body></html> tail'); p.close()
print(p.getpos())

p = P(convert_charrefs=False)
p.handle_entityref = lambda name: print("entity", name)
p.handle_charref = lambda name: print("char", name)
p.feed("a &lt; b &#65; &unknown <p class='x y' data-a=\"1 &gt; 0\">un")
p.feed("finished <!-- com")
p.feed("ment --></p><?pi x?><br /><img src=a.png></div")
p.feed("> end < text")
p.close()
