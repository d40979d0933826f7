import fileinput, os, tempfile
with tempfile.TemporaryDirectory() as folder:
    names = []
    for n, text in enumerate(["a\nb\n", "", "c\nd"]):
        names.append(os.path.join(folder, f"{n}.txt"))
        with open(names[-1], "w") as f: f.write(text)
    with fileinput.input(names) as lines:
        for line in lines:
            print(os.path.basename(lines.filename()), lines.lineno(), lines.filelineno(), lines.isfirstline(), repr(line))
    for line in fileinput.input(files=names[0]):
        print(fileinput.lineno(), line.strip(), fileinput.isstdin())
    fileinput.close()
    made = fileinput.FileInput([names[0], names[2]])
    print(next(made)); made.nextfile(); print(list(made), made.readline() == "")
try: fileinput.lineno()
except RuntimeError as e: print(e)
