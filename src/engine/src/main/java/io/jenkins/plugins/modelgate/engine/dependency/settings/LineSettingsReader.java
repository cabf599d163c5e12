package io.jenkins.plugins.modelgate.engine.dependency.settings;

import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .npmrc}, {@code .yarnrc} of Yarn 1, {@code pip.conf} and {@code pip.ini}: lines of a key and its value, further values
 * on lines behind it. What tools would read differently (quotation marks, indentation, sections) is read in every way, so that
 * no spelling hides an index.
 */
public final class LineSettingsReader extends SettingsReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final List<String> NAMES = List.of(".npmrc", "npmrc", ".yarnrc", "pip.conf", "pip.ini");
    private static final Pattern LINE =
            Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s=:]+(?::[^\\s=:]+)?)(?:\\s*[=:]\\s*|\\s+)(.*)");
    private static final Map<String, Fact.Kind> KINDS = Map.of(
            "registry", Fact.Kind.INDEX,
            "index-url", Fact.Kind.INDEX,
            "pypi-url", Fact.Kind.INDEX,
            "extra-index-url", Fact.Kind.EXTRA_INDEX,
            "find-links", Fact.Kind.FIND_LINKS,
            "trusted-host", Fact.Kind.TRUSTED_HOST,
            "no-binary", Fact.Kind.NO_BINARY);

    public LineSettingsReader() {
        super("installer-settings");
    }

    @Override
    public boolean accepts(String path) {
        return NAMES.contains(fileName(path));
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Indexes indexes = new Indexes(inventory, file.path());
        boolean python = fileName(file.path()).startsWith("pip");
        String text = new String(file.content(MAX_BYTES), StandardCharsets.UTF_8).replace("\ufeff", "");
        Fact.Kind open = null;
        int number = 0;
        for (String written : text.split("\r\n|[\r\n]", -1)) {
            number++;
            String line = written.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("[")) {
                open = line.startsWith("[") ? null : open;
                continue;
            }
            String member = "line " + number;
            Matcher matcher = LINE.matcher(line);
            String key = matcher.matches() ? key(matcher.group(1)) : "";
            Fact.Kind kind = KINDS.get(key);
            if (key.equals("strict-ssl") && unquoted(matcher.group(2)).matches("(?i)false|0|no|off|")) {
                indexes.tell(Fact.Kind.TRUSTED_HOST, "strict-ssl=false", member);
            }
            boolean more = python && kind == null && open != null && Character.isWhitespace(written.charAt(0));
            String values = kind != null ? matcher.group(2) : more ? line : "";
            for (String value : values.split(python ? "\\s+" : "$")) {
                if (!value.isBlank()) {
                    indexes.tell(kind != null ? kind : open, unquoted(value), member);
                }
            }
            open = kind != null ? kind : more ? open : null;
        }
    }

    /** pip and npm write the same key in several ways; {@code @scope:registry} is a registry for some of the packages. */
    private static String key(String written) {
        String plain =
                unquoted(written).toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^--", "");
        String first = plain.endsWith("[]") ? plain.substring(0, plain.length() - 2) : plain;
        return first.endsWith(":registry") ? "registry" : first;
    }

    private static String unquoted(String text) {
        String plain = text.strip();
        boolean quoted = plain.length() > 1
                && (plain.charAt(0) == '"' || plain.charAt(0) == '\'')
                && plain.charAt(plain.length() - 1) == plain.charAt(0);
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }
}
