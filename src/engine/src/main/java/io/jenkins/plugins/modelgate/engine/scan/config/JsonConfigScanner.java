package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;

/**
 * JSON that a loader could read as configuration: whatever is named so, and whatever is JSON. Every value at every
 * depth is read; what stands under keys with a meaning for loaders is judged.
 */
public final class JsonConfigScanner implements FormatScanner {
    /** Data, one document a line: no loader takes it for configuration. */
    private static final Set<String> LINES = Set.of("jsonl", "ndjson", "jsonlines", "geojsonl");

    private static final Set<String> LOADER_NAMES =
            Set.of("config.json", "tokenizer.json", "modules.json", "model_index.json", "modular_model_index.json");

    private static final Set<String> NAMED = Set.of("json", "jsonc", "json5");

    private static final String NOTEBOOK = "ipynb";

    /** YAML is a superset of JSON and has a scanner of its own. */
    private static final Set<String> YAML = Set.of("yaml", "yml");

    private final boolean notebooks;

    /** For configuration. */
    public JsonConfigScanner() {
        this(false);
    }

    private JsonConfigScanner(boolean notebooks) {
        this.notebooks = notebooks;
    }

    /** For Jupyter notebooks, which are the same to a parser and something else to a reader. */
    public static JsonConfigScanner ofNotebooks() {
        return new JsonConfigScanner(true);
    }

    @Override
    public String format() {
        return notebooks ? "notebook" : "json";
    }

    @Override
    public boolean matches(Probe probe) {
        String extension = probe.extension();
        if (notebooks || extension.equals(NOTEBOOK)) {
            return notebooks && extension.equals(NOTEBOOK);
        }
        if (NAMED.contains(extension)) {
            return true;
        }
        return !LINES.contains(extension)
                && !YAML.contains(extension)
                && !probe.name().equalsIgnoreCase("MLmodel")
                && JsonText.isPlausible(probe);
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        String name = DocumentRules.name(inspection).toLowerCase(Locale.ROOT);
        boolean strict = isLoaderName(name);
        ConfigReport report = new ConfigReport(inspection);
        ConfigWalk walk = new ConfigWalk(DocumentRules.of(name), report);
        TextEncoding encoding = TextEncoding.of(in.peek(4));
        try (Reader text = TextEncoding.open(in, encoding)) {
            int documents = JsonText.follow(text, strict, walk);
            if (documents == 0) {
                report.incomplete(ConfigRules.MALFORMED, walk.way(), "there is no JSON in it");
            } else if (documents > 1 && strict) {
                report.report(ConfigRules.TRAILING, walk.way(), documents + " documents");
            } else if (documents > 1 && !name.endsWith(".json")) {
                report.clear(); // lines of data under a name of their own
            }
            if (!encoding.isUtf8()) {
                report.report(
                        ConfigRules.ENCODING, walk.way(), encoding.charset().name());
            }
        } finally {
            report.flush();
        }
    }

    /** Names (in lower case) under which loaders look for configuration: no other JSON may stand there. */
    private static boolean isLoaderName(String name) {
        return name.endsWith("_config.json") || name.endsWith(".index.json") || LOADER_NAMES.contains(name);
    }
}
