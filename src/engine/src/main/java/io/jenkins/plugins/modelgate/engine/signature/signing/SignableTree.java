package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a model that a signature covers. Links, devices and names that would read differently elsewhere are
 * refused, not left out: who verifies would refuse them too. Source: OMS v1.0, 6.1.
 *
 * @param files in code-point order of their paths
 * @param ignorePaths what the statement records as left out
 * @param leftOut number of names that are there and are left out
 * @param alike pairs of names that differ by case alone
 */
record SignableTree(List<TreeEntry> files, List<String> ignorePaths, long leftOut, List<String> alike) {
    static SignableTree of(SigningPlan plan) throws IOException {
        Path model = plan.model();
        if (!Files.exists(model)) {
            throw new NoSuchFileException(model + ": no such file or directory");
        }
        boolean directory = Files.isDirectory(model);
        if (!directory && !plan.ignore().isEmpty()) {
            throw new IOException("a single file is signed whole; ignoring paths has no meaning for " + model);
        }
        Set<String> ignored = new TreeSet<>(OmsFormat.LEFT_OUT);
        for (String path : plan.ignore()) {
            ignored.add(ignorable(path));
        }
        if (directory && plan.signature().startsWith(model)) {
            ignored.add(model.relativize(plan.signature()).toString().replace('\\', '/'));
        }
        List<TreeEntry> files = new ArrayList<>();
        long leftOut = 0;
        for (TreeEntry entry : TreeWalk.of(model)) {
            if (directory && OmsFormat.isBelow(entry.path(), ignored)) {
                leftOut++;
            } else {
                requireSignable(entry);
                files.add(entry);
            }
        }
        if (files.isEmpty()) {
            throw new IOException(model + " holds no file" + (leftOut > 0 ? " that is not left out" : "")
                    + "; there is nothing to sign");
        }
        return new SignableTree(files, List.copyOf(ignored), leftOut, alike(files));
    }

    /** As the specification has them: relative, exact, no patterns. */
    private static String ignorable(String path) throws IOException {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean wrong = plain.isEmpty() || plain.startsWith("/") || plain.matches("(?s).*[*?\\[\\\\\\p{Cntrl}].*");
        for (String name : plain.split("/", -1)) {
            wrong |= name.isEmpty() || name.equals(".") || name.equals("..");
        }
        if (wrong) {
            throw new IOException("ignored path " + SafeText.quote(path)
                    + " must be a plain path relative to the model, without patterns and without ..");
        }
        return plain;
    }

    private static void requireSignable(TreeEntry entry) throws IOException {
        String name = SafeText.quote(entry.path());
        String mend = "; remove it, or leave it out of the signature by ignoring its path";
        switch (entry.kind()) {
            case FILE -> {}
            case LINK, DIRECTORY_LINK, ESCAPING_LINK, DANGLING_LINK ->
                throw new IOException(name + " is a symbolic link, and links are not signed" + mend
                        + " (cp -rL copies a tree with the files themselves)");
            case SPECIAL -> throw new IOException(name + " is a device, FIFO or socket" + mend);
            case UNREADABLE -> throw new IOException(name + " cannot be read: " + SafeText.of(entry.problem()));
        }
        if (!entry.hasPlainName()) {
            throw new IOException(name + " has a name that is not UTF-8; rename it");
        }
        if (entry.path().indexOf('\\') >= 0 || entry.path().chars().anyMatch(Character::isISOControl)) {
            throw new IOException(name + " has a backslash or control character in its name; rename it");
        }
    }

    private static List<String> alike(List<TreeEntry> files) throws IOException {
        Map<String, String> normal = new HashMap<>();
        Map<String, String> folded = new HashMap<>();
        List<String> alike = new ArrayList<>();
        for (TreeEntry file : files) {
            String form = Normalizer.normalize(file.path(), Normalizer.Form.NFC);
            String same = normal.putIfAbsent(form, file.path());
            if (same != null) {
                throw new IOException(SafeText.quote(same) + " and " + SafeText.quote(file.path())
                        + " are one name in Unicode's normal form; rename one");
            }
            String like = folded.putIfAbsent(form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), file.path());
            if (like != null) {
                alike.add(like + " and " + file.path());
            }
        }
        return alike;
    }
}
