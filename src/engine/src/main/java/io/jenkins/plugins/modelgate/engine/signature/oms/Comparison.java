package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.artifact.RangeDigests;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry.Kind;
import io.jenkins.plugins.modelgate.engine.signature.proof.Difference;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadFile;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadTree;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is there beside what was signed: all differences, not only the first. Source: OMS v1.0, 8.3. */
final class Comparison {
    private static final int SHARDS_TOLD = 5;

    private final Statement statement;
    private final ReadTree tree;
    private final Function<String, SignedFile> signed;
    private final Map<String, RangeDigests> digests;
    private final Exclusions exclusions;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<SignedFile> found = new HashSet<>();
    private long ignored;
    private long links;

    Comparison(
            Statement statement,
            ReadTree tree,
            Function<String, SignedFile> signed,
            Map<String, RangeDigests> digests) {
        this.statement = statement;
        this.tree = tree;
        this.signed = signed;
        this.digests = digests;
        this.exclusions = new Exclusions(statement.serialization().ignored());
    }

    void run() {
        if (statement.serialization().allowSymlinks()) {
            add(Difference.Kind.LINKS_ALLOWED, "", false, "allow_symlinks is true in the statement");
        }
        tree.files().forEach(this::file);
        for (SignedFile each : statement.files().values()) {
            if (!found.contains(each)) {
                add(Difference.Kind.MISSING, each.path(), true, missing(each));
            }
        }
        if (links > 0) {
            remarks.add(links + " signed files are symbolic links; the content behind them was compared");
        }
    }

    private String missing(SignedFile file) {
        if (file.path().equals(ResourceName.ONLY) && tree.single() == null) {
            return "the signature is of a single file, not of a directory; check that file alone";
        }
        if (tree.single() != null && statement.files().size() > 1) {
            return "the signature is of " + statement.files().size() + " files, and only " + tree.single()
                    + " is checked; check their directory";
        }
        return "signed, and not there";
    }

    private void file(ReadFile file) {
        SignedFile expected = signed.apply(file.path());
        if (expected != null) {
            found.add(expected);
            signed(file, expected);
            return;
        }
        Exclusions.Reason reason =
                file.path().equals(tree.signature()) ? Exclusions.Reason.ITSELF : exclusions.of(file.path());
        if (reason == null) {
            unsigned(file);
        } else if (reason != Exclusions.Reason.ITSELF || Exclusions.matters(file, reason)) {
            ignored++;
            add(Difference.Kind.IGNORED, file.path(), Exclusions.matters(file, reason), reason.text());
        }
    }

    private void unsigned(ReadFile file) {
        boolean link = file.entry().target() != null;
        boolean emptyFile = file.entry().kind() == Kind.FILE && file.entry().size() == 0;
        if (link && !statement.serialization().allowSymlinks()) {
            add(Difference.Kind.LINK, file.path(), true, "a symbolic link, and allow_symlinks is false");
        } else if (emptyFile && statement.serialization().shards()) {
            add(
                    Difference.Kind.EMPTY,
                    file.path(),
                    file.loadable(),
                    "empty: a signature of shards says nothing about empty files");
        } else {
            String what = file.entry().hasContent() ? file.bytes() + " bytes" : "not a regular file";
            add(Difference.Kind.UNSIGNED, file.path(), file.loadable() || link, "not in the signature: " + what);
        }
    }

    private void signed(ReadFile file, SignedFile expected) {
        if (file.entry().target() != null) {
            links++;
            if (!statement.serialization().allowSymlinks()) {
                add(
                        Difference.Kind.LINK,
                        file.path(),
                        true,
                        "signed, but a symbolic link, and allow_symlinks is false");
                return;
            }
        }
        if (file.sha256() == null) {
            add(Difference.Kind.UNREAD, file.path(), true, "signed, and it could not be read to its end unchanged");
            return;
        }
        RangeDigests ranges = digests.get(file.path());
        String changed = ranges == null ? whole(file, expected) : parts(ranges, expected);
        if (changed != null) {
            add(Difference.Kind.CHANGED, file.path(), true, changed);
        }
    }

    private static String whole(ReadFile file, SignedFile expected) {
        String signed = HexFormat.of().formatHex(expected.parts().get(0).digest());
        return signed.equals(file.sha256()) ? null : "its SHA-256 is " + file.sha256() + ", signed is " + signed;
    }

    /** Null if all parts are as signed, and there is nothing before, between or behind them. */
    private static String parts(RangeDigests ranges, SignedFile expected) {
        boolean sized = expected.size() < 0 || expected.size() == ranges.total();
        List<byte[]> made = ranges.finish();
        List<SignedFile.Part> parts = expected.parts();
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SignedFile.Part part = parts.get(i);
            boolean same = i < made.size() && MessageDigest.isEqual(made.get(i), part.digest());
            if (!same && part.end() >= 0) {
                changed.add(part.range());
            } else if (!same) {
                changed.add("the whole file");
            }
        }
        if (sized && changed.isEmpty()) {
            return null;
        }
        String where = changed.isEmpty()
                ? ""
                : "other content in " + String.join(", ", changed.subList(0, Math.min(SHARDS_TOLD, changed.size())))
                        + (changed.size() > SHARDS_TOLD ? " and " + (changed.size() - SHARDS_TOLD) + " more" : "");
        String size = sized ? "" : "it has " + ranges.total() + " bytes, signed are " + expected.size();
        return where + (where.isEmpty() || size.isEmpty() ? "" : "; ") + size;
    }

    private void add(Difference.Kind kind, String path, boolean loadable, String detail) {
        differences.add(new Difference(kind, path, loadable, detail));
    }

    List<Difference> differences() {
        return differences;
    }

    List<String> remarks() {
        return remarks;
    }

    /** Number of files that are there and left out. */
    long ignored() {
        return ignored;
    }
}
