package io.jenkins.plugins.modelgate.engine.image.layer;

import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a file must be looked at again under another name. Most formats are known by their bytes; for the others the
 * name adds a candidate, and a link may give a file a name that it does not have where it lies.
 */
public final class LookNames {
    private static final byte[] NOTHING = new byte[0];

    /** Extensions by which scanners recognise files, beyond those of model loaders. */
    private static final Set<String> TELLING = Set.of(
            "json",
            "ipynb",
            "yaml",
            "yml",
            "jinja",
            "jinja2",
            "j2",
            "pb",
            "pbtxt",
            "prototxt",
            "meta",
            "index",
            "xml",
            "bin",
            "zip",
            "mlmodel");

    private LookNames() {}

    /** Whether the name tells something that the one under which it was examined does not. */
    public static boolean differ(String path, String examined) {
        Probe now = probe(path);
        Probe before = probe(examined);
        boolean telling = Formats.isLoadableName(now)
                || TELLING.contains(now.extension())
                || now.name().equalsIgnoreCase("MLmodel")
                || now.name().toLowerCase(Locale.ROOT).contains(".data-");
        return telling && !now.name().equals(before.name());
    }

    private static Probe probe(String path) {
        return new Probe(path.substring(path.lastIndexOf('/') + 1), NOTHING, NOTHING, -1, 0);
    }
}
