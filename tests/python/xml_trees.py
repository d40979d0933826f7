"""Trees of XML."""
import io
import os
import tempfile
import xml.etree.ElementTree as ET

r = ET.fromstring('''<?xml version="1.0"?>
<data><!-- c --><country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year><neighbor name="Austria" direction="E"/></country>
<country name="Singapore"><rank>5</rank><text>a &lt; b &amp; c &#65; <![CDATA[<x>]]></text></country><x:y xmlns:x="http://e.org/x" x:k="v">z</x:y></data>''')
print(r.tag, r.attrib, len(r), [c.tag for c in r])
for c in r.findall("country"): print(c.get("name"), c.find("rank").text, c.findtext("year", "none"))
print([n.attrib for n in r.iter("neighbor")], r.find(".//text").text)
print([e.tag for e in r.findall("./country[@name='Singapore']/*")], [e.text for e in r.findall(".//rank[@updated]")], [e.get("name") for e in r.findall("country[2]")], [e.get("name") for e in r.findall("country[rank='2']")])
print(ET.tostring(r).decode())
print(r.find("ns:y", {"ns": "http://e.org/x"}).text, r.find("*[last()]").tag, [e.tag for e in r.findall(".//year/..")])
a = ET.Element("a", {"k": "v<\"&"}, z="1"); b = ET.SubElement(a, "b"); b.text = "té\u20ac<"; b.tail = "tail"; ET.SubElement(a, "c")
print(ET.tostring(a), ET.tostring(a, encoding="unicode"), ET.tostring(a, encoding="utf-8"))
ET.indent(a); ET.dump(a)
print(ET.tostring(a, "unicode", short_empty_elements=False))
for bad in ("<a><b></a>", "<a>", "", "<a/><b/>", "text"):
    try: ET.fromstring(bad); print("ok")
    except ET.ParseError as e: print(bad, e, e.position)
for ev, el in ET.iterparse(io.StringIO("<a><b>1</b></a>"), events=("start", "end")): print(ev, el.tag)
r.remove(r[0]); print(len(r), "".join(r.itertext()).strip())
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "o.xml")
    ET.ElementTree(a).write(path, encoding="utf-8", xml_declaration=True)
    print(open(path, encoding="utf-8").read(), ET.parse(path).getroot().tag)
