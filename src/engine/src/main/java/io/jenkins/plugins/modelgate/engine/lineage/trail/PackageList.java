package io.jenkins.plugins.modelgate.engine.lineage.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Package URLs, one a line, sorted, each once: the same packages always give the same bytes, so that the evidence store
 * keeps them once however many builds use them.
 */
public final class PackageList {
    /** Its type as evidence. */
    public static final String TYPE = "text/vnd.modelgate.packages";

    /** Most packages. */
    public static final int MOST = 100_000;

    private static final int TEXT = 1000;
    private static final Pattern PURL = Pattern.compile("pkg:[A-Za-z][A-Za-z0-9.+-]*/[\\x21-\\x7E]+");

    private PackageList() {}

    /**
     * Writes it.
     *
     * @throws IOException when a text is no package URL, or there are too many: a list that is not whole is no answer
     */
    public static byte[] write(Collection<String> purls) throws IOException {
        TreeSet<String> sorted = new TreeSet<>();
        for (String purl : purls) {
            if (!isPurl(purl)) {
                throw new IOException("a package has no package URL of at most " + TEXT + " characters");
            }
            sorted.add(purl);
        }
        if (sorted.size() > MOST) {
            throw new IOException("there are more than " + MOST + " packages");
        }
        StringBuilder text = new StringBuilder();
        sorted.forEach(purl -> text.append(purl).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a text is one that may be listed. */
    public static boolean isPurl(String text) {
        return text.length() <= TEXT && PURL.matcher(text).matches();
    }

    /** The package URLs; what is none is left out. */
    static List<String> read(byte[] bytes) {
        List<String> purls = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (isPurl(line) && purls.size() < MOST) {
                purls.add(line);
            }
        }
        return purls;
    }

    /** The package without its version, qualifiers and subpath. */
    public static String unversioned(String purl) {
        int end = purl.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = purl.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        int version = purl.lastIndexOf('@', end - 1);
        // An @ before the last slash begins a scope.
        return version > purl.lastIndexOf('/', end - 1) ? purl.substring(0, version) : purl.substring(0, end);
    }
}
