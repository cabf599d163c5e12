package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import java.util.Locale;

/** Rules that need no more than a line or two. */
final class SimpleRules {
    private SimpleRules() {}

    /** {@code trust_remote_code: true}, also in words or as a number. */
    static void trustRemoteCode(Way way, int level, Scalar value, ConfigReport out) {
        if (isOn(value)) {
            out.report(ConfigRules.TRUST_REMOTE_CODE, way, "set to " + SafeText.of(value.text()));
        }
    }

    private static boolean isOn(Scalar value) {
        return value.kind() == Scalar.Kind.TRUE
                || value.isText() && isYes(value.text())
                || value.kind() == Scalar.Kind.NUMBER && !value.text().equals("0");
    }

    private static boolean isYes(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1", "y", "t" -> true;
            default -> false;
        };
    }

    /** The implementing class of a custom pipeline of transformers. */
    static void customPipeline(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && way.key().equals("impl")) {
            new AutoMapRule().judge(way, level, value, out);
        }
    }

    /**
     * The attention implementation may be a kernel of the Hub ({@code org/repo} or {@code org/repo:function}), which is
     * fetched and loaded as native code.
     */
    static void attention(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && value.text().indexOf('/') >= 0) {
            out.report(ConfigRules.NATIVE_LIBRARY, way, SafeText.quote(value.text()) + " is a kernel of the Hub");
        }
    }

    /** A key that names a native library to load. */
    static void nativeLibrary(Way way, int level, Scalar value, ConfigReport out) {
        anyText(ConfigRules.NATIVE_LIBRARY, way, value, out);
    }

    /** Cells of a notebook, one by one. */
    static void notebookCell(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && value.text().equals("code")) {
            out.once(ConfigRules.NOTEBOOK, way, "the first cell with code");
        }
    }

    /** Directory of a module of sentence-transformers; the first one stands in the root. */
    static void modulePath(Way way, int level, Scalar value, ConfigReport out) {
        String fault = value.isText() && !value.text().isEmpty() ? PlainPath.escape(value.text()) : null;
        if (fault != null) {
            out.report(ConfigRules.PATH, way, SafeText.quote(value.text()) + " " + fault);
        }
    }

    /** ModelScope imports every Python file beside a {@code configuration.json} that says so. */
    static void allowRemote(Way way, int level, Scalar value, ConfigReport out) {
        if (isOn(value)) {
            out.report(ConfigRules.REMOTE_CODE, way, "every Python file beside this one is imported");
            References.codeDirectory(".", out.inspection());
        }
    }

    /** Data sets of Ultralytics: a missing one is fetched by the commands under this key. */
    static void download(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && (value.text().startsWith("bash ") || value.text().contains("import "))) {
            out.report(ConfigRules.MODEL_CODE, Severity.MEDIUM, way, "commands that are run when the data are missing");
        }
    }

    /** A key of jsonpickle that calls what it names. */
    static void objectJson(Way way, int level, Scalar value, ConfigReport out) {
        anyText(ConfigRules.OBJECT_JSON, way, value, out);
    }

    /** Modules that a framework imports because the configuration lists them. */
    static void customImports(Way way, int level, Scalar value, ConfigReport out) {
        if (value.isText() && !value.text().isBlank()) {
            new ImportRule().judge(way, level, value, out);
            References.module(value.text(), out.inspection());
        }
    }

    private static void anyText(Rule rule, Way way, Scalar value, ConfigReport out) {
        if (value.isText() && !value.text().isBlank()) {
            out.report(rule, way, SafeText.quote(value.text()));
        }
    }
}
